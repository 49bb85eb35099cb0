"""Releases: the kept releases of a site in one folder, and the link that tells which one is shown.

    DIR/current                      → releases/000007-1a2b3c4d5e6f/sivusto, what the web server serves
    DIR/releases/000007-…/sivusto    the site
    DIR/releases/000007-…/lahteet    the sources it was made from
    DIR/releases/000007-…/luettelo.json   its manifest
    DIR/withdrawn.txt                what may be in no release: the path of one source a line

A release is never changed once it is shown. Numbers grow, whatever the clock says.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.publish.manifest import SITE, read_manifest
from knowledgebase.publish.switch import flush, locked, point

CURRENT, RELEASES, WITHDRAWN = "current", "releases", "withdrawn.txt"
KEPT = 5
_NAME = re.compile(r"\d{6,9}-(?:[0-9a-f]{12}|nogit)")
_BEGUN = ".tulossa."
_OURS = {CURRENT, RELEASES, WITHDRAWN, "lost+found"}


def not_a_place(folder: Path) -> Iterator[Finding]:
    """Yield a finding when `folder` holds what no publisher has put there. Raises OSError."""
    if not folder.exists():
        return
    names = {path.name for path in folder.iterdir() if not path.name.startswith(f".{CURRENT}.")}
    link = folder / CURRENT
    if link.exists() and not link.is_symlink():
        names.add(f"{CURRENT}/")
    for name in sorted(names - _OURS)[:1]:
        yield finding(folder.name, (1, 1), "not-ours", value=folder, name=name)


class Releases:
    """The releases in a folder, which its caller has locked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / RELEASES

    def all(self) -> list[Path]:
        """Return the kept releases, the oldest first."""
        if not self.place.is_dir():
            return []
        named = (path for path in self.place.iterdir() if _NAME.fullmatch(path.name))
        return sorted(named, key=_number)

    def shown(self) -> Path | None:
        """Return the release that is shown, or None."""
        try:
            target = (self.folder / CURRENT).readlink()
        except OSError:
            return None
        release = self.place / target.parent.name
        return release if (release / SITE).is_dir() else None

    @contextmanager
    def begun(self) -> Iterator[Path]:
        """Give a new folder to make a release in; it is gone at the end unless it was kept.

        What a killed publisher left goes first. Raises OSError.
        """
        self.place.mkdir(parents=True, exist_ok=True)
        for left in self.place.glob(f"{_BEGUN}*"):
            shutil.rmtree(left, ignore_errors=True)
        for link in self.folder.glob(f".{CURRENT}.*"):
            link.unlink()
        made = self.place / f"{_BEGUN}{os.getpid()}"
        made.mkdir()
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def keep(self, made: Path) -> Path:
        """Give a finished release its name, next in number. Returns its place. Raises OSError."""
        told = read_manifest(made)
        commit = told.commit if told else ""
        last = max(map(_number, self.all()), default=0)
        short = commit[:12] if re.match("[0-9a-f]{12}", commit) else "nogit"
        release = self.place / f"{last + 1:06d}-{short}"
        made.rename(release)
        flush(self.place)
        return release

    def replace(self, made: Path, release: Path) -> None:
        """Put a release made anew in the place of one that is not shown. Raises OSError."""
        shutil.rmtree(release)
        made.rename(release)
        flush(self.place)

    def show(self, release: Path) -> None:
        """Let the link lead to a release, in one step. Raises OSError, and then it is as it was."""
        point(self.folder / CURRENT, Path(RELEASES, release.name, SITE))

    def forget_old(self) -> None:
        """Delete all but the last releases and the one that is shown. Raises OSError."""
        every, shown = self.all(), self.shown()
        for release in every[:-KEPT]:
            if release != shown:
                shutil.rmtree(release)

    def withdrawn(self) -> frozenset[str]:
        """Return the paths of the sources that may be in no release. Raises OSError."""
        file = self.folder / WITHDRAWN
        return frozenset(file.read_text("utf-8").splitlines() if file.is_file() else ())

    def withdraw(self, paths: Iterable[str]) -> None:
        """Add sources to those that may be in no release. Raises OSError."""
        lines = sorted(self.withdrawn() | set(paths))
        new = self.folder / f".{CURRENT}.{WITHDRAWN}"
        new.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        flush(new)
        new.replace(self.folder / WITHDRAWN)
        flush(self.folder)


@contextmanager
def releases_in(folder: Path) -> Iterator[Releases]:
    """Give the releases of a folder, which is made if need be; other publishers wait. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        yield Releases(folder)


def settle(folder: Path) -> None:
    """Let everybody read what is in `folder`, and have it on the disk. Raises OSError.

    The web server is another user, whatever the umask of whoever publishes.
    """
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            file = Path(here, name)
            file.chmod(0o644)
            flush(file)
        Path(here).chmod(0o755)
        flush(Path(here))


def _number(release: Path) -> int:
    return int(release.name.partition("-")[0])
