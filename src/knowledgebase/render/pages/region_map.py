"""Region map: the 19 regions as shapes with their counts and shades."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledgebase.render.view.templates import THEME

_SHADES = 4
"""Beside the shade 0 for none: more could not be told apart on a map of this size."""


@dataclass(frozen=True)
class Region:
    """One region on the map: its shape, its middle as (x, y), and what it holds with its shades."""

    term: Any
    path: str
    middle: tuple[int, int]
    practices: int
    projects: int
    practice_shade: int
    project_shade: int


@dataclass(frozen=True)
class Scale:
    """The shades of one kind's counts: `uppers` has the largest count of each shade from 0 on.

    Each shade holds as many regions as can be, so that the map shows differences where they are.
    """

    uppers: tuple[int, ...]

    def shade(self, count: int) -> int:
        """Return the shade of a count: 0 for none, above the last upper the darkest."""
        return min(sum(count > upper for upper in self.uppers), len(self.uppers) - 1)

    def legend(self) -> tuple[tuple[int, str], ...]:
        """Return (shade, its counts in words) from none to the most."""
        lowers = [upper + 1 for upper in self.uppers]
        pairs = zip(lowers, self.uppers[1:], strict=False)
        ranges = [f"{a}–{b}" if a < b else str(a) for a, b in pairs]
        return tuple(enumerate(["0", *ranges]))


@dataclass(frozen=True)
class RegionMap:
    """The map: its view box, the regions in the vocabulary's order, and a scale for each kind."""

    view_box: str
    regions: tuple[Region, ...]
    practices: Scale
    projects: Scale


def scale(counts: Iterable[int]) -> Scale:
    """Return a scale on which every shade is that of some count.

    >>> scale([0, 1, 1, 2, 3, 5, 8, 40]).uppers
    (0, 1, 3, 8, 40)
    >>> scale([0, 0]).uppers, scale([0, 7]).uppers
    ((0,), (0, 7))
    """
    some = sorted(count for count in counts if count)
    cuts = {some[len(some) * part // _SHADES - 1] for part in range(1, _SHADES + 1)} if some else ()
    return Scale((0, *sorted(cuts)))


def region_map(counts: list[tuple[Any, int, int]]) -> RegionMap:
    """Return the map of (term, practices, projects); terms without a shape are not on it."""
    view_box, shapes = country()
    drawn = [row for row in counts if row[0].iso in shapes]
    by_practices, by_projects = scale(row[1] for row in drawn), scale(row[2] for row in drawn)
    regions = tuple(
        Region(
            term,
            shapes[term.iso],
            _middle(shapes[term.iso]),
            practices,
            projects,
            by_practices.shade(practices),
            by_projects.shade(projects),
        )
        for term, practices, projects in drawn
    )
    return RegionMap(view_box, regions, by_practices, by_projects)


def _middle(path: str) -> tuple[int, int]:
    """Return the centroid of the first part of a path, which is the mainland."""
    first = path.split("z", maxsplit=1)[0].lstrip("M")
    x, y = (int(number) for number in re.findall(r"-?\d+", first)[:2])
    points = [(x, y)]
    numbers = [int(number) for number in re.findall(r"-?\d+", first)[2:]]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    area = across = down = 0
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, across, down = area + cross, across + (x0 + x1) * cross, down + (y0 + y1) * cross
    return round(across / (3 * area)), round(down / (3 * area))


@cache
def country() -> tuple[str, dict[str, str]]:
    """Return the view box of the map, and the shape of each region by its code."""
    svg = (THEME / "finland.svg").read_text("utf-8")
    view_box = re.search(r'viewBox="([^"]+)"', svg)
    assert view_box, "theme/finland.svg has no view box"  # noqa: S101 (our own file)
    return view_box[1], dict(re.findall(r'<path id="([^"]+)" d="([^"]+)"', svg))
