"""Followed: the folders that the preview follows, and what a change in each of them means."""

from pathlib import Path

from knowledgebase.ground.assets import THEME_ASSETS
from knowledgebase.ground.layout import SHELVES, VOCABULARIES
from knowledgebase.ground.site import CONFIG, PRODUCT
from knowledgebase.publish.watch import Snapshot
from knowledgebase.read.thesaurus import THESAURUS
from knowledgebase.validate.links import IMAGES

THEME, PROGRAM = PRODUCT / "theme", PRODUCT / "src"
_CONTENT = tuple(sorted({shelf.folder.partition("/")[0] for shelf in SHELVES.values()}))
Part = frozenset[tuple[str, tuple[int, int, int]]]


def places(root: Path) -> list[Path]:
    """Return the folders and files that the preview follows."""
    lent = [PRODUCT / VOCABULARIES] if root != PRODUCT else []
    return [*(root / folder for folder in _CONTENT), *lent, THEME, CONFIG, PROGRAM]


def names(now: Snapshot, root: Path) -> frozenset[str]:
    """Return what tells which files the content has, and which of them are plain ones."""
    inside = tuple(f"{root / folder}/" for folder in _CONTENT)
    found = (name if seen[0] > 0 else f"{name}/" for name, seen in now.items())
    return frozenset(name for name in found if name.startswith(inside))


def words(now: Snapshot, root: Path) -> Part:
    """Return what tells of the vocabularies and the thesaurus, the root's own and the lent ones."""
    return _part(now, root / VOCABULARIES, root / THESAURUS, PRODUCT / VOCABULARIES)


def looks(now: Snapshot, root: Path) -> Part:
    """Return what tells of the files that pages are shown with: styles, scripts and pictures."""
    return _part(now, THEME_ASSETS, root / IMAGES)


def templates(now: Snapshot) -> Part:
    """Return what tells of templates, icons and the configuration."""
    return _part(now, THEME, CONFIG) - _part(now, THEME_ASSETS)


def is_program(now: Snapshot, before: Snapshot) -> bool:
    """True when the program itself has changed, which only a new start can show."""
    changed = dict(_part(now, PROGRAM) ^ _part(before, PROGRAM))
    return any(name.endswith(".py") for name in changed)


def _part(now: Snapshot, *folders: Path) -> Part:
    starts = tuple(f"{folder}/" for folder in folders)
    return frozenset(item for item in now.items() if f"{item[0]}/".startswith(starts))
