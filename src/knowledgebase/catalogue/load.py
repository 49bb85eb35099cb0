"""Load: the stages read, validate and catalogue in one go over a content root."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.addresses import check_addresses
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.content_tree import list_files
from knowledgebase.catalogue.editorial import check_communications
from knowledgebase.catalogue.honesty import check_honesty
from knowledgebase.catalogue.language import check_language
from knowledgebase.catalogue.references import former_paths
from knowledgebase.catalogue.rules import (
    check_catalogue,
    review_overdue,
    unknown_entry,
    unused_term,
)
from knowledgebase.catalogue.truth import check_truth
from knowledgebase.catalogue.visible import check_visible
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import (
    kind_of,
)
from knowledgebase.read.campaigns import CampaignFile, read_campaigns
from knowledgebase.read.sets import Set, read_sets
from knowledgebase.read.share_texts import ShareTexts, read_share_texts
from knowledgebase.read.source import read_bytes
from knowledgebase.read.thesaurus import thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema.fields import ANY_ENTRY_PATTERN
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.file import check_file
from knowledgebase.validate.links import IMAGES
from knowledgebase.validate.picture import MAX_BYTES as PICTURE_BYTES
from knowledgebase.validate.picture import check_picture
from knowledgebase.validate.text import Anchors, check_text
from knowledgebase.validate.torn import Torn


def load_catalogue(
    root: Path, vocabulary_root: Path, today: date, site: str = ""
) -> tuple[Catalogue, list[Finding]]:
    """Read and check everything under `root`; `today` is the day of the check.

    `site` is the public address of the site, whose pages texts must not link to as pages elsewhere.

    `vocabulary_root` serves roots that have no vocabularies of their own. Every finding of
    every file is returned; entries with errors are not in the catalogue.
    """
    catalogue, broken, findings = _read(root, vocabulary_root, today)
    findings += (*_check(catalogue, broken, today, site), *unused_term(catalogue))
    return catalogue, findings


def _read(
    root: Path, vocabulary_root: Path, today: date
) -> tuple[Catalogue, list[Torn], list[Finding]]:
    """Return what is there, each file checked by itself."""
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
    sets, campaigns, texts, found = _read_editorial(root, vocabularies)
    themes = vocabularies["themes"].terms if "themes" in vocabularies else ()
    thesaurus, unclear = thesaurus_for(root, vocabulary_root, themes)
    known = frozenset(f"{kind_of(path)}:{path.stem}" for path in paths if kind_of(path))
    findings = [_with_kind(found, known) for found in findings]
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
    return catalogue, broken, findings


def _check(catalogue: Catalogue, broken: list[Torn], today: date, site: str) -> Iterator[Finding]:
    """Yield what only all files together can tell, also of `broken` files as far as they were read."""
    written = catalogue.written()
    anchors: Anchors = {
        entry.address: {heading.id for heading in entry.text.headings} for entry in written
    }
    moved = former_paths(catalogue.entries.values())
    for entry in (*written, *(each.entry for each in broken)):
        yield from check_text(entry, catalogue.files, anchors, moved)
    yield from check_catalogue(catalogue)
    yield from check_truth(catalogue)
    yield from check_language(catalogue)
    yield from check_honesty(catalogue)
    yield from check_addresses(catalogue, site)
    yield from check_visible(catalogue, today)
    yield from check_communications(catalogue)
    yield from review_overdue(catalogue, today)
    yield from _check_torn(catalogue, broken)


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
    return check_file(path, read_bytes(root / path), vocabularies, files, today)


def _check_torn(catalogue: Catalogue, broken: list[Torn]) -> Iterator[Finding]:
    """Yield what else is wrong with files that did not pass, as far as they could be read."""
    part = replace(
        catalogue,
        entries={each.entry.key: each.entry for each in broken if each.entry.kind != "page"},
        pages={each.entry.address: each.entry for each in broken if each.entry.kind == "page"},
    )
    yield from unknown_entry(part)
    yield from check_truth(part)
    yield from check_language(part)


def _with_kind(found: Finding, known: frozenset[str]) -> Finding:
    """Return a finding on an id that lacks its kind with the whole id that was meant."""
    values = dict(found.values)
    if found.rule != "bad-form" or values.get("form") != ANY_ENTRY_PATTERN:
        return found
    id = values["value"].strip().rpartition("/")[2].removesuffix(".md")
    meant = sorted(key for key in known if key.endswith(f":{id}"))
    values["guess"] = meant[0] if meant else ""
    return replace(found, values=tuple(values.items()))


def _same_address(entry: Entry[Written], first: Entry[Written]) -> list[Finding]:
    # Two pages of one address: the second would silently replace the first.
    if first is entry:
        return []
    values = {"value": entry.address, "other": first.path}
    return [finding(str(entry.path), (1, 1), "same-address", **values)]
