"""Needs: a page for each situation that a reader may recognise, with the practices that help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from knowledgebase.catalogue.facts import is_measured
from knowledgebase.ground.layout import NEEDS
from knowledgebase.ground.terms import (
    FITS_ALL,
    HARM,
    HEAVY,
    LIGHT,
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

    Fewer than three practices have no orders. What was found not to help is in none of them.
    What is on the need's own theme comes before anything else in each of them, except that what was
    made for one sector is last for a small workplace.
    """
    if len(practices) < _FEWEST_TO_ORDER:
        return []
    practices = [e for e in practices if e.fields.effect.direction not in (NO_EFFECT, HARM)]
    quick = [e for e in practices if e.fields.effort and e.fields.effort.level in _EFFORTS]
    proven = [e for e in practices if is_measured(e.fields)]
    small = [e for e in practices if SMALL_SIZES.intersection(e.fields.org_sizes)]

    def level(entry: Entry[Practice]) -> int:
        return -int(entry.fields.evidence.level)

    def off(entry: Entry[Practice]) -> bool:
        return not _on_theme(need, entry)

    def one_sector(entry: Entry[Practice]) -> bool:
        return _narrow(entry) == _SOME and len(entry.fields.sectors) == 1

    def easy(entry: Entry[Practice]) -> tuple[bool, int, int, int, str]:
        return off(entry), _narrow(entry), _effort(entry), level(entry), entry.id

    quickest = sorted(quick, key=easy)
    best = sorted(proven, key=lambda e: (off(e), level(e), _narrow(e), _effort(e), e.id))
    for_small = sorted(small, key=lambda e: (one_sector(e), *easy(e)))
    return [
        Order("Nopein aloittaa", quickest[:_SHOWN], "Minkään näistä työmäärä ei ole tiedossa."),
        Order("Vahvin näyttö", best[:_SHOWN], "Minkään näistä näyttö ei yllä tasolle Mitattu."),
        Order(
            "Pienelle työpaikalle",
            for_small[:_SHOWN],
            "Lähteet eivät kerro, että jokin näistä sopisi pienelle työpaikalle.",
        ),
    ]


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


def _effort(entry: Entry[Practice]) -> int:
    effort = entry.fields.effort
    return _EFFORTS.index(effort.level) if effort and effort.level in _EFFORTS else len(_EFFORTS)


def practices_for(need: Term, practices: tuple[Entry[Practice], ...]) -> list[Entry[Practice]]:
    """Return the practices that the need names, in its order, and then those with a keyword of it.

    Those nearest to it come first, by keywords and theme; of the equally near those that suit every
    sector, since a reader who has told nothing may come from any; then those about little else, and
    among equals they are in the order given, which is that of results and evidence.
    """
    named = {id: place for place, id in enumerate(need.practices)}
    wanted = set(need.keywords)
    ranked = []
    for place, entry in enumerate(practices):
        keywords = entry.fields.keywords
        shared = len(wanted.intersection(keywords))
        if shared or entry.id in named:
            first = named.get(entry.id, len(named))
            near = shared + _on_theme(need, entry)
            ranked.append((first, -near, _narrow(entry), len(keywords), place, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:5])]


def _on_theme(need: Term, entry: Entry[Practice]) -> bool:
    return need.theme in entry.fields.themes or entry.id in need.practices


def _narrow(entry: Entry[Practice]) -> int:
    """Return how narrow a practice's sectors are: for every one, not told, for some only."""
    sectors = entry.fields.sectors
    if not sectors or FITS_ALL in sectors:
        return _EVERY
    return _UNTOLD if UNKNOWN_ID in sectors else _SOME
