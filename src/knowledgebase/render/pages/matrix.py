"""Matrix: what there is by theme and region, with the gaps to be seen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import REGIONS
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page

ADDRESS = f"{REGIONS}/teemoittain/"


@dataclass(frozen=True)
class Row:
    """A region's counts, one (theme, practices, projects) for each theme."""

    region: Any
    cells: tuple[tuple[Any, int, int], ...]

    @property
    def gaps(self) -> int:
        """The number of themes that have nothing in the region."""
        return sum(not practices and not projects for _, practices, projects in self.cells)


def matrix_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of themes by region."""
    rows = matrix_rows(maker)
    local = [row for row in rows if row.region.code]
    yield maker.page(
        "matrix",
        Head(
            ADDRESS,
            "Teemat maakunnittain",
            "Mitä tietopankissa on kustakin teemasta kussakin maakunnassa, ja missä on aukko.",
            trail=[HOME, ("Alueet", f"{REGIONS}/")],
            styles=("assets/css/matrix.css",),
        ),
        rows=rows,
        themes=list(maker.catalogue.vocabularies["themes"].terms.values()),
        gaps=sum(row.gaps for row in local),
        cells=sum(len(row.cells) for row in local),
    )


def matrix_rows(maker: PageMaker) -> list[Row]:
    """Return a row for the whole country and for each region, in the vocabulary's order."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for entry in (*maker.shelves.practices, *maker.shelves.projects):
        for region in entry.fields.regions:
            for theme in entry.fields.themes:
                counts[region, theme, entry.kind] += 1
    themes = maker.catalogue.vocabularies["themes"].terms.values()
    return [
        Row(
            region,
            tuple(
                (
                    theme,
                    counts[region.id, theme.id, "practice"],
                    counts[region.id, theme.id, "project"],
                )
                for theme in themes
            ),
        )
        for region in maker.catalogue.vocabularies["regions"].terms.values()
        if region.id not in NO_PAGE
    ]
