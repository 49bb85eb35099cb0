"""Needs: a page for each situation that a reader may recognise, with the practices that help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any

from knowledgebase.catalogue.facts import is_measured
from knowledgebase.ground.layout import NEEDS
from knowledgebase.ground.terms import (
    AT_WORKPLACE,
    FITS_ALL,
    HARM,
    HEAVY,
    LIGHT,
    MIXED,
    MODERATE,
    NO_EFFECT,
    SMALL_SIZES,
    UNKNOWN_ID,
)
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import Paged, paged
from knowledgebase.render.pages.paging import next_pages, pager
from knowledgebase.schema import Material, Practice
from knowledgebase.validate.entry import Entry

# From least to most work.
_EFFORTS = (LIGHT, MODERATE, HEAVY)
# From the widest to the narrowest.
_EVERY, _UNTOLD, _SOME = range(3)
# What is known of its help: measured to help, not measured, found not to help.
_HELPS, _NOT_MEASURED, _NO_HELP = range(3)
_Easy = tuple[int, float, int, int, str]
_SHOWN = 3
_FEWEST_TO_ORDER = 3
"""Of fewer practices the list itself is as short as an order of them."""


@dataclass(frozen=True)
class Order:
    """One way to begin with a need: its name, the first practices, and what is said when none is known."""

    name: str
    practices: list[Entry[Practice]]
    unknown: str


def need_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the index of needs and a page for each."""
    yield maker.page(
        "needs",
        Head(
            f"{NEEDS}/",
            "Mistä on kyse?",
            "Valitse tilanne, jonka tunnistat. Sivulla ovat käytännöt, joista voi olla apua.",
            trail=[HOME],
        ),
        lambda: {"needs": [_counted(maker, need) for need in maker.once(needs)]},
    )
    for need in maker.once(needs):
        head = Head(
            f"{NEEDS}/{need.id}/",
            need.name(),
            f"{need.name()}: hyviä käytäntöjä, joista voi olla apua.",
            trail=[HOME, ("Mistä on kyse?", f"{NEEDS}/")],
        )
        found = practices_for(need, maker.shelves.practices)
        laid = paged(found)
        yield maker.page("need", head, partial(_shown, maker, need, found, laid))
        yield from next_pages(maker, head, laid)


def _shown(
    maker: PageMaker, need: Term, found: list[Entry[Practice]], laid: Paged
) -> dict[str, Any]:
    return {
        "practices": maker.cards(laid.first[0]),
        "practice_total": len(found),
        "pager": pager(f"{NEEDS}/{need.id}/", laid),
        "theme": maker.catalogue.vocabularies["themes"].terms.get(need.theme or ""),
        "orders": [(o.name, maker.cards(o.practices), o.unknown) for o in orders(need, found)],
        "keywords": [maker.words.name(keyword, "keywords") for keyword in need.keywords],
        "materials": maker.cards(materials_for(found, maker.current.of_kind("material"))),
    }


def needs(maker: PageMaker) -> list[Term]:
    """Return the needs that some practice answers, in the vocabulary's order."""
    vocabulary = maker.catalogue.vocabularies.get("needs")
    ids = {entry.id for entry in maker.shelves.practices}
    keywords = {word for entry in maker.shelves.practices for word in entry.fields.keywords}
    return [
        need
        for need in (vocabulary.terms.values() if vocabulary else ())
        if not keywords.isdisjoint(need.keywords) or not ids.isdisjoint(need.practices)
    ]


def front_needs(maker: PageMaker, most: int = 6) -> list[tuple[Term, int, int]]:
    """Return (need, practices, tested practices), the needs with most tested ones first."""
    counted = [_counted(maker, need) for need in maker.once(needs)]
    return sorted(counted, key=lambda row: -row[2])[:most]


def _counted(maker: PageMaker, need: Term) -> tuple[Term, int, int]:
    found = practices_for(need, maker.shelves.practices)
    return need, len(found), sum(is_measured(e.fields) for e in found)


def orders(need: Term, practices: list[Entry[Practice]]) -> list[Order]:
    """Return three short lists of a need's practices: quickest, best proven, for a small workplace.

    Fewer than three practices have no orders. What was found not to help is in none of them. The
    quickest are by the class of own work and its days: nothing heavy is quick, and where three are
    light, nothing else is. Of the equally proven, those that are not among the quickest come first.
    A small workplace gets least work first; what was made for one sector comes last.
    """
    if len(practices) < _FEWEST_TO_ORDER:
        return []
    practices = [e for e in practices if _help(e) != _NO_HELP]
    quickest = _quickest(practices)

    def sure(entry: Entry[Practice]) -> tuple[int, bool, bool, bool, _Easy]:
        mixed, off = entry.fields.effect.direction == MIXED, not _on_theme(need, entry)
        return -int(entry.fields.evidence.level), entry in quickest, off, mixed, _easy(entry)

    best = sorted((e for e in practices if is_measured(e.fields)), key=sure)
    small = [e for e in practices if _for_small(need, e)]
    for_small = sorted(small, key=lambda e: (_one_sector(e), _easy(e)))
    return [
        Order("Nopein aloittaa", quickest, "Minkään näistä ei tiedetä olevan nopea aloittaa."),
        Order("Vahvin näyttö", best[:_SHOWN], "Minkään näistä näyttö ei yllä tasolle Mitattu."),
        Order(
            "Pienelle työpaikalle",
            for_small[:_SHOWN],
            "Lähteet eivät kerro, että jokin näistä sopisi pienelle työpaikalle.",
        ),
    ]


def _quickest(practices: list[Entry[Practice]]) -> list[Entry[Practice]]:
    quick = [e for e in practices if _effort(e)[0] < _EFFORTS.index(HEAVY)]
    light = [e for e in quick if _effort(e)[0] == _EFFORTS.index(LIGHT)]
    for_most = [e for e in light if not _one_sector(e)]
    enough = next((some for some in (for_most, light) if len(some) >= _SHOWN), quick)
    return sorted(enough, key=_easy)[:_SHOWN]


def materials_for(
    practices: list[Entry[Practice]], materials: tuple[Entry[Material], ...]
) -> list[Entry[Material]]:
    """Return at most three materials that serve a need's practices, those of the first ones first."""
    places = {entry.id: place for place, entry in enumerate(practices)}
    ranked = []
    for entry in materials:
        served = [places[id] for id in entry.fields.practices if id in places]
        if served:
            ranked.append((min(served), -len(served), entry.id, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:3])][:_SHOWN]


def practices_for(need: Term, practices: tuple[Entry[Practice], ...]) -> list[Entry[Practice]]:
    """Return the practices that the need names, in its order, and then those with a keyword of it.

    What was measured to help comes first, and what did not help comes last. Then what is on the
    need's own theme comes before what only a keyword brings, and what shares more keywords before
    what shares fewer; of the equally near those that suit every sector, since a reader who has told
    nothing may come from any; then those about little else, and among equals they are in the order
    given, which is that of results and evidence.
    """
    named = {id: place for place, id in enumerate(need.practices)}
    wanted = set(need.keywords)
    ranked = []
    for place, entry in enumerate(practices):
        keywords = entry.fields.keywords
        shared = len(wanted.intersection(keywords))
        if shared or entry.id in named:
            first = named.get(entry.id, len(named))
            near = (not _on_theme(need, entry), -shared, _narrow(entry), len(keywords))
            ranked.append((first, _help(entry), near, place, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:4])]


def _help(entry: Entry[Practice]) -> int:
    """Return whether a practice was measured to help, is not known to, or did not help."""
    direction = entry.fields.effect.direction
    if direction in (NO_EFFECT, HARM):
        return _NO_HELP
    return _HELPS if direction != UNKNOWN_ID and is_measured(entry.fields) else _NOT_MEASURED


def _effort(entry: Entry[Practice]) -> tuple[int, float]:
    """Return the class of own work and its days; what is not known is last of all and of its class."""
    effort = entry.fields.effort
    if not effort or effort.level not in _EFFORTS:
        return len(_EFFORTS), inf
    return _EFFORTS.index(effort.level), inf if effort.days is None else effort.days


def _easy(entry: Entry[Practice]) -> _Easy:
    level = -int(entry.fields.evidence.level)
    return *_effort(entry), level, _narrow(entry), entry.id


def _one_sector(entry: Entry[Practice]) -> bool:
    return _narrow(entry) == _SOME and len(entry.fields.sectors) == 1


def _for_small(need: Term, entry: Entry[Practice]) -> bool:
    """True for what suits a small workplace and has somebody in it to do it, or is named by the need."""
    told = set(entry.fields.for_whom)
    inside = not told or not AT_WORKPLACE.isdisjoint(told) or entry.id in need.practices
    return inside and not SMALL_SIZES.isdisjoint(entry.fields.org_sizes)


def _on_theme(need: Term, entry: Entry[Practice]) -> bool:
    return need.theme in entry.fields.themes or entry.id in need.practices


def _narrow(entry: Entry[Practice]) -> int:
    """Return how narrow a practice's sectors are: for every one, not told, for some only."""
    sectors = entry.fields.sectors
    if not sectors or FITS_ALL in sectors:
        return _EVERY
    return _UNTOLD if UNKNOWN_ID in sectors else _SOME
