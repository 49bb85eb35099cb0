"""Relate: what belongs together, by declared link, by shared terms and by likeness of text.

The cost grows linearly: each term offers an entry only a bounded number of others, so a theme
of two thousand entries costs each of them no more than a theme of fifty.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledgebase.catalogue.references import Declared, declared
from knowledgebase.ground.workers import without_collections
from knowledgebase.relate.likeness import (
    Feature,
    Reason,
    likeness,
    offered,
    shared_reasons,
    traits_of,
)
from knowledgebase.validate.entry import Entry

MOST = 8
_SAME_KIND = 5
_FINALISTS = 8
# How many others each term offers an entry: all of them in a small catalogue, fewer in a large one.
_OFFERS, _FEWEST_OFFERS, _OFFER_BUDGET = 60, 8, 20_000
_Ranked = tuple[float, str, int]  # the score below zero, the key, the number


@dataclass(frozen=True, slots=True)
class Related:
    """A computed neighbour, with its reasons in order of weight, and a score without unit."""

    key: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LinkBack:
    """A link that another entry declares to this one."""

    key: str
    field: str
    source: str | None


@dataclass(frozen=True)
class Relations:
    """For each entry's key: its declared links, the links back, and its computed neighbours."""

    references: Mapping[str, tuple[Declared, ...]]
    linked_from: Mapping[str, tuple[LinkBack, ...]]
    related: Mapping[str, tuple[Related, ...]]


def relate(entries: Iterable[Entry]) -> Relations:
    """Find all relations among `entries`. The order of `entries` does not matter."""
    ordered = sorted(entries, key=lambda entry: entry.key)
    links = relate_links(ordered)
    joined = {
        key: {link.target for link in links.references[key]}
        | {link.key for link in links.linked_from[key]}
        for key in links.references
    }
    with without_collections():
        return replace(links, related=_neighbours(ordered, joined))


def relate_links(entries: Iterable[Entry]) -> Relations:
    """Find the declared links alone, in a fraction of the time, in the order of `entries`."""
    ordered = tuple(entries)
    keys = {entry.key for entry in ordered}
    references = {
        entry.key: tuple(
            link for link in declared(entry) if link.target in keys and link.target != entry.key
        )
        for entry in ordered
    }
    back: dict[str, list[LinkBack]] = defaultdict(list)
    for entry in ordered:
        for link in references[entry.key]:
            back[link.target].append(LinkBack(entry.key, link.field, link.source))
    linked_from = {key: tuple(back.get(key, ())) for key in sorted(keys)}
    return Relations(references, linked_from, {})


def _neighbours(
    ordered: Sequence[Entry], joined: Mapping[str, set[str]]
) -> dict[str, tuple[Related, ...]]:
    traits = traits_of(ordered)
    kinds = [entry.kind for entry in ordered]
    keys = [entry.key for entry in ordered]
    offers = max(_FEWEST_OFFERS, min(_OFFERS, _OFFER_BUDGET // max(len(ordered), 1)))
    postings: dict[Feature, list[int]] = defaultdict(list)
    for number, trait in enumerate(traits):
        for feature, _ in trait.features():
            postings[feature].append(number)
    result = {}
    for number, entry in enumerate(ordered):
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in traits[number].features():
            for other in offered(postings[feature], number, offers):
                scores[other] += weight
        scores.pop(number, None)
        ranked = sorted(
            (-likeness(traits[number], traits[n]), keys[n], n)
            for n in _finalists(scores, kinds, kinds[number])
        )
        free = [found for found in ranked if found[1] not in joined[keys[number]]]
        result[keys[number]] = tuple(
            Related(key, -score, reasons)
            for score, key, n in _mix(free, entry.kind)
            if (reasons := shared_reasons(traits[number], traits[n]))
        )
    return result


def _finalists(scores: Mapping[int, float], kinds: Sequence[str], kind: str) -> list[int]:
    own = ((score, -n) for n, score in scores.items() if kinds[n] == kind)
    others = ((score, -n) for n, score in scores.items() if kinds[n] != kind)
    best = heapq.nlargest(_FINALISTS, own) + heapq.nlargest(_FINALISTS // 2, others)
    return [-n for _, n in best]


def _mix(ranked: list[_Ranked], kind: str) -> list[_Ranked]:
    """Take the best, but leave room for other kinds: the join is what a reader came for."""
    own = [found for found in ranked if found[1].startswith(f"{kind}:")]
    others = [found for found in ranked if not found[1].startswith(f"{kind}:")]
    chosen = own[: max(_SAME_KIND, MOST - len(others))]
    return sorted(chosen + others[: MOST - len(chosen)])
