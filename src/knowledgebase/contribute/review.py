"""Review: what a reviewer must know of a changed entry, gathered in one place.

What will be published, what it links to and is linked from, the nearest entries of its kind
and why they are near, what is missing, and the findings of the check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_public
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.terms import UNKNOWN_ID
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
class Review:
    """The facts about one changed file. `entry` is None when the file has errors or is no entry.

    `words` counts the text without the front matter. `links` and `linked_from` are keys with
    the field that makes the link. `near` are keys of entries that ask for `differs_from`.
    """

    path: str
    findings: tuple[Finding, ...]
    entry: Entry | None = None
    public: bool = False
    words: int = 0
    missing: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    linked_from: tuple[tuple[str, str], ...] = ()
    nearest: tuple[Related, ...] = ()
    near: tuple[str, ...] = ()


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
        tuple((back.key, back.field) for back in relations.linked_from[entry.key]),
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
