"""Review: what a reviewer must know of a changed entry, gathered in one place.

What will be published, what it links to and is linked from, the nearest entries of its kind
and why they are near, what is missing, and the findings of the check. Of what is deleted, renamed,
withdrawn or archived: every place that leads there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from knowledgebase.catalogue.backlinks import Backlink, backlinks
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_public
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.read.source import Source, read_as_far
from knowledgebase.relate.overlap import overlaps
from knowledgebase.relate.relate import Related, Relations
from knowledgebase.schema import KINDS
from knowledgebase.validate.entry import Entry

NEAREST = 5
# Measured: 13 of the first 70 practices have a neighbour that scores this much, and those pairs
# tell of nearly the same thing (two guides to hybrid work, two language supports).
NEAR = 8.0
# Measured: of 128 practices 16 share this much of their words with another, all of them pairs on one
# subject; a card told again in other words shares 0.3 and more with its model.
TOLD_AGAIN = 0.25
WORDS_A_MINUTE = 180


@dataclass(frozen=True)
class Gone:
    """A file that was deleted or renamed: what it held as far as that is known.

    `moved_to` is the path of an entry that seems to be the same one, or ''. `led_on` tells that
    the old address leads there.
    """

    title: str = ""
    moved_to: str = ""
    led_on: bool = False


@dataclass(frozen=True)
class Review:
    """The facts about one changed file. `entry` is None when the file has errors or is no entry.

    `words` counts the text without the front matter. `links` are keys with the field that makes
    the link, and `linked_from` every place that leads here. `near` are keys of entries that ask for
    `differs_from`. `gone` tells of a file that is not there.
    """

    path: str
    findings: tuple[Finding, ...]
    entry: Entry | None = None
    public: bool = False
    words: int = 0
    missing: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    linked_from: tuple[Backlink, ...] = ()
    nearest: tuple[Related, ...] = ()
    near: tuple[str, ...] = ()
    gone: Gone | None = None


class _Around(NamedTuple):
    catalogue: Catalogue
    relations: Relations
    today: date


def reviews(
    paths: Iterable[str],
    catalogue: Catalogue,
    relations: Relations,
    findings: Iterable[Finding],
    today: date,
) -> list[Review]:
    """Return a review of each path, in order. Paths are relative to the content root."""
    by_path = {str(entry.path): entry for entry in catalogue.entries.values()}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    around = _Around(catalogue, relations, today)
    return [
        _review(path, by_path.get(path), tuple(sorted(set(found.get(path, ())))), around)
        for path in paths
    ]


def review_of_gone(path: PurePosixPath, text: bytes | None, catalogue: Catalogue) -> Review | None:
    """Return the review of a file of an entry that is not there, or None when it never was.

    `text` is what it held when it was last known, or None.
    """
    links = tuple(backlinks(catalogue, path))
    alias = catalogue.moved.get(f"{kind_of(path)}:{path.stem}", "")
    if text is None and not links and not alias:
        return None
    source = read_as_far(path, text)[0] if text is not None else None
    title = str(source.data.get("title", "")) if source and isinstance(source.data, dict) else ""
    moved_to = str(path.with_name(f"{alias}.md")) if alias else ""
    if not moved_to and source:
        alike = (e for e in catalogue.of_kind(kind_of(path) or "") if _is_same(e, title, source))
        moved_to = str(next((entry.path for entry in alike), ""))
    gone = Gone(title, moved_to, bool(alias))
    return Review(str(path), (), linked_from=links, gone=gone)


def _is_same(entry: Entry, title: str, source: Source) -> bool:
    # A copy under another name is the same entry, also when its title or its text was mended.
    return entry.fields.title == title or entry.source.body.strip() == source.body.strip() != ""


def _review(
    path: str, entry: Entry | None, findings: tuple[Finding, ...], around: _Around
) -> Review:
    if entry is None or any(finding.level == "error" for finding in findings):
        return Review(path, findings)
    catalogue, relations, today = around
    nearest = [r for r in relations.related[entry.key] if r.key.startswith(f"{entry.kind}:")]
    told = {f"practice:{other.id}" for other in getattr(entry.fields, "differs_from", ())}
    return Review(
        path,
        findings,
        entry,
        is_public(entry, today),
        len(entry.source.body.split()),
        missing_recommended(entry),
        tuple((link.target, link.field) for link in relations.references[entry.key]),
        tuple(backlinks(catalogue, entry.path)),
        tuple(nearest[:NEAREST]),
        tuple(key for key in _near(entry, nearest, catalogue) if key not in told),
    )


def _near(entry: Entry, nearest: Iterable[Related], catalogue: Catalogue) -> list[str]:
    """Return the keys of entries that may tell of the same thing, the likest first."""
    alike = [related.key for related in list(nearest)[:NEAREST] if related.score >= NEAR]
    shares = overlaps(entry, catalogue.of_kind(entry.kind))
    again = sorted((-share, key) for key, share in shares.items() if share >= TOLD_AGAIN)
    return list(dict.fromkeys([*(key for _, key in again[:NEAREST]), *alike]))


def missing_recommended(entry: Entry) -> tuple[str, ...]:
    """Return the Finnish names of recommended fields that are missing or unknown."""
    model = KINDS[entry.kind]
    return tuple(
        str(model.model_fields[name].title)
        for name in model.recommended
        if getattr(entry.fields, name) in (None, (), UNKNOWN_ID, (UNKNOWN_ID,))
    )
