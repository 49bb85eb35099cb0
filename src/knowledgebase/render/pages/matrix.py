"""Matrix: what there is by theme and region, with the gaps to be seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import REGIONS, SHELVES
from knowledgebase.ground.terms import NO_PAGE, WHOLE_COUNTRY
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page

ADDRESS = f"{REGIONS}/teemoittain/"


@dataclass(frozen=True)
class Cell:
    """What there is of a theme in a region. `near` has the same of its neighbours, for a gap."""

    theme: Any
    practices: int
    projects: int
    near: "Near | None" = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not self.practices and not self.projects


@dataclass(frozen=True)
class Near:
    """Where a gap leads: regions that have something of the theme, and how many entries of a kind."""

    shelf: str
    regions: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Row:
    """A region's cells, one for each theme."""

    region: Any
    cells: tuple[Cell, ...]

    @property
    def gaps(self) -> int:
        """The number of themes that have nothing in the region."""
        return sum(cell.empty for cell in self.cells)


def matrix_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of themes by region."""
    yield maker.page(
        "matrix",
        Head(
            ADDRESS,
            "Teemat maakunnittain",
            "Mitä tietopankissa on kustakin teemasta kussakin maakunnassa, ja missä on aukko.",
            trail=[HOME, ("Alueet", f"{REGIONS}/")],
            styles=("assets/css/matrix.css",),
        ),
        lambda: _shown(maker),
    )


def _shown(maker: PageMaker) -> dict[str, Any]:
    rows = maker.once(matrix_rows)
    local = [row for row in rows if row.region.code]
    return {
        "rows": rows,
        "themes": list(maker.catalogue.vocabularies["themes"].terms.values()),
        "gaps": sum(row.gaps for row in local),
        "cells": sum(len(row.cells) for row in local),
    }


def matrix_rows(maker: PageMaker) -> list[Row]:
    """Return a row for the whole country and for each region, in the vocabulary's order."""
    held: dict[tuple[str, str, str], set[str]] = {}
    for entry in (*maker.shelves.practices, *maker.shelves.projects):
        for region in entry.fields.regions:
            for theme in entry.fields.themes:
                held.setdefault((region, theme, entry.kind), set()).add(entry.id)
    themes = maker.catalogue.vocabularies["themes"].terms.values()

    def cell(region: Any, theme: Any) -> Cell:
        practices, projects = (
            len(held.get((region.id, theme.id, kind), ())) for kind in ("practice", "project")
        )
        gap = not practices and not projects
        return Cell(theme, practices, projects, _near(region, theme, held) if gap else None)

    return [
        Row(region, tuple(cell(region, theme) for theme in themes))
        for region in maker.catalogue.vocabularies["regions"].terms.values()
        if region.id not in NO_PAGE
    ]


def _near(region: Any, theme: Any, held: Mapping[tuple[str, str, str], set[str]]) -> Near | None:
    """Return where the neighbours or the whole country have something, practices rather than projects."""
    for around in (region.neighbours, (WHOLE_COUNTRY,)):
        for kind in ("practice", "project"):
            found = {other: held.get((other, theme.id, kind), set()) for other in around}
            if ids := set().union(*found.values()):
                there = tuple(other for other, some in found.items() if some)
                return Near(SHELVES[kind].address, there, len(ids))
    return None
