"""History: when each file was added and last changed, from one pass over the git log."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from knowledgebase.ground.moments import HELSINKI
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Dates:
    """The day something appeared and the day it last changed; None where nothing tells."""

    added: date | None = None
    changed: date | None = None


History = Mapping[str, Dates]


def read_history(root: Path) -> dict[str, Dates]:
    """Return the dates of the files under `root` by path; nothing without git or its full log.

    A shallow clone would tell that every file was added in its last commit, so it tells nothing.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    return parse_log(
        _git(root, "-c", "core.quotePath=off", "log", "--relative", "--no-renames",
             "--diff-filter=AM", "--name-only", "--format=%x00%ct", "--", ".")
    )  # fmt: skip


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def parse_log(log: str) -> dict[str, Dates]:
    """Return dates by path from commits, newest first, each `NUL seconds` and its paths.

    >>> parse_log("\\x001700000000\\n\\npractices/a.md\\n")
    {'practices/a.md': Dates(added=datetime.date(2023, 11, 15), changed=datetime.date(2023, 11, 15))}
    """
    found: dict[str, Dates] = {}
    for commit in log.split("\x00")[1:]:
        seconds, *paths = commit.split("\n")
        day = datetime.fromtimestamp(int(seconds), HELSINKI).date()
        for path in filter(None, paths):
            newest = found[path].changed if path in found else day
            found[path] = Dates(day, newest)
    return found


def dates_of(entry: Entry, history: History) -> Dates:
    """Return an entry's dates: what its front matter says, or else what the history says."""
    told = history.get(str(entry.path), Dates())
    added = getattr(entry.fields, "published", None) or told.added
    changed = entry.fields.updated or told.changed or added
    return Dates(added, max(changed, added) if changed and added else changed)
