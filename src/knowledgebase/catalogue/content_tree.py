"""Content tree: which files of a root are content, and findings on those that would be lost."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import (
    RESULTS,
    SHELVES,
    VOCABULARIES,
    is_left_by_tools,
)
from knowledgebase.read.record import is_plain_file
from knowledgebase.read.source import read_as_far, read_bytes
from knowledgebase.read.thesaurus import THESAURUS
from knowledgebase.validate.attachment import ENDINGS
from knowledgebase.validate.links import ATTACHMENTS, IMAGES
from knowledgebase.validate.misplaced import right_folder

# What may stand in content/, by folder. Anything else is refused: MkDocs would publish it.
_DEEPEST = 5
_ALLOWED = {
    VOCABULARIES: {".yml"},
    THESAURUS: {".yml"},
    RESULTS: {".csv"},
    SHELVES["indicator"].folder: {".md", ".yml"},
    IMAGES: {".png", ".jpg", ".jpeg", ".webp"},
    "content/koosteet": {".yml"},
    "content/kampanjat": {".yml"},
    "content/jakotekstit": {".yml"},
    ATTACHMENTS: {".md", *ENDINGS},
}

_FILES = {".md"}.union(*_ALLOWED.values())
# Endings that mean the same as one that is read, and pictures that not every browser shows.
_MEANT = {".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".txt": ".md", ".yaml": ".yml"}
_OTHER_PICTURES = {".svg", ".heic", ".heif", ".gif", ".tif", ".tiff", ".bmp", ".avif"}
_ENTRY_ENDINGS = {".md", *(ending for ending, meant in _MEANT.items() if meant == ".md")}


def list_files(root: Path) -> tuple[list[PurePosixPath], list[Finding]]:
    """Return the Markdown files and pictures under `root` in order, and findings on the rest."""
    paths: list[PurePosixPath] = []
    findings: list[Finding] = []
    folders = sorted({shelf.folder.partition("/")[0] for shelf in SHELVES.values()} | {"content"})
    if not any(os.path.lexists(root / folder) for folder in folders):
        return [], [finding(".", (1, 1), "no-content", name=", ".join(folders))]
    for folder in folders:
        if (root / folder).is_symlink():
            findings.append(finding(folder, (1, 1), "symbolic-link", name=folder))
            continue
        if not (root / folder).is_dir():
            findings.append(finding(folder, (1, 1), "missing-folder", name=folder))
            continue
        for path, rule in _walk(root, folder):
            if rule:
                findings.append(_stray(path, rule))
            elif path.suffix == ".md" or str(path).startswith((f"{IMAGES}/", f"{ATTACHMENTS}/")):
                paths.append(path)
    return sorted(paths, key=lambda path: path.parts), findings + list(_outside(root, folders))


def _stray(path: PurePosixPath, rule: str) -> Finding:
    """Return the finding on a file that may not stand where it does, and what to do about it."""
    allowed = _allowed(path.parent)
    ending = path.suffix.lower()
    meant = _MEANT.get(ending, ending)
    guess = ""
    if rule == "stray-file" and str(path).startswith(f"{IMAGES}/") and ending in _OTHER_PICTURES:
        rule = "picture-format"
    elif rule == "stray-file" and meant in allowed and not _belongs(path.parent):
        rule = "in-subfolder"
    elif rule == "stray-file" and meant in allowed and meant != path.suffix:
        # A system that hides endings adds one of its own: m.md.txt.
        guess = path.stem if path.stem.endswith(meant) else path.with_suffix(meant).name
    values = {"name": path.name, "allowed": ", ".join(sorted(allowed)), "guess": guess}
    return finding(str(path), (1, 1), rule, folder=path.parts[0], **values)


def _outside(root: Path, folders: list[str]) -> Iterator[Finding]:
    """Yield entries that stand beside the folders of the content, where nobody reads them."""
    beside = [file for file in sorted(root.iterdir()) if file.name not in folders]
    inside = [file for each in beside if _is_folder(each) for file in sorted(each.iterdir())]
    for file in (*beside, *inside):
        path = PurePosixPath(file.relative_to(root).as_posix())
        if path.suffix.lower() in _ENTRY_ENDINGS and is_plain_file(root, str(path)):
            source, _ = read_as_far(PurePosixPath(path.with_suffix(".md").name), read_bytes(file))
            if source and (folder := right_folder(source.data)):
                yield finding(str(path), (1, 1), "outside-folders", name=path.name, folder=folder)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not path.name.startswith(".")


def _walk(root: Path, folder: str) -> Iterator[tuple[PurePosixPath, str | None]]:
    for here, folders, names in os.walk(root / folder):
        folders.sort()
        base = PurePosixPath(Path(here).relative_to(root).as_posix())
        allowed, belongs, inside = _allowed(base), _belongs(base), set(folders)
        with os.scandir(here) as listed:
            seen = {each.name: each for each in listed}
        for name in sorted((*names, *folders)):
            if is_left_by_tools(name):
                folders[:] = [f for f in folders if f != name]
                continue
            path = base / name
            if name in seen and seen[name].is_symlink():
                folders[:] = [f for f in folders if f != name]
                yield path, "symbolic-link"
            elif name in inside and len(path.parts) > _DEEPEST:
                folders.remove(name)
                yield path, "folder-too-deep"
            elif name in inside and path.suffix in _FILES:
                folders.remove(name)
                yield path, "stray-file"  # a folder in the place of a file
            elif name not in inside:
                plain = name in seen and seen[name].is_file(follow_symlinks=False)
                right = path.suffix in allowed and belongs and plain
                yield path, None if right else "stray-file"


def _allowed(folder: PurePosixPath) -> set[str]:
    """Return the endings that files in a folder may have."""
    return _ALLOWED.get(str(folder), {".md"})


def _belongs(folder: PurePosixPath) -> bool:
    # practices/ and projects/ are flat.
    return len(folder.parts) == 1 or folder.parts[0] == "content"
