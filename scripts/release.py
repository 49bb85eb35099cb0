#!/usr/bin/env python3
"""A release: `notes TAG`, its words; `sbom`, what it is made of; `locks [--upgrade]`, locks anew.

`notes` prints the changelog's section of TAG, and refuses a tag that is not the program's version
or has no dated section. `sbom` prints CycloneDX 1.6 JSON from the lock files, the workflows and the
few files of others that are in the repository: the same bytes from the same commit. `locks` needs uv
and npm; without `--upgrade` what is pinned stays, and only what `pyproject.toml` asks for changes.
Standard library only.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bill import AUDIT_LOCK, NPM_LOCK, RUN_LOCK, TEST_LOCK, sbom

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    match arguments:
        case ["notes", tag]:
            return tell(notes(tag))
        case ["sbom"]:
            print(
                json.dumps(sbom(ROOT, version(), commit_time(ROOT)), indent=1, ensure_ascii=False)
            )
        case ["locks", *options] if set(options) <= {"--upgrade"}:
            locks(options)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def version(root: Path = ROOT) -> str:
    text = (root / "src/knowledgebase/__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def notes(tag: str, root: Path = ROOT) -> tuple[str, str]:
    """Return (words of the release, "") or ("", why there can be no release by this tag)."""
    if tag != f"v{version(root)}":
        return "", f"The tag is {tag}, but the program says v{version(root)}."
    for section in (root / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]:
        title, _, words = section.partition("\n")
        if title.startswith(tag[1:] + " "):
            if re.fullmatch(r"[\w.+-]+ – \d{4}-\d\d-\d\d", title):
                return words.strip() + "\n", ""
            break
    return "", f"CHANGELOG.md has no heading '## {tag[1:]} – YYYY-MM-DD'."


def tell(told: tuple[str, str]) -> int:
    words, fault = told
    sys.stdout.buffer.write(words.encode())
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


def commit_time(root: Path) -> str | None:
    command = ["git", "-C", str(root), "show", "-s", "--format=%cI", "HEAD"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or None


def locks(options: list[str]) -> None:
    """Make every lock anew. Raises CalledProcessError where a tool refuses."""
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if not uv or not npm:
        sys.exit("Both uv and npm are needed, and must be on PATH.")
    compiled = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    compiled += ["--generate-hashes", "--no-header", *options]
    for lock, source in (
        (RUN_LOCK, ["pyproject.toml"]),
        (TEST_LOCK, ["pyproject.toml", "--extra", "test"]),
        (AUDIT_LOCK, ["scripts/audit/audit.in"]),
    ):
        subprocess.run([*compiled, *source, "--output-file", lock], cwd=ROOT, check=True)
    verb = "update" if options else "install"
    command = [npm, verb, "--package-lock-only", "--ignore-scripts", "--silent"]
    subprocess.run(command, cwd=(ROOT / NPM_LOCK).parent, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
