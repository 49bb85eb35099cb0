"""Needs: a page for each situation that a reader may recognise, with the practices that help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from knowledgebase.catalogue.facts import is_measured
from knowledgebase.ground.layout import NEEDS
from knowledgebase.ground.terms import NOT_DESCRIBED, NOT_READ
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import Paged, paged
from knowledgebase.render.pages.need_orders import Order, materials_for, orders, practices_for
from knowledgebase.render.pages.paging import next_pages, pager
from knowledgebase.render.view.cards import Card, practice_facts
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Begun:
    """A practice to begin with: its card, why it is here, and its first step where that is to be told."""

    card: Card
    why: str
    step: str = ""


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
    keywords = [maker.words.name(keyword, "keywords") for keyword in need.keywords]
    return {
        "need": need.id,
        "practices": maker.cards(laid.first[0]),
        "practice_total": len(found),
        "pager": pager(f"{NEEDS}/{need.id}/", laid),
        "theme": maker.catalogue.vocabularies["themes"].terms.get(need.theme or ""),
        "orders": _begun(maker, orders(need, found)),
        "keywords": keywords,
        "names": [*need.asked_as, *filter(None, (need.label.sv, need.label.en)), *keywords],
        "materials": maker.cards(materials_for(found, maker.current.of_kind("material"))),
    }


def _begun(maker: PageMaker, found: list[Order]) -> list[tuple[str, list[Begun], str]]:
    """Return (name, practices, what is said where there are none) of each order.

    The very first practice tells its first step, so that a reader has something to do today.
    """
    first = next((order.practices[0] for order in found if order.practices), None)

    def begun(order: Order, entry: Entry[Practice]) -> Begun:
        step = entry.fields.first_step if entry is first and order is found[0] else None
        told = f"{step.who}: {step.text}" if step else ""
        if order.by == "evidence":
            return Begun(maker.card(entry), maker.words.evidence(entry.fields.evidence.level), told)
        effort = practice_facts(entry, maker.words)["effort"]
        read = entry.fields.evidence.level != NOT_DESCRIBED
        why = (effort.value if effort.known else "", "" if read else maker.words.say(NOT_READ))
        return Begun(maker.card(entry), ", ".join(filter(None, why)), told)

    return [(o.name, [begun(o, e) for e in o.practices], o.unknown) for o in found]


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
