"""Load: the stages read, validate and catalogue in one go over a content root."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.addresses import check_addresses
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.editorial import check_communications
from knowledgebase.catalogue.honesty import check_honesty
from knowledgebase.catalogue.language import check_language
from knowledgebase.catalogue.references import former_paths
from knowledgebase.catalogue.rules import check_catalogue, unknown_help, unused_term
from knowledgebase.catalogue.truth import check_truth
from knowledgebase.catalogue.visible import check_visible
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import (
    RESULTS,
    SHELVES,
    VOCABULARIES,
    is_left_by_tools,
    kind_of,
)
from knowledgebase.read.campaigns import CampaignFile, read_campaigns
from knowledgebase.read.record import is_plain_file
from knowledgebase.read.sets import Set, read_sets
from knowledgebase.read.share_texts import ShareTexts, read_share_texts
from knowledgebase.read.source import read_bytes, read_source
from knowledgebase.read.thesaurus import THESAURUS, thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.entry import Entry, Written, validate
from knowledgebase.validate.entry_rules import check_entry
from knowledgebase.validate.links import ATTACHMENTS, IMAGES
from knowledgebase.validate.picture import MAX_BYTES as PICTURE_BYTES
from knowledgebase.validate.picture import check_picture
from knowledgebase.validate.text import check_text

# What may stand in content/, by folder. Anything else is refused: MkDocs would publish it.
_DEEPEST = 5
_ALLOWED = {
    VOCABULARIES: {".yml"},
    THESAURUS: {".yml"},
    RESULTS: {".csv"},
    IMAGES: {".png", ".jpg", ".jpeg", ".webp"},
    "content/koosteet": {".yml"},
    "content/kampanjat": {".yml"},
    "content/jakotekstit": {".yml"},
    ATTACHMENTS: {".md", ".pdf", ".docx", ".pptx", ".xlsx"},
}

_FILES = {".md"}.union(*_ALLOWED.values())


def load_catalogue(
    root: Path, vocabulary_root: Path, today: date
) -> tuple[Catalogue, list[Finding]]:
    """Read and check everything under `root`; `today` is the day of the check.

    `vocabulary_root` serves roots that have no vocabularies of their own. Every finding of
    every file is returned; entries with errors are not in the catalogue.
    """
    catalogue, findings = _read(root, vocabulary_root, today)
    findings += _check(catalogue, today)
    # A root that borrows a vocabulary need not use all of it, nor have all that it names.
    borrowed = (*unused_term(catalogue), *unknown_help(catalogue))
    findings += (found for found in borrowed if is_plain_file(root, found.path))
    return catalogue, findings


def _read(root: Path, vocabulary_root: Path, today: date) -> tuple[Catalogue, list[Finding]]:
    """Return what is there, each file checked by itself."""
    vocabularies, findings = vocabularies_for(root, vocabulary_root)
    paths, stray = list_files(root)
    files = frozenset(str(path) for path in paths)
    entries: dict[str, Entry] = {}
    pages: dict[str, Entry[Page]] = {}
    for path in paths:
        entry, found = _load_file(root, path, vocabularies, files, today)
        findings += found
        if entry:
            shelf: dict[str, Entry[Any]] = pages if entry.kind == "page" else entries
            key = entry.address if entry.kind == "page" else entry.key
            findings += _same_address(entry, shelf.setdefault(key, entry))
    sets, campaigns, texts, found = _read_editorial(root, vocabularies)
    themes = vocabularies["themes"].terms if "themes" in vocabularies else ()
    thesaurus, unclear = thesaurus_for(root, vocabulary_root, themes)
    catalogue = Catalogue(
        dict(sorted(entries.items())),
        dict(sorted(pages.items())),
        vocabularies,
        frozenset(f"{kind_of(path)}:{path.stem}" for path in paths if kind_of(path)),
        files,
        sets,
        campaigns,
        texts,
        thesaurus=thesaurus,
    )
    return catalogue, findings + stray + found + unclear


def _check(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Yield what only all files together can tell."""
    written = catalogue.written()
    anchors = {entry.address: {heading.id for heading in entry.text.headings} for entry in written}
    moved = former_paths(catalogue.entries.values())
    for entry in written:
        yield from check_text(entry, catalogue.files, anchors, moved)
    yield from check_catalogue(catalogue)
    yield from check_truth(catalogue)
    yield from check_language(catalogue)
    yield from check_honesty(catalogue)
    yield from check_addresses(catalogue)
    yield from check_visible(catalogue, today)
    yield from check_communications(catalogue)


def _read_editorial(
    root: Path, vocabularies: Vocabularies
) -> tuple[dict[str, Set], tuple[CampaignFile, ...], ShareTexts, list[Finding]]:
    sets, findings = read_sets(root)
    campaigns, found = read_campaigns(root, vocabularies)
    texts, more = read_share_texts(root)
    return sets, campaigns, texts, [*findings, *found, *more]


def _load_file(
    root: Path, path: PurePosixPath, vocabularies: Vocabularies, files: frozenset[str], today: date
) -> tuple[Entry | None, list[Finding]]:
    if path.suffix != ".md":
        if not path.is_relative_to(IMAGES):
            return None, []
        return None, list(check_picture(path, read_bytes(root / path, PICTURE_BYTES)))
    source, findings = read_source(path, read_bytes(root / path))
    if source is None:
        return None, findings
    entry, found = validate(source, vocabularies, files)
    findings += found
    if entry:
        findings += check_entry(entry, today)
    return entry, findings


def _same_address(entry: Entry[Written], first: Entry[Written]) -> list[Finding]:
    # Two pages of one address: the second would silently replace the first.
    if first is entry:
        return []
    values = {"value": entry.address, "other": first.path}
    return [finding(str(entry.path), (1, 1), "same-address", **values)]


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
                allowed = ", ".join(sorted(_allowed(path.parent)))
                findings.append(finding(str(path), (1, 1), rule, name=path.name, allowed=allowed))
            elif path.suffix == ".md" or str(path).startswith((f"{IMAGES}/", f"{ATTACHMENTS}/")):
                paths.append(path)
    return sorted(paths), findings


def _walk(root: Path, folder: str) -> Iterator[tuple[PurePosixPath, str | None]]:
    for here, folders, names in os.walk(root / folder):
        folders.sort()
        base = PurePosixPath(Path(here).relative_to(root).as_posix())
        for name in sorted((*names, *folders)):
            path = base / name
            if is_left_by_tools(name):
                folders[:] = [f for f in folders if f != name]
            elif (root / path).is_symlink():
                folders[:] = [f for f in folders if f != name]
                yield path, "symbolic-link"
            elif name in folders and len(path.parts) > _DEEPEST:
                folders.remove(name)
                yield path, "folder-too-deep"
            elif name in folders and path.suffix in _FILES:
                folders.remove(name)
                yield path, "stray-file"  # a folder in the place of a file
            elif name in names:
                right = (
                    path.suffix in _allowed(base)
                    and _belongs(base)
                    and is_plain_file(root, str(path))
                )
                yield path, None if right else "stray-file"


def _allowed(folder: PurePosixPath) -> set[str]:
    """Return the endings that files in a folder may have."""
    return _ALLOWED.get(str(folder), {".md"})


def _belongs(folder: PurePosixPath) -> bool:
    # practices/ and projects/ are flat.
    return len(folder.parts) == 1 or folder.parts[0] == "content"
