"""History: when each entry appeared and when it changed, for feeds, lists of changes and newsletters.

An entry changed when its writer says so in `updated`. A commit is no change: a mended typo or a pass
over all files must lift nothing to anyone's feed. What git knows is the day that a file came to the
branch, for entries that do not tell when they were published; one pass over the log finds it.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.moments import HELSINKI
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Dates:
    """The day something appeared and the day it last changed; None where nothing tells.

    Of an entry the change is what its writer tells; of a file it is the last commit.
    """

    added: date | None = None
    changed: date | None = None


History = Mapping[str, Dates]


def read_history(root: Path, today: date) -> tuple[dict[str, Dates], list[Finding]]:
    """Return the dates of the files under `root` by path, and a warning where git keeps them back.

    A folder that is in no repository has no dates and no warning. A shallow clone would tell that
    every file was added in its last commit, so it tells nothing. Never raises.
    """
    shallow, fault = _git(root, "rev-parse", "--is-shallow-repository")
    if fault:
        return {}, [_unknown(fault)] if _is_in_repository(root) else []
    if shallow.strip() != "false":
        return {}, [_unknown("shallow clone")]
    log, fault = _git(
        root,
        "-c",
        "core.quotePath=off",
        "-c",
        "log.showSignature=off",
        "log",
        # What came by a merge came on the day of the merge, however long it was being written.
        "--first-parent",
        "-m",
        "--relative",
        "--no-renames",
        "--diff-filter=AM",
        "--name-only",
        "--format=%x00%ct",
        "--",
        ".",
    )
    # A repository without a single commit has no log.
    if fault and "does not have any commits" not in fault:
        return {}, [_unknown(fault)]
    return parse_log(log, today), []


def last_text(root: Path, path: str) -> bytes | None:
    """Return what a file that is gone held when git last knew it, or None where git does not know.

    `path` is relative to `root`. Never raises.
    """
    # The commit that took it away, or none when it is taken away only on disk.
    gone, fault = _git(
        root,
        "log",
        "-1",
        "--first-parent",
        "-m",
        "--format=%H",
        "--diff-filter=D",
        "--",
        f"./{path}",
    )
    for commit in [f"{gone.strip()}^1"] * bool(gone.strip() and not fault) + ["HEAD"]:
        text, fault = _git(root, "show", f"{commit}:./{path}")
        if not fault:
            return text.encode()
    return None


def _is_in_repository(root: Path) -> bool:
    # Git's own word is no help: where a repository is broken or half mounted, it says there is none.
    place = root.absolute()
    return any(os.path.lexists(folder / ".git") for folder in (place, *place.parents))


def _unknown(why: str) -> Finding:
    return finding(".", (1, 1), "no-history", value=why.strip().splitlines()[0][:120])


def _git(root: Path, *arguments: str) -> tuple[str, str]:
    """Return what git printed, and why it failed or ''."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        return "", f"git: {error.strerror}"
    text = done.stdout.decode("utf-8", "replace")
    return text, done.stderr.decode("utf-8", "replace") or "git" if done.returncode else ""


def parse_log(log: str, today: date) -> dict[str, Dates]:
    """Return dates by path from commits, newest first, each `NUL seconds` and its paths.

    A commit from the future, by a clock that was wrong, counts as made on `today`.

    >>> parse_log("\\x001700000000\\n\\npractices/a.md\\n", date(2026, 11, 24))
    {'practices/a.md': Dates(added=datetime.date(2023, 11, 15), changed=datetime.date(2023, 11, 15))}
    """
    found: dict[str, Dates] = {}
    for commit in log.split("\x00")[1:]:
        seconds, *paths = commit.split("\n")
        day = _day(seconds, today)
        for path in filter(None, paths):
            newest = found[path].changed if path in found else day
            found[path] = Dates(day, newest)
    return found


def _day(seconds: str, today: date) -> date:
    try:
        return min(datetime.fromtimestamp(int(seconds), HELSINKI).date(), today)
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return today


def dates_of(entry: Entry, history: History) -> Dates:
    """Return when an entry appeared, as it tells or else as git knows, and when it changed since.

    Only `updated` tells of a change. What has not changed has the day on which it appeared.
    """
    told = history.get(str(entry.path), Dates())
    added = getattr(entry.fields, "published", None) or told.added
    changed = entry.fields.updated or added
    return Dates(added, max(changed, added) if changed and added else changed)
