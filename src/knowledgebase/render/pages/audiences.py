"""Audiences: what there is for each of them by theme and by region, as tables whose numbers lead to lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import AUDIENCES
from knowledgebase.render.maker import HOME, OVERVIEW, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.coverage import CELLS
from knowledgebase.render.pages.spread import Held, Place, choices, spread


@dataclass(frozen=True)
class Square:
    """What a cell of a table holds, what narrows lists down to it, and how it is said."""

    held: Held
    query: str
    said: str


@dataclass(frozen=True)
class Table:
    """What audiences have by another field: its names as rows, the audiences as columns."""

    id: str
    title: str
    row_name: str
    rows: list[tuple[str, list[Square]]]


def audience_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of what there is for each audience."""
    yield maker.page(
        "audiences",
        Head(
            AUDIENCES,
            "Sidosryhmät teemoittain ja alueittain",
            "Mitä tietopankissa on kullekin sidosryhmälle kustakin teemasta ja kustakin maakunnasta.",
            trail=[HOME, OVERVIEW],
            scripts=("assets/js/matrix.js",),
            styles=("assets/css/matrix.css",),
        ),
        lambda: _shown(maker),
    )


def _shown(maker: PageMaker) -> dict[str, Any]:
    return {
        "columns": [name for _, name in choices(maker, "audience")],
        "tables": [
            Table("teemoittain", "Teemoittain", "Teema", _rows(maker, "theme")),
            Table("alueittain", "Alueittain", "Alue", _rows(maker, "region")),
        ],
        "file": CELLS,
    }


def _rows(maker: PageMaker, of: str) -> list[tuple[str, list[Square]]]:
    held, groups = maker.once(spread), choices(maker, "audience")

    def square(place: Place, said: str) -> Square:
        return Square(held.get(place, Held()), place.query, said)

    return [
        (
            name,
            [
                square(Place(**{of: id, "audience": group}), f"{name}, {whom}")
                for group, whom in groups
            ],
        )
        for id, name in choices(maker, of)
    ]
