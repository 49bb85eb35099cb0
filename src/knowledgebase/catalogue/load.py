"""Load: the stages read, validate and catalogue in one go over a content root."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.addresses import check_addresses
from knowledgebase.catalogue.catalogue import Catalogue, Measures
from knowledgebase.catalogue.content_tree import list_files
from knowledgebase.catalogue.editorial import check_communications
from knowledgebase.catalogue.honesty import check_honesty, example_left
from knowledgebase.catalogue.kept import Answer, Kept, Made, Needed
from knowledgebase.catalogue.language import check_language
from knowledgebase.catalogue.references import former_paths
from knowledgebase.catalogue.result_rules import check_results
from knowledgebase.catalogue.rules import (
    check_catalogue,
    left_undone,
    unknown_entry,
    unused_term,
)
from knowledgebase.catalogue.set_rules import check_indicators
from knowledgebase.catalogue.told import Told
from knowledgebase.catalogue.truth import check_truth
from knowledgebase.catalogue.visible import check_visible
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import kind_of
from knowledgebase.read.campaigns import CampaignFile, read_campaigns
from knowledgebase.read.indicator_set import read_indicator_set
from knowledgebase.read.result_rows import read_results
from knowledgebase.read.samples import read_samples
from knowledgebase.read.sets import Set, read_sets
from knowledgebase.read.share_texts import ShareTexts, read_share_texts
from knowledgebase.read.source import read_bytes
from knowledgebase.read.thesaurus import thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema.fields import ANY_ENTRY_PATTERN
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.attachment import MAX_BYTES as ATTACHMENT_BYTES
from knowledgebase.validate.attachment import check_attachment
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.file import check_file
from knowledgebase.validate.links import IMAGES
from knowledgebase.validate.picture import MAX_BYTES as PICTURE_BYTES
from knowledgebase.validate.picture import check_picture
from knowledgebase.validate.pixels import picture_size
from knowledgebase.validate.text import Anchors, check_text
from knowledgebase.validate.torn import Torn


def load_catalogue(
    root: Path, vocabulary_root: Path, today: date, site: str = "", kept: Kept | None = None
) -> tuple[Catalogue, list[Finding]]:
    """Read and check everything under `root`, of `kept` only what has changed since; `today` is the
    day of the check.

    `site` is the public address of the site, whose pages texts must not link to as pages elsewhere;
    `vocabulary_root` serves roots that have no vocabularies of their own. Every finding is returned;
    entries with errors are not.
    """
    read = read_catalogue(root, vocabulary_root, today, kept)
    told = kept.told(root) if kept else Told()
    return read.catalogue, [*read.findings, *check_whole(read, today, site, told)]


@dataclass(frozen=True)
class Read:
    """A root as it was read, each file checked by itself: what passed, and as far as it could be
    read what did not. `before` has the last good entries of files that pass no more."""

    catalogue: Catalogue
    broken: tuple[Torn, ...]
    findings: list[Finding]
    before: tuple[Entry, ...] = ()

    def with_last_good(self) -> Catalogue:
        """Return the catalogue with what broken files held while they were whole."""
        if not self.before:
            return self.catalogue
        entries, pages = dict(self.catalogue.entries), dict(self.catalogue.pages)
        for entry in self.before:
            _shelve(entry, entries, pages)
        entries, pages = dict(sorted(entries.items())), dict(sorted(pages.items()))
        return replace(self.catalogue, entries=entries, pages=pages)


def read_catalogue(
    root: Path, vocabulary_root: Path, today: date, kept: Kept | None = None, needed: Needed = None
) -> Read:
    """Read what is under `root`, of `kept` only what has changed since, and only what is `needed`."""
    kept = kept or Kept()
    vocabularies, findings = kept.vocabularies(lambda: vocabularies_for(root, vocabulary_root))
    paths, stray = kept.listing(lambda: list_files(root))
    named = [*paths, *map(PurePosixPath, sorted(kept.withheld))]
    files = frozenset(map(str, named))
    load = partial(_load_file, root, vocabularies, today)
    paths = list(needed(paths, files, load)) if needed else paths
    answers = kept.files(root, paths, vocabularies, files, load)
    one_by_one = [(path, *answer) for path, answer in zip(paths, answers, strict=True)]
    entries, pages, same = _shelved(made for _, made, _ in one_by_one)
    findings += [found for *_, some in one_by_one for found in some] + same
    measures = _measures((path, made) for path, made, _ in one_by_one)
    broken = tuple(made for _, made, _ in one_by_one if isinstance(made, Torn))
    lost = (path for path, made, _ in one_by_one if not isinstance(made, Entry))
    before = tuple(good for path in lost if (good := kept.last_good(path)))
    sets, campaigns, texts, found = _read_editorial(root, vocabularies)
    themes = vocabularies["themes"].terms if "themes" in vocabularies else ()
    thesaurus, unclear = kept.thesaurus(lambda: thesaurus_for(root, vocabulary_root, themes))
    known = frozenset(f"{kind}:{path.stem}" for path in named if (kind := kind_of(path)))
    catalogue = Catalogue(
        dict(sorted(entries.items())),
        dict(sorted(pages.items())),
        vocabularies,
        known,
        files,
        sets,
        campaigns,
        texts,
        measures=measures,
        thesaurus=thesaurus,
        samples=read_samples(vocabulary_root),
        withheld=kept.withheld,
    )
    catalogue, told = _with_results(root, catalogue)
    findings = [_with_kind(each, known) for each in findings] + stray + found + unclear + told
    return Read(catalogue, broken, findings, before)


def _with_results(root: Path, catalogue: Catalogue) -> tuple[Catalogue, list[Finding]]:
    made, findings = read_indicator_set(root, catalogue.vocabularies)
    rows, found = read_results(root)
    return replace(catalogue, indicator_set=made, results=rows), [*findings, *found]


def check_whole(
    read: Read, today: date, site: str = "", told: Told | None = None
) -> Iterator[Finding]:
    """Yield what only all files together can tell; `told` knows what an earlier run found of each, and keeps it."""
    catalogue, broken, told = read.catalogue, read.broken, told or Told()
    written = catalogue.written()
    anchors: Anchors = {
        entry.address: {heading.id for heading in entry.text.headings} for entry in written
    }
    moved = former_paths(catalogue.entries.values())
    for entry in (*written, *(each.entry for each in broken)):
        yield from check_text(entry, catalogue.files, anchors, moved)
        yield from told.of(example_left, entry, catalogue.samples)
    yield from check_catalogue(catalogue)
    yield from check_truth(catalogue)
    yield from check_language(catalogue, told)
    yield from check_honesty(catalogue, told)
    yield from check_addresses(catalogue, site, [each.entry for each in broken], told)
    yield from check_visible(catalogue, today)
    yield from check_communications(catalogue)
    yield from left_undone(catalogue, today)
    yield from check_indicators(catalogue)
    yield from check_results(catalogue)
    yield from _check_torn(catalogue, broken)
    if not broken:  # which words a broken file uses is known once it is mended
        yield from unused_term(catalogue)
    told.keep()


def _shelved(
    made: Iterable[Made],
) -> tuple[dict[str, Entry], dict[str, Entry[Page]], list[Finding]]:
    """Return the entries by key, the pages by address, and the findings on two of one place."""
    entries: dict[str, Entry] = {}
    pages: dict[str, Entry[Page]] = {}
    findings: list[Finding] = []
    for entry in made:
        if isinstance(entry, Entry):
            findings += _same_address(entry, _shelve(entry, entries, pages))
    return entries, pages, findings


def _shelve(
    entry: Entry[Any], entries: dict[str, Entry], pages: dict[str, Entry[Page]]
) -> Entry[Any]:
    """Put an entry among the others. Returns the one that has its place, which may be another."""
    shelf: dict[str, Entry[Any]] = pages if entry.kind == "page" else entries
    return shelf.setdefault(entry.address if entry.kind == "page" else entry.key, entry)


def _read_editorial(
    root: Path, vocabularies: Vocabularies
) -> tuple[dict[str, Set], tuple[CampaignFile, ...], ShareTexts, list[Finding]]:
    sets, findings = read_sets(root)
    campaigns, found = read_campaigns(root, vocabularies)
    texts, more = read_share_texts(root)
    return sets, campaigns, texts, [*findings, *found, *more]


def _load_file(
    root: Path, vocabularies: Vocabularies, today: date, path: PurePosixPath, files: Container[str]
) -> Answer:
    if path.suffix == ".md":
        return check_file(path, read_bytes(root / path), vocabularies, files, today)
    if path.is_relative_to(IMAGES):
        data = read_bytes(root / path, PICTURE_BYTES)
        found = list(check_picture(path, data))
        return (None if found else picture_size(data)), found
    data = read_bytes(root / path, ATTACHMENT_BYTES)
    return len(data), list(check_attachment(path, data))


def _measures(made: Iterable[tuple[PurePosixPath, Made]]) -> Measures:
    pictures: dict[str, tuple[int, int]] = {}
    attachments: dict[str, int] = {}
    for path, measure in made:
        if isinstance(measure, tuple):
            pictures[str(path)] = measure
        elif isinstance(measure, int):
            attachments[str(path)] = measure
    return Measures(pictures, attachments)


def _check_torn(catalogue: Catalogue, broken: Sequence[Torn]) -> Iterator[Finding]:
    """Yield what else is wrong with files that did not pass, as far as they could be read."""
    part = replace(
        catalogue,
        entries={each.entry.key: each.entry for each in broken if each.entry.kind != "page"},
        pages={each.entry.address: each.entry for each in broken if each.entry.kind == "page"},
    )
    yield from unknown_entry(part)
    yield from check_truth(part)
    yield from check_language(part, Told())


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
