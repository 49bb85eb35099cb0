#!/usr/bin/env python3
"""A pull request: `check PROPOSED RESULT` and, with more rights, `comment DATA INTO`.

`check` runs the base branch's program on PROPOSED, a checkout of the proposed merge; nothing of
that is run, it is only read. RESULT gets `tarkistus.json`, what was found as data, and, when only
content changed and it is in order, the folder `esikatselu` with the built site. Findings are
printed as annotations. `comment` makes Markdown of the data, trusting none of it; where there is
no data it says so. Standard library only.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

CONTENT = ("content/", "practices/", "projects/")
DEV = Path(__file__).with_name("dev.py")
ATTACHED = (".md", ".yml", ".csv", ".png", ".jpg", ".jpeg", ".webp", ".pdf", ".docx")


def main(arguments: list[str]) -> int:
    verb, first, second = arguments
    return {"check": check, "comment": comment}[verb](Path(first), Path(second))


def check(proposed: Path, result: Path) -> int:
    result.mkdir(parents=True, exist_ok=True)
    changed = changed_files(proposed)
    root = ("--root", str(proposed))
    checked = kb("check", *root, "--format", "json")
    annotated = kb("check", *root, "--format", "github")
    sys.stdout.buffer.write(annotated.stdout.encode() + b"\n")  # UTF-8 whatever the console is
    sys.stdout.flush()
    reviewed = kb("review", *root, "--format", "json", *entries(changed, proposed))
    errors = [found for found in json.loads(checked.stdout) if found["level"] == "error"]
    code = any(not path.startswith(CONTENT) and not is_lost(state, path) for state, path in changed)
    built = None
    if not code and checked.returncode == 0:
        site = str((result / "esikatselu").resolve())
        built = kb("build", *root, "--site", site, "--offline")
        if built.returncode:
            errors = [
                {"path": "sivusto", "line": 1, "problem": line.removesuffix("."), "remedy": ""}
                for line in told(built)
            ]
    failed = built is not None and built.returncode != 0
    data = {
        "outcome": "build-failed" if failed else "errors" if checked.returncode else "ok",
        "code": code,
        "preview": built is not None and not failed,
        "deleted": [path for state, path in changed if state == "D"],
        "renamed": [path for state, path in changed if state == "R"],
        "stray": [path for state, path in changed if is_lost(state, path)],
        "findings": errors,
        "reviews": json.loads(reviewed.stdout or "[]"),
    }
    # In ASCII: names of files may hold what is no text, and so could not be written otherwise.
    (result / "tarkistus.json").write_text(json.dumps(data), "ascii")
    print(checked.stderr, reviewed.stderr, built.stderr if built else "", file=sys.stderr)
    return checked.returncode or int(failed)


def comment(data: Path, into: Path) -> int:
    sys.path.insert(0, str(DEV.parent.parent / "src"))
    from knowledgebase.report import comment as report

    text = ""
    if data.is_file() and not data.is_symlink():
        with data.open("rb") as file:
            # More than any honest check writes would be cut anyway.
            text = file.read(4_000_000).decode("utf-8", "replace")
    into.write_text(report.comment(text), "utf-8")
    return 0


def changed_files(proposed: Path) -> list[tuple[str, str]]:
    """Return (A, D, M or R, path) of what the merge changes: a merge's first parent is the base.

    A renamed file is told as `old → new` under R, and its new name under A.
    """
    command = ["git", "-C", str(proposed), "diff", "--name-status", "-M", "-z", "HEAD^1", "HEAD"]
    done = subprocess.run(command, capture_output=True, check=True)
    words = iter(done.stdout.decode("utf-8", "replace").split("\0"))
    changed = []
    for state in words:
        if not state:
            continue
        path = next(words)
        if state[0] in "RC":
            new = next(words)
            changed += [("R", f"{path} → {new}")] if state[0] == "R" else []
            changed.append(("A", new))
        else:
            changed.append((state[0], path))
    return changed


def is_lost(state: str, path: str) -> bool:
    """Tell whether a changed path looks like content but is in no folder, or of no type, that is read.

    A new text at the root of the repository is meant as an entry; one that was there is the program's own.
    """
    name = Path(path)
    if path.startswith(CONTENT):
        return state != "D" and name.suffix.lower() not in ATTACHED
    texts = (".md", ".markdown", ".txt", ".docx")
    return state == "A" and len(name.parts) == 1 and name.suffix.lower() in texts


def entries(changed: Iterable[tuple[str, str]], proposed: Path) -> list[str]:
    """Return the changed Markdown files, the deleted and renamed ones too, as absolute paths."""
    # A renamed file is told by both its names.
    paths = dict.fromkeys(path.partition(" → ")[0] for _, path in changed)
    files = (proposed / path for path in paths if path.startswith(CONTENT))
    found = [str(file.resolve()) for file in files if file.suffix == ".md"]
    # After `--` a file name that begins with a hyphen is no option.
    return ["--", *(found or [str(proposed / "ei-muutoksia.md")])]


def kb(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def told(built: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the last lines of a failed build: they say why."""
    return [line for line in built.stderr.splitlines() if line.strip()][-20:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
