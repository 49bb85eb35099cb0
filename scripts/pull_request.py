#!/usr/bin/env python3
"""Check a pull request: `pull_request.py PROPOSED RESULT`, run from the base branch's checkout.

PROPOSED is a checkout of the proposed merge; nothing of it is run, it is only read. RESULT gets
`kommentti.md` for the comment and, when only content changed and it is in order, the folder
`esikatselu` with the built site. Findings are printed as annotations. Standard library only.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

CONTENT = ("content/", "practices/", "projects/")
DEV = Path(__file__).with_name("dev.py")


def main(arguments: list[str]) -> int:
    proposed, result = Path(arguments[0]), Path(arguments[1])
    result.mkdir(parents=True, exist_ok=True)
    changed = changed_files(proposed)
    check = kb("check", "--root", str(proposed), "--format", "github")
    sys.stdout.buffer.write(check.stdout.encode() + b"\n")  # UTF-8 whatever the console is
    sys.stdout.flush()
    review = kb("review", "--root", str(proposed), "--format", "md", *entries(changed, proposed))
    code = touches_code(changed)
    built = False
    if not code and check.returncode == 0:
        site = str((result / "esikatselu").resolve())
        built = kb("build", "--root", str(proposed), "--site", site).returncode == 0
    text = comment(check.returncode == 0, code, built, review.stdout)
    (result / "kommentti.md").write_text(text, "utf-8")
    print(check.stderr, review.stderr, file=sys.stderr)
    return check.returncode


def changed_files(proposed: Path) -> list[str]:
    """Return the paths that the merge changes, as git tells them: a merge's first parent is base."""
    command = ["git", "-C", str(proposed), "diff", "--name-only", "-z", "HEAD^1", "HEAD"]
    done = subprocess.run(command, capture_output=True, check=True)
    return [path for path in done.stdout.decode("utf-8", "replace").split("\0") if path]


def touches_code(changed: Iterable[str]) -> bool:
    return any(not path.startswith(CONTENT) for path in changed)


def entries(changed: Iterable[str], proposed: Path) -> list[str]:
    """Return the changed Markdown files that are still there, as absolute paths."""
    files = (proposed / path for path in changed if path.startswith(CONTENT))
    found = [str(file.resolve()) for file in files if file.suffix == ".md" and file.is_file()]
    # After `--` a file name that begins with a hyphen is no option.
    return ["--", *(found or [str(proposed / "ei-muutoksia.md")])]


def kb(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def comment(in_order: bool, code: bool, built: bool, review: str) -> str:
    """Return the comment in Finnish: the outcome first, then the review of each entry."""
    lines = ["# Tarkistus", ""]
    if in_order:
        lines.append("Kortit ovat kunnossa. Arvioija lukee ehdotuksen seuraavaksi.")
    else:
        lines.append("Korteissa on virheitä. Ne näkyvät alla ja tiedostojen rivien kohdalla.")
    if code:
        lines.append("Ehdotus muuttaa myös ohjelmaa, joten esikatselua ei tehdä.")
    elif built:
        lines.append("Sivuston esikatselu on tarkistuksen liitteenä nimellä esikatselu.")
    return "\n".join([*lines, "", review])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
