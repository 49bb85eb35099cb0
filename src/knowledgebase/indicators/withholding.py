"""Withholding: which numbers of a table may not be shown, so that nobody can work them out.

The property. Let an attacker know every number that is shown, that each row of classes makes its
project's total, that the projects make the sum of each class and the grand total, and that counts are
whole and not negative. Then for every number that is withheld at least two values remain possible.
It is not a defence against someone who reasons backwards from this very algorithm, or who knows some
of the numbers from elsewhere.

Rows are withheld whole: a breakdown of a project is shown or not. That wastes a little and keeps the
proof short. A table of row sums t and column sums c, all that is left after what is shown is taken
away, holds in cell (i, j) any whole number from max(0, t_i + c_j - s) to min(t_i, c_j), where s is the
sum of all; these are the bounds of Fréchet. The two are the same only where t_i or c_j is zero or one of
them is s. Zero columns are shown, since they are no secret; the rest is what `_is_safe` asks.
Linear in the number of cells, but for one sorting of the projects.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Totals = Mapping[str, int]
"""The number of each project."""
Parts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By breakdown and project the number of each class; each adds up to the project's total."""


@dataclass(frozen=True)
class Withheld:
    """What is not shown of one table.

    `grand` is the sum of all projects, `totals` the projects whose own number is withheld, `cells` are
    (breakdown, project, class), `columns` the breakdowns whose sums by class are withheld.
    """

    grand: bool = False
    totals: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, str, str]] = frozenset()
    columns: frozenset[str] = frozenset()


def is_small(number: int, least: int) -> bool:
    """True for a number that tells of too few. Zero tells of no one and is shown."""
    return 0 < number < least


def withhold_counts(totals: Totals, parts: Parts, least: int) -> Withheld:
    """Return what to withhold of counts whose sums over projects and classes are shown."""
    hidden, grand = _totals(totals, least)
    small_first = sorted(totals, key=lambda project: (totals[project], project))
    known = _Known(totals, hidden, grand, tuple(small_first), least)
    cells: set[tuple[str, str, str]] = set()
    columns: set[str] = set()
    for breakdown, rows in parts.items():
        found, closed = _breakdown(known, rows)
        cells |= {(breakdown, project, part) for project, part in found}
        if closed:
            columns.add(breakdown)
    return Withheld(grand, hidden, frozenset(cells), frozenset(columns))


def withhold_respondents(totals: Totals, parts: Parts, least: int) -> Withheld:
    """Return what to withhold of means and shares, by how many answered.

    A mean over projects is counted from what is shown, so it gives nothing away, and no sum of a
    withheld number is shown. Within a project the classes make the whole: they go together.
    """
    hidden = frozenset(project for project, n in totals.items() if is_small(n, least))
    cells = {
        (breakdown, project, part)
        for breakdown, rows in parts.items()
        for project, row in rows.items()
        if project in hidden or any(is_small(n, least) for n in row.values())
        for part in row
    }
    return Withheld(totals=hidden, cells=frozenset(cells))


def _totals(totals: Totals, least: int) -> tuple[frozenset[str], bool]:
    """Return the projects whose number is withheld, and whether the sum of all is, too.

    The withheld make at least `least` together, and are two or more, unless the sum is withheld.
    """
    hidden = {project for project, number in totals.items() if is_small(number, least)}
    if not hidden:
        return frozenset(), False
    others = sorted((number, project) for project, number in totals.items() if number >= least)
    together = sum(totals[project] for project in hidden)
    if len(hidden) < 2 or together < least:
        if not others:
            return frozenset(hidden), True
        hidden.add(others[0][1])
    return frozenset(hidden), False


@dataclass(frozen=True)
class _Known:
    """What is decided of the totals before the breakdowns; `order` has the smallest first."""

    totals: Totals
    hidden: frozenset[str]
    grand: bool
    order: tuple[str, ...]
    least: int


def _breakdown(
    known: _Known, rows: Mapping[str, Mapping[str, int]]
) -> tuple[set[tuple[str, str]], bool]:
    """Return the (project, class) to withhold of one breakdown, and whether its sums are, too."""
    totals, hidden, least = known.totals, known.hidden, known.least
    told = hidden & rows.keys()  # their classes would tell their totals
    small = {p for p, row in rows.items() if any(is_small(n, least) for n in row.values())}
    own = small | told
    if not own:
        return set(), False
    sums = _columns(rows, rows)
    # The sums of the classes tell the sum of the projects that gave them.
    leaks = bool(told) and (known.grand or told != hidden)
    if leaks or any(is_small(number, least) for number in sums.values()):
        return _cells(rows, own, sums), True
    chosen, left = set(own), _columns(rows, own)
    greatest = max((totals[p] for p in own - told), default=0)
    if _is_safe(left.values(), greatest, least):
        return _cells(rows, chosen, left), False
    for project in (p for p in known.order if p in rows and p not in own and totals[p]):
        chosen.add(project)
        greatest = max(greatest, totals[project])
        for part, number in rows[project].items():
            left[part] += number
        if _is_safe(left.values(), greatest, least):
            return _cells(rows, chosen, left), False
    return _cells(rows, own, sums), True


def _is_safe(sums: Iterable[int], greatest: int, least: int) -> bool:
    """True when no cell of the withheld rows follows from their sums.

    `sums` are those of each class over the withheld rows, `greatest` is the greatest total among those
    rows whose total is shown, 0 when there is none. Rows without a shown total are two at least.
    """
    columns = list(sums)
    together = sum(columns)
    return together >= least and (not greatest or (greatest < together and max(columns) < together))


def _columns(rows: Mapping[str, Mapping[str, int]], of: Iterable[str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for project in of:
        for part, number in rows[project].items():
            sums[part] = sums.get(part, 0) + number
    return sums


def _cells(
    rows: Mapping[str, Mapping[str, int]], chosen: Iterable[str], sums: Mapping[str, int]
) -> set[tuple[str, str]]:
    # A class that nobody withheld has, is zero for each of them and known to be.
    return {(project, part) for project in chosen for part in rows[project] if sums[part]}
