"""Matrix: what there is by theme and region, with the gaps to be seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.facts import ENDED, RUNNING, stage
from knowledgebase.catalogue.money import money_of
from knowledgebase.ground.layout import REGIONS, SHELVES
from knowledgebase.ground.terms import UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.schema import Project
from knowledgebase.validate.entry import is_of

ADDRESS = f"{REGIONS}/teemoittain/"
_ALL = ""
_Held = Mapping[tuple[str, str, str], set[str]]


@dataclass(frozen=True)
class Cell:
    """What there is of a theme in a region, each entry once; `running` of the projects run now and `ended` are over.

    `theme` is None for all themes together. `near` has the same of its neighbours, for a gap, and
    `near_running` for one where the projects that do not run are left out.
    """

    theme: Any
    practices: int
    projects: int
    running: int
    near: "Near | None" = None
    ended: int = 0
    near_running: "Near | None" = None

    @property
    def all_ended(self) -> bool:
        """Whether it has projects and every one of them is over."""
        return 0 < self.projects == self.ended

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not self.practices and not self.projects

    @property
    def empty_now(self) -> bool:
        """Whether there is no practice and no project that runs now."""
        return not self.practices and not self.running


@dataclass(frozen=True)
class Near:
    """Where a gap leads: regions that have something of the theme, and how many entries of a kind.

    `running` says that they are projects run now.
    """

    shelf: str
    regions: tuple[str, ...]
    count: int
    running: bool = False


@dataclass(frozen=True)
class Row:
    """A region's cells, one for each theme, and all of them together. `region` None is every region."""

    region: Any
    cells: tuple[Cell, ...]
    whole: Cell

    @property
    def gaps(self) -> int:
        """The number of themes that have nothing in the region."""
        return sum(cell.empty for cell in self.cells)

    @property
    def gaps_now(self) -> int:
        """The number of themes that have no practice and no project run now in the region."""
        return sum(cell.empty_now for cell in self.cells)

    @property
    def is_local(self) -> bool:
        """Whether it is a region of the country, where a gap is a gap."""
        return bool(self.region and self.region.code)


def matrix_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of themes by region."""
    yield maker.page(
        "matrix",
        Head(
            ADDRESS,
            "Teemat maakunnittain",
            "Mitä tietopankissa on kustakin teemasta kussakin maakunnassa, ja missä on aukko.",
            trail=[HOME, ("Alueet", f"{REGIONS}/")],
            scripts=("assets/js/matrix.js",),
            styles=("assets/css/matrix.css",),
        ),
        lambda: _shown(maker),
    )


def _shown(maker: PageMaker) -> dict[str, Any]:
    rows = maker.once(matrix_rows)
    local = [row for row in rows if row.is_local]
    return {
        "rows": rows,
        "total": maker.once(matrix_total),
        "themes": list(maker.catalogue.vocabularies["themes"].terms.values()),
        "gaps": sum(row.gaps for row in local),
        "gaps_now": sum(row.gaps_now for row in local),
        "funded": money_of(maker.shelves.projects).known,
        "cells": sum(len(row.cells) for row in local),
    }


def matrix_rows(maker: PageMaker) -> list[Row]:
    """Return a row for the whole country, each region, abroad and no region, in the vocabulary's order.

    Every entry is in at least one of them.
    """
    held = maker.once(_held)
    terms = maker.catalogue.vocabularies["regions"].terms.values()
    return [_row(maker, held, region) for region in terms]


def matrix_total(maker: PageMaker) -> Row:
    """Return the row of all regions together; each entry counts once in a cell."""
    return _row(maker, maker.once(_held), None)


def _row(maker: PageMaker, held: _Held, region: Any) -> Row:
    themes = maker.catalogue.vocabularies["themes"].terms.values()
    cells = tuple(_cell(held, region, theme) for theme in themes)
    return Row(region, cells, _cell(held, region, None))


def _cell(held: _Held, region: Any, theme: Any) -> Cell:
    place, subject = region.id if region else _ALL, theme.id if theme else _ALL
    practices, projects, running, ended = (
        len(held.get((place, subject, what), ()))
        for what in ("practice", "project", RUNNING, ENDED)
    )
    gap_now = not practices and not running and region and region.code and theme
    near_running = _near(region, theme, held, RUNNING) if gap_now else None
    near = _near(region, theme, held, "project") if gap_now and not projects else None
    return Cell(theme, practices, projects, running, near, ended, near_running)


def _held(maker: PageMaker) -> _Held:
    """Return the ids of entries by region, theme and kind, as the lists narrow them down."""
    held: dict[tuple[str, str, str], set[str]] = {}
    for entry in (*maker.shelves.practices, *maker.shelves.projects):
        facets = maker.card(entry).facets
        whats = (entry.kind, stage(entry, maker.today)) if is_of(entry, Project) else (entry.kind,)
        for region in (*facets.get("alue", (UNKNOWN_ID,)), _ALL):
            for theme in (*entry.fields.themes, _ALL):
                for what in whats:
                    held.setdefault((region, theme, what), set()).add(entry.id)
    return held


def _near(region: Any, theme: Any, held: _Held, projects: str) -> Near | None:
    """Return where the neighbours or the whole country have something, practices rather than projects.

    `projects` is which projects count: all of them or those run now.
    """
    for around in (region.neighbours, (WHOLE_COUNTRY,)):
        for shelf, what in (("practice", "practice"), ("project", projects)):
            found = {other: held.get((other, theme.id, what), set()) for other in around}
            if ids := set().union(*found.values()):
                there = tuple(other for other, some in found.items() if some)
                return Near(SHELVES[shelf].address, there, len(ids), what == RUNNING)
    return None
