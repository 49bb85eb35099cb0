"""Coverage: what is done where, for whom, by whom, on what evidence, where nothing, what has changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.facts import COMING, ENDED, HANDOVER_DAYS, stage, years_of
from knowledgebase.ground.layout import COVERAGE, SHELVES
from knowledgebase.ground.moments import days_after
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.maker import HOME, OVERVIEW, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.evidence import effect_names, evidence_rows
from knowledgebase.render.pages.follow_pages import changes_of
from knowledgebase.render.pages.handover import ending
from knowledgebase.render.pages.matrix import Cell, matrix_rows, matrix_total
from knowledgebase.render.pages.spread import (
    CountRow,
    Place,
    choices,
    held_by,
    projects_by_year,
    spread,
)
from knowledgebase.render.view.cards import Card
from knowledgebase.validate.entry import Entry

CELLS, GAPS, YEARS = (f"{COVERAGE}{name}.csv" for name in ("kattavuus", "aukot", "vuosittain"))
DAYS = 90
"""How far back the page looks for what has changed, in days."""
_MOST_ORGANISATIONS = 20
_YEARS_BACK, _YEARS_ON = 5, 3
_DIMENSIONS = {"theme": "Teemoittain", "region": "Alueittain", "audience": "Sidosryhmittäin"}


@dataclass(frozen=True)
class Subject:
    """A theme's counts; `by_level` and `by_group` have its practices by evidence level and audience."""

    theme: Any
    practices: int
    projects: int
    running: int
    by_level: Mapping[str, int]
    by_group: Mapping[str, int]


@dataclass(frozen=True)
class Gap:
    """What lacks something, named, and the names of the themes that it lacks."""

    name: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """What has changed in one way, and the entries that have.

    `whole` is the address of their list when all that it has is new: then one line is enough.
    """

    what: str
    cards: tuple[Card, ...]
    whole: str = ""


def coverage_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of the whole, for those who fund and steer."""
    yield maker.page(
        "coverage",
        Head(
            COVERAGE,
            OVERVIEW[0],
            "Mitä tehdään missäkin, kenelle, kuka ja millä näytöllä. Missä ei ole mitään, ja mikä on muuttunut.",
            trail=[HOME],
            styles=("assets/css/matrix.css",),
        ),
        lambda: _shown(maker),
    )


def _shown(maker: PageMaker) -> dict[str, Any]:
    total = maker.once(matrix_total).whole
    return {
        "total": total,
        "subjects": maker.once(subjects),
        "levels": list(maker.catalogue.vocabularies["evidence"].terms.values())[::-1],
        "effects": effect_names(maker),
        "evidence": evidence_rows(maker),
        "groups": _groups(maker),
        "organisations": organisations(maker),
        "nothing": nothing_in(maker),
        "not_running": not_running_in(maker),
        "no_practice": no_practice_for(maker),
        "nothing_for": nothing_for(maker),
        "years": shown_years(maker),
        "audiences": held_by(maker, "audience"),
        "by_year": _by_year(maker),
        "undated": sum(not years_of(project.fields) for project in maker.shelves.projects),
        "changed": changed(maker),
        "days": DAYS,
        "files": {"cells": CELLS, "gaps": GAPS, "years": YEARS},
    }


def subjects(maker: PageMaker) -> list[Subject]:
    """Return the counts of each theme, in the vocabulary's order."""
    by_level, by_group = _by_facet(maker, "naytto"), _by_facet(maker, "kenelle")
    return [
        Subject(
            cell.theme,
            cell.practices,
            cell.projects,
            cell.running,
            by_level.get(cell.theme.id, {}),
            by_group.get(cell.theme.id, {}),
        )
        for cell in maker.once(matrix_total).cells
    ]


def _by_facet(maker: PageMaker, facet: str) -> dict[str, Counter[str]]:
    """Return the number of practices by theme and value of a facet, as the list narrows them down."""
    found: dict[str, Counter[str]] = {}
    for practice in maker.shelves.practices:
        for theme in practice.fields.themes:
            values = maker.card(practice).facets.get(facet, (UNKNOWN_ID,))
            found.setdefault(theme, Counter()).update(values)
    return found


def _groups(maker: PageMaker) -> list[Any]:
    terms = maker.catalogue.vocabularies["for_whom"].terms.values()
    return [term for term in terms if term.id != UNKNOWN_ID]


def organisations(maker: PageMaker) -> list[tuple[Any, int, int]]:
    """Return (term, practices, projects) of the organisations with the most projects."""
    counts = maker.counts("organisations", maker.shelves.by_organisation)
    most = sorted(counts, key=lambda row: (-row[2], -row[1], row[0].name().casefold()))
    return [row for row in most[:_MOST_ORGANISATIONS] if row[1] or row[2]]


def nothing_in(maker: PageMaker) -> list[Gap]:
    """Return the regions that have neither a practice nor a project of some theme."""
    return _regions_where(maker, lambda cell: cell.empty)


def not_running_in(maker: PageMaker) -> list[Gap]:
    """Return the regions where no project of a theme runs now though there is something of it."""
    return _regions_where(maker, lambda cell: not cell.empty and not cell.running)


def _regions_where(maker: PageMaker, lacks: Callable[[Cell], bool]) -> list[Gap]:
    rows = [
        Gap(row.region.name(), tuple(cell.theme.name() for cell in row.cells if lacks(cell)))
        for row in maker.once(matrix_rows)
        if row.is_local
    ]
    return [gap for gap in rows if gap.themes]


def no_practice_for(maker: PageMaker) -> list[Gap]:
    """Return the audiences for whom there is no practice of some theme."""
    counts = maker.once(subjects)
    rows = [
        Gap(group.name(), tuple(s.theme.name() for s in counts if not s.by_group.get(group.id)))
        for group in _groups(maker)
    ]
    return [gap for gap in rows if gap.themes]


def nothing_for(maker: PageMaker) -> list[Gap]:
    """Return the audiences for whom there is neither a practice nor a project of some theme."""
    held, themes = maker.once(spread), choices(maker, "theme")
    rows = [
        Gap(name, tuple(theme for t, theme in themes if Place(t, audience=id) not in held))
        for id, name in choices(maker, "audience")
        if id != UNKNOWN_ID
    ]
    return [gap for gap in rows if gap.themes]


def shown_years(maker: PageMaker) -> tuple[int, ...]:
    """Return the years that the page tells of."""
    return tuple(range(maker.today.year - _YEARS_BACK, maker.today.year + _YEARS_ON + 1))


def _by_year(maker: PageMaker) -> list[tuple[str, list[CountRow]]]:
    """Return the rows of the years by theme, by region and by audience, those of all together last."""
    ran, years = maker.once(projects_by_year), shown_years(maker)

    def row(name: str, place: Place) -> CountRow:
        and_so = f"{place.query}&" if place.query else "?"
        return CountRow(name, [(len(ran.get((place, y), ())), f"{and_so}vuosi={y}") for y in years])

    return [
        (
            heading,
            [
                *(row(name, Place(**{of: id})) for id, name in choices(maker, of)),
                row("Kaikki", Place()),
            ],
        )
        for of, heading in _DIMENSIONS.items()
    ]


def changed(maker: PageMaker) -> list[Changed]:
    """Return what has changed in the last 90 days, and the projects that end soon, as the page of them has it."""
    then = days_after(maker.today, -DAYS)
    moved: dict[str, list[Card]] = {"alkoi": [], "päättyi": []}
    for project in maker.shelves.projects:
        before, now = stage(project, then), stage(project, maker.today)
        if before == COMING and now != COMING:
            moved["alkoi"].append(maker.card(project))
        if before != ENDED and now == ENDED:
            moved["päättyi"].append(maker.card(project))
    told: dict[tuple[str, str], list[Card]] = {}
    for _, what, card in changes_of(maker, DAYS):
        told.setdefault((card.kind, what), []).append(card)
    rows = (
        ("Hankkeita alkoi", moved["alkoi"]),
        ("Hankkeita päättyi", moved["päättyi"]),
        (f"Hankkeita päättyy seuraavien {HANDOVER_DAYS} päivän aikana", maker.cards(ending(maker))),
        ("Muuttuneita käytäntökortteja", told.get(("practice", "muuttunut"), [])),
        ("Muuttuneita hankekortteja", told.get(("project", "muuttunut"), [])),
    )
    return [
        *(Changed(what, tuple(cards)) for what, cards in rows),
        _new("Uusia käytäntöjä tietopankissa", "practice", told, maker.shelves.practices),
        _new("Uusia hankkeita tietopankissa", "project", told, maker.shelves.projects),
    ]


def _new(
    what: str, kind: str, told: Mapping[tuple[str, str], list[Card]], every: Sequence[Entry]
) -> Changed:
    cards = told.get((kind, "uusi"), [])
    return Changed(what, tuple(cards), SHELVES[kind].address if len(cards) == len(every) else "")
