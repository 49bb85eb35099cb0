"""Region map: the 19 regions as shapes with their counts and shades."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledgebase.render.view.templates import THEME

_UPPER = (0, 2, 5, 9)
"""The largest count of shades 0 to 3; anything above is shade 4."""


@dataclass(frozen=True)
class Region:
    """One region on the map: its shape and what it holds. Shades run from 0 (none) to 4."""

    term: Any
    path: str
    practices: int
    projects: int

    @property
    def practice_shade(self) -> int:
        """The shade of the number of practices."""
        return shade(self.practices)

    @property
    def project_shade(self) -> int:
        """The shade of the number of projects."""
        return shade(self.projects)


@dataclass(frozen=True)
class RegionMap:
    """The map: its view box, the regions from north to south as a reader would list them,
    and the legend as (shade, range of counts)."""

    view_box: str
    regions: tuple[Region, ...]
    legend: tuple[tuple[int, str], ...]


def region_map(counts: list[tuple[Any, int, int]]) -> RegionMap:
    """Return the map of (term, practices, projects); terms without a shape are not on it."""
    view_box, shapes = _shapes()
    regions = tuple(
        Region(term, shapes[term.iso], practices, projects)
        for term, practices, projects in counts
        if term.iso in shapes
    )
    return RegionMap(view_box, regions, _legend())


def shade(count: int) -> int:
    """Return the shade of a count.

    >>> [shade(n) for n in (0, 1, 2, 3, 5, 6, 9, 10, 400)]
    [0, 1, 1, 2, 2, 3, 3, 4, 4]
    """
    return sum(count > upper for upper in _UPPER)


def _legend() -> tuple[tuple[int, str], ...]:
    lower = [upper + 1 for upper in _UPPER]
    ranges = [f"{a}–{b}" for a, b in zip(lower, _UPPER[1:], strict=False)]
    return tuple(enumerate(["0", *ranges, f"{lower[-1]} tai enemmän"]))


@cache
def _shapes() -> tuple[str, dict[str, str]]:
    svg = (THEME / "finland.svg").read_text("utf-8")
    view_box = re.search(r'viewBox="([^"]+)"', svg)
    assert view_box, "theme/finland.svg has no view box"  # noqa: S101 (our own file)
    return view_box[1], dict(re.findall(r'<path id="([^"]+)" d="([^"]+)"', svg))
