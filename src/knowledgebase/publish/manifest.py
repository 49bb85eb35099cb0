"""Manifest: what a release is made of, each file by its SHA-256, so that anyone can see it is whole."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from knowledgebase.ground.findings import Finding, finding

MANIFEST = "luettelo.json"
SITE, SOURCES = "sivusto", "lahteet"
"""In a release: the folder that is served, and the sources it was made from."""


@dataclass(frozen=True)
class Manifest:
    """What is told of a release.

    `commit` is git's, with `-dirty` for what is not committed, or empty; `lock` the SHA-256 of the lock of the
    program's dependencies; `day` the day that the site is of; `counts` how many sources are of each
    state; `former` and `withheld` the faulty files that are shown as last published and not at all;
    `withdrawn` those that someone took out; `carried` the assets of the release before that stay one
    release long; `files` the SHA-256 of every file by its path in the release, this one left out.
    """

    commit: str
    lock: str
    day: str
    counts: Mapping[str, int] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    pictures: bool = False
    files: Mapping[str, str] = field(default_factory=dict)

    def pages(self) -> frozenset[str]:
        """Return the paths of the pages that readers see."""
        return frozenset(path for path in self.files if path.endswith("/index.html"))

    def write(self, release: Path) -> None:
        """Write the manifest into the folder of its release. Raises OSError."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (release / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(release: Path) -> Manifest | None:
    """Return the manifest of a release, None when it is not there or not whole."""
    try:
        data: dict[str, Any] = json.loads((release / MANIFEST).read_text("utf-8"))
        told: dict[str, Any] = {each.name: data[each.name] for each in fields(Manifest)}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Manifest(**told | lists)


def digests(release: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a release by path, its manifest left out. Raises OSError."""
    found = {}
    for here, folders, names in os.walk(release):
        folders.sort()
        for name in sorted(names):
            file = Path(here, name)
            path = file.relative_to(release).as_posix()
            if path != MANIFEST:
                with file.open("rb") as stream:
                    found[path] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def pages_in(release: Path) -> frozenset[str]:
    """Return the paths of the pages that a release has, as its manifest tells them. Raises OSError."""
    pages = (release / SITE).rglob("index.html")
    return frozenset(page.relative_to(release).as_posix() for page in pages)


def check_manifest(release: Path) -> Iterator[Finding]:
    """Yield a finding for each file of a release that is not as it was published. Raises OSError."""
    told = read_manifest(release)
    if told is None:
        yield finding(release.name, (1, 1), "release-without-manifest", name=MANIFEST)
        return
    there = digests(release)
    for path in sorted(told.files.keys() | there.keys()):
        if there.get(path) != told.files.get(path):
            rule = (
                "release-file-missing"
                if path not in there
                else "release-file-changed"
                if path in told.files
                else "release-file-extra"
            )
            yield finding(f"{release.name}/{path}", (1, 1), rule, value=path)
