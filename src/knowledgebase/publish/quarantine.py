"""Quarantine: one faulty file does not keep the others from being published.

The publisher builds from a copy of the sources. In it a faulty file is replaced by what was last
published of it; what never was, or is faulty by today's rules too, is left out. Others may link to an
entry that is left out: their links become plain text.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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


def set_apart(
    copy: Path,
    before: Path | None,
    check: Callable[[tuple[str, ...]], tuple[Catalogue, list[Finding]]],
    withdrawn: Iterable[str] = (),
    absent: Iterable[str] = (),
) -> tuple[Quarantine, Catalogue | None]:
    """Mend the `copy` until `check`, which reads it and is told what is withheld, finds no error in it.

    `before` has the sources of the release that is shown. What someone has `withdrawn` is left out from
    the start. The links to what is `absent` since an earlier release become plain text too, rather
    than that a page goes because of them. Returns what was done, and what was read in the
    end, or None when the copy cannot be published. Raises OSError.
    """
    taken = set(withdrawn)
    for path in taken:
        (copy / path).unlink(missing_ok=True)
    missing = {*absent, *(entries_in(before) if before else ())} - entries_in(copy) - taken
    former, kept_back, gone, missed = set[str](), set[str](), set[str](), set[str]()
    told: dict[Finding, None] = {}
    for _ in range(_ROUNDS):
        catalogue, found = check(tuple(sorted(taken | kept_back | missed)))
        told |= dict.fromkeys(found)
        faulty = sorted({each.path for each in found if each.level == "error"})
        if not faulty:
            return Quarantine(
                former=tuple(sorted(former)),
                withheld=tuple(sorted(kept_back)),
                gone=tuple(sorted(gone)),
                missed=tuple(sorted(missed)),
                findings=tuple(told),
            ), catalogue
        if not all(_is_copied(copy, path) for path in faulty):
            break
        tried = [path for path in faulty if path not in former and _restore(copy, before, path)]
        former |= set(tried)
        stuck = set(faulty) - set(tried)
        if stuck and missing - missed:
            missed |= missing
            continue
        for path in stuck:
            former.discard(path)
            _remove(copy / path)
            (kept_back if _is_entry(path) else gone).add(path)
    return Quarantine(findings=tuple(told)), None


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


def _restore(copy: Path, before: Path | None, path: str) -> bool:
    """Put what was last published in the place of a file. Returns whether that changed it."""
    old, new = before / path if before else None, copy / path
    if old is None or not old.is_file() or old.is_symlink():
        return False
    if not new.is_symlink() and new.is_file() and new.read_bytes() == old.read_bytes():
        return False
    _remove(new)
    shutil.copyfile(old, new)
    return True


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink()
