"""Quarantine: one faulty file does not keep the others from being published.

The publisher builds from a copy of the sources. In it a faulty file is replaced by what was last
published of it; what never was, or is faulty by today's rules too, is left out. Others may link to an
entry that is left out: their links become plain text.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.content_tree import list_files
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import SHELVES, kind_of

FOLDERS = tuple(
    sorted({shelf.folder.partition("/")[0] for shelf in SHELVES.values()} | {"content"})
)
"""The folders of a root that people write in, which are copied."""
_ROUNDS = 12
Check = Callable[[tuple[str, ...]], tuple[Catalogue, list[Finding]]]


@dataclass(frozen=True)
class Quarantine:
    """The files of a copy that are not as they are written now, by path: as they were (`former`), or
    left out (`withheld` entries and pages, and `gone` files that only entries use); the `missed` entries
    that are deleted but that others still lead to; and all findings."""

    former: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.former or self.withheld or self.gone or self.missed)


def copy_sources(root: Path, to: Path) -> None:
    """Copy what people write under `root`, links as links. Raises OSError."""
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            to.mkdir(exist_ok=True)
            (to / folder).symlink_to((root / folder).readlink())
        elif (root / folder).is_dir():
            shutil.copytree(
                root / folder, to / folder, symlinks=True, copy_function=shutil.copyfile
            )


class Copy:
    """A copy of the sources that is mended until no file in it is faulty.

    `before` has the sources of the release that is shown. What someone has `withdrawn` is left out from
    the start. The links to what is `absent` since an earlier release become plain text too, rather
    than that a page goes because of them. Raises OSError.
    """

    def __init__(
        self,
        folder: Path,
        before: Path | None,
        withdrawn: Iterable[str] = (),
        absent: Iterable[str] = (),
    ) -> None:
        self._folder, self._before, self._withdrawn = folder, before, set(withdrawn)
        for path in self._withdrawn:
            (folder / path).unlink(missing_ok=True)
        known = {*absent, *(entries_in(before) if before else ())}
        self._missing = known - entries_in(folder) - self._withdrawn
        self._former, self._withheld = set[str](), set[str]()
        self._gone, self._missed = set[str](), set[str]()

    def mend(self, check: Check) -> tuple[Quarantine, Catalogue | None]:
        """Set apart what is faulty. `check` reads the copy, and is told what is withheld.

        Returns what was done, and what was read in the end, or None when that cannot be published.
        """
        told: dict[Finding, None] = {}
        for _ in range(_ROUNDS):
            catalogue, found = check(self.withheld)
            told |= dict.fromkeys(found)
            faulty = sorted({each.path for each in found if each.level == "error"})
            if not faulty:
                return replace(self._apart(), findings=tuple(told)), catalogue
            if not all(_is_copied(self._folder, path) for path in faulty):
                break
            self._set_apart(faulty)
        return Quarantine(findings=tuple(told)), None

    @property
    def withheld(self) -> tuple[str, ...]:
        """The files that the copy lacks and that others may link to."""
        return tuple(sorted(self._withdrawn | self._withheld | self._missed))

    def _set_apart(self, faulty: list[str]) -> None:
        tried = {path for path in faulty if path not in self._former and self._restore(path)}
        self._former |= tried
        stuck = set(faulty) - tried
        if stuck and self._missing - self._missed:
            self._missed |= self._missing
            return
        for path in stuck:
            self._former.discard(path)
            _remove(self._folder / path)
            (self._withheld if _is_entry(path) else self._gone).add(path)

    def _restore(self, path: str) -> bool:
        """Put what was last published in the place of a file. Returns whether that changed it."""
        old, new = self._before / path if self._before else None, self._folder / path
        if old is None or not old.is_file() or old.is_symlink():
            return False
        if not new.is_symlink() and new.is_file() and new.read_bytes() == old.read_bytes():
            return False
        _remove(new)
        shutil.copyfile(old, new)
        return True

    def _apart(self) -> Quarantine:
        sets = (self._former, self._withheld, self._gone, self._missed)
        former, withheld, gone, missed = (tuple(sorted(some)) for some in sets)
        return Quarantine(former, withheld, gone, missed)


def entries_in(root: Path) -> set[str]:
    """Return the paths of the entries and hand-written pages among the sources under `root`."""
    return {str(path) for path in list_files(root)[0] if path.suffix == ".md"}


def _is_copied(copy: Path, path: str) -> bool:
    parts = PurePosixPath(path).parts
    there = copy / path
    inside = len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts
    return inside and (there.is_symlink() or there.exists())


def _is_entry(path: str) -> bool:
    where = PurePosixPath(path)
    return where.suffix == ".md" and (kind_of(where) is not None or where.parts[0] == "content")


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink()
