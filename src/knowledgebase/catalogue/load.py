"""Load: the stages read, validate and catalogue in one go over a content root."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.addresses import check_addresses
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.editorial import check_communications
from knowledgebase.catalogue.honesty import check_honesty
from knowledgebase.catalogue.language import check_language
from knowledgebase.catalogue.rules import (
    check_catalogue,
    unknown_entry,
    unknown_help,
    unused_term,
)
from knowledgebase.catalogue.truth import check_truth
from knowledgebase.catalogue.visible import check_visible
from knowledgebase.ground.findings import Finding, finding, has_errors
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
from knowledgebase.read.source import read_as_far, read_bytes
from knowledgebase.read.thesaurus import THESAURUS, thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.entry import Entry, Written, validate
from knowledgebase.validate.entry_rules import check_entry
from knowledgebase.validate.links import ATTACHMENTS, IMAGES
from knowledgebase.validate.picture import MAX_BYTES as PICTURE_BYTES
from knowledgebase.validate.picture import check_picture
from knowledgebase.validate.text import Anchors, check_text
from knowledgebase.validate.torn import Torn, check_torn, torn

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
    vocabularies, findings = vocabularies_for(root, vocabulary_root)
    paths, stray = list_files(root)
    files = frozenset(str(path) for path in paths)
    entries: dict[str, Entry] = {}
    pages: dict[str, Entry[Page]] = {}
    broken: list[Torn] = []
    for path in paths:
        entry, found = _load_file(root, path, vocabularies, files, today)
        findings += found
        if isinstance(entry, Torn):
            broken.append(entry)
        elif entry:
            shelf: dict[str, Entry[Any]] = pages if entry.kind == "page" else entries
            key = entry.address if entry.kind == "page" else entry.key
            findings += _same_address(entry, shelf.setdefault(key, entry))
    loaded: tuple[Entry[Written], ...] = (*entries.values(), *pages.values())
    anchors: Anchors = {
        entry.address: {heading.id for heading in entry.text.headings} for entry in loaded
    }
    for each in loaded:
        findings += check_text(each, files, anchors)
    sets, campaigns, texts, found = _read_editorial(root, vocabularies)
    themes = vocabularies["themes"].terms if "themes" in vocabularies else ()
    thesaurus, unclear = thesaurus_for(root, vocabulary_root, themes)
    known = frozenset(f"{kind_of(path)}:{path.stem}" for path in paths if kind_of(path))
    catalogue = Catalogue(
        dict(sorted(entries.items())),
        dict(sorted(pages.items())),
        vocabularies,
        known,
        files,
        sets,
        campaigns,
        texts,
        thesaurus=thesaurus,
    )
    findings += stray + found + unclear
    findings += (*check_catalogue(catalogue), *check_truth(catalogue), *check_language(catalogue))
    findings += check_honesty(catalogue)
    findings += (*check_addresses(catalogue), *check_visible(catalogue, today))
    findings += check_communications(catalogue)
    findings += _check_torn(catalogue, broken, anchors, today)
    # A root that borrows a vocabulary need not use all of it, nor have all that it names.
    borrowed = (*unused_term(catalogue), *unknown_help(catalogue))
    findings += (found for found in borrowed if (root / found.path).is_file())
    return catalogue, findings


def _read_editorial(
    root: Path, vocabularies: Vocabularies
) -> tuple[dict[str, Set], tuple[CampaignFile, ...], ShareTexts, list[Finding]]:
    sets, findings = read_sets(root)
    campaigns, found = read_campaigns(root, vocabularies)
    texts, more = read_share_texts(root)
    return sets, campaigns, texts, [*findings, *found, *more]


def _load_file(
    root: Path, path: PurePosixPath, vocabularies: Vocabularies, files: frozenset[str], today: date
) -> tuple[Entry | Torn | None, list[Finding]]:
    if path.suffix != ".md":
        if not path.is_relative_to(IMAGES):
            return None, []
        return None, list(check_picture(path, read_bytes(root / path, PICTURE_BYTES)))
    source, findings = read_as_far(path, read_bytes(root / path))
    if source is None:
        return None, findings
    entry, found = validate(source, vocabularies, files)
    if entry is None or has_errors(findings):
        return torn(source, vocabularies, files), findings + found
    return entry, [*findings, *found, *check_entry(entry, today)]


def _check_torn(
    catalogue: Catalogue, broken: list[Torn], anchors: Anchors, today: date
) -> Iterator[Finding]:
    """Yield what else is wrong with files that did not pass, as far as they could be read."""
    conditions = (*CONDITIONS, *reading_conditions(catalogue.vocabularies))
    for each in broken:
        yield from check_torn(each, today, conditions)
        yield from check_text(each.entry, catalogue.files, anchors)
    part = replace(
        catalogue,
        entries={each.entry.key: each.entry for each in broken if each.entry.kind != "page"},
        pages={each.entry.address: each.entry for each in broken if each.entry.kind == "page"},
    )
    yield from unknown_entry(part)
    yield from check_truth(part)
    yield from check_language(part)


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
