"""Terms: a page for each theme, region and organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from knowledgebase.catalogue.facts import RUNNING, is_measured, stage
from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, THEMES
from knowledgebase.ground.terms import NO_PAGE, UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import Paged, paged_below
from knowledgebase.render.pages.matrix import matrix_rows
from knowledgebase.render.pages.paging import next_pages, pager
from knowledgebase.render.shelves import by_kind
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.facets import MEASURED
from knowledgebase.render.view.text_parts import parts_of
from knowledgebase.schema import Practice, Project
from knowledgebase.schema.hand_written import Page as HandWritten
from knowledgebase.validate.entry import Entry, is_of

_BEST = 3
_BEGIN = "Mistä aloittaa"
"""The heading of the part of a theme's introduction that a workplace can do at once."""
Intro = Entry[HandWritten] | None


def theme_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each theme."""
    for term in maker.catalogue.vocabularies["themes"].terms.values():
        address = f"{THEMES}/{term.id}/"
        intro = maker.catalogue.pages.get(address)
        head = Head(
            address,
            term.name(),
            summary_of(intro, term.definition or term.name()),
            trail=[HOME, ("Teemat", f"{THEMES}/")],
            source=str(intro.path) if intro else None,
        )
        laid = paged_below(*by_kind(maker.shelves.by_theme.get(term.id, [])))
        yield maker.page("theme", head, partial(_theme, maker, term, intro, laid))
        yield from next_pages(maker, head, laid)


def _theme(maker: PageMaker, term: Term, intro: Intro, laid: Paged) -> dict[str, Any]:
    """Return what a theme's page shows: what helps and can be begun first, and then the rest."""
    entries = maker.shelves.by_theme.get(term.id, [])
    picks = maker.picks(intro.fields.picks if intro else ())
    parts = parts_of(maker.html_of(intro)) if intro else ()
    return {
        "intro": intro,
        "term": term,
        "picks": sorted(picks, key=lambda card: card.evidence < MEASURED),
        "begin": [part for part in parts if part.title in ("", _BEGIN)],
        "more": [part for part in parts if part.title not in ("", _BEGIN)],
        "tested": sum(is_of(one, Practice) and is_measured(one.fields) for one in entries),
        "running": len(_running(maker, entries)),
        **_lists(maker, f"{THEMES}/{term.id}/", entries, laid),
        "edit_url": maker.site.edit_url(f"content/{THEMES}/{term.id}.md"),
    }


def _lists(maker: PageMaker, address: str, entries: list[Entry], laid: Paged) -> dict[str, Any]:
    """Return what the first page of a term shows of its practices and projects, of `entries` in all."""
    practices, projects = laid.first
    all_practices, all_projects = by_kind(entries)
    return {
        "practices": maker.cards(practices),
        "projects": maker.cards(projects),
        "practice_total": len(all_practices),
        "project_total": len(all_projects),
        "pager": pager(address, laid),
    }


def region_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each region and for the whole country."""
    for term in maker.catalogue.vocabularies["regions"].terms.values():
        if term.id in NO_PAGE:
            continue
        address = f"{REGIONS}/{term.id}/"
        intro = maker.catalogue.pages.get(address)
        head = Head(
            address,
            term.name(),
            summary_of(intro, f"Työelämän hyvät käytännöt ja hankkeet: {term.name()}."),
            trail=[HOME, ("Alueet", f"{REGIONS}/")],
            source=str(intro.path) if intro else None,
            styles=("assets/css/region.css",),
        )
        laid = paged_below(*by_kind(maker.shelves.by_region.get(term.id, [])))
        yield maker.page("region", head, partial(_region, maker, term, intro, laid))
        yield from next_pages(maker, head, laid)


def _region(maker: PageMaker, term: Term, intro: Intro, laid: Paged) -> dict[str, Any]:
    authorities = maker.catalogue.vocabularies["organisations"].terms
    row = next(row for row in maker.once(matrix_rows) if row.region.id == term.id)
    return {
        "intro": intro,
        "term": term,
        "authority": authorities.get(term.authority or ""),
        "former": authorities.get(term.authority_until_2025 or ""),
        "fund": authorities.get(term.fund_authority or ""),
        **_lists(maker, f"{REGIONS}/{term.id}/", maker.shelves.by_region.get(term.id, []), laid),
        "cells": row.cells,
        "running": _running(maker, maker.shelves.by_region.get(term.id, [])),
        "nationwide": () if term.id == WHOLE_COUNTRY else maker.once(_nationwide),
        "national_running": () if term.id == WHOLE_COUNTRY else maker.once(_running_nationwide),
        "placeless_running": maker.once(_running_without_region),
        "edit_url": maker.site.edit_url(f"content/{REGIONS}/{term.id}.md"),
    }


def _nationwide(maker: PageMaker) -> list["ThemeShelf"]:
    return _by_theme(maker, maker.shelves.by_region.get(WHOLE_COUNTRY, []))


def _running(maker: PageMaker, entries: Iterable[Entry]) -> list[Card]:
    """Return the projects among entries that run now."""
    projects = (one for one in entries if is_of(one, Project))
    return maker.cards(one for one in projects if stage(one, maker.today) == RUNNING)


def _running_nationwide(maker: PageMaker) -> list[Card]:
    """Return the projects of the whole country that run now: they work in every region."""
    return _running(maker, maker.shelves.by_region.get(WHOLE_COUNTRY, []))


def _running_without_region(maker: PageMaker) -> list[Card]:
    """Return the projects that run now and whose sources tell no region: they may be anywhere."""
    placeless = (one for one in maker.shelves.projects if set(one.fields.regions) <= {UNKNOWN_ID})
    return _running(maker, placeless)


@dataclass(frozen=True)
class ThemeShelf:
    """The practices of one theme that a page shows: the best of them and the number of all."""

    theme: Any
    best: list[Card]
    total: int


def _by_theme(maker: PageMaker, entries: Iterable[Entry]) -> list[ThemeShelf]:
    """Return the practices among entries by theme, best first; themes without any are left out."""
    practices, _ = by_kind(list(entries))
    found = []
    for theme in maker.catalogue.vocabularies["themes"].terms.values():
        some = [entry for entry in practices if theme.id in entry.fields.themes]
        if some:
            found.append(ThemeShelf(theme, maker.cards(some[:_BEST]), len(some)))
    return found


def organisation_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each organisation, with its former names and successor."""
    for term in maker.catalogue.vocabularies["organisations"].terms.values():
        head = Head(
            f"{ORGANISATIONS}/{term.id}/",
            term.name(),
            f"{term.name()}: hankkeet ja hyvät käytännöt, joissa organisaatio on mukana.",
            trail=[HOME, ("Organisaatiot", f"{ORGANISATIONS}/")],
        )
        laid = paged_below(*by_kind(maker.shelves.by_organisation.get(term.id, [])))
        yield maker.page("organisation", head, partial(_organisation, maker, term, laid))
        yield from next_pages(maker, head, laid)


def _organisation(maker: PageMaker, term: Term, laid: Paged) -> dict[str, Any]:
    terms = maker.catalogue.vocabularies["organisations"].terms
    return {
        "term": term,
        "successor": terms.get(term.successor or ""),
        "predecessors": maker.once(_predecessors).get(term.id, []),
        **_lists(
            maker,
            f"{ORGANISATIONS}/{term.id}/",
            maker.shelves.by_organisation.get(term.id, []),
            laid,
        ),
    }


def _predecessors(maker: PageMaker) -> dict[str, list[Term]]:
    """Return the organisations that each one follows."""
    before: dict[str, list[Term]] = {}
    for term in maker.catalogue.vocabularies["organisations"].terms.values():
        if term.successor:
            before.setdefault(term.successor, []).append(term)
    return before
