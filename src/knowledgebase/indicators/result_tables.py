"""Result tables: the numbers of one indicator in one period as they may be shown, and what they make together.

What is measured twice is put together from those alone whose number is shown both times: otherwise
other people would be taken for a change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledgebase.ground.terms import AFTER, BEFORE
from knowledgebase.indicators.sums import Number, Sum, shown, together
from knowledgebase.indicators.withholding import withheld
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator

MOMENTS = ("", BEFORE, AFTER)
_Place = tuple[str, str, str]


@dataclass(frozen=True)
class Table:
    """One indicator in one period, measured at one moment ('' where there is only one).

    `parts` has by breakdown the numbers of the classes, `sums` what projects make of each class.
    """

    moment: str
    numbers: tuple[Number, ...]
    total: Sum
    parts: Mapping[str, tuple[Number, ...]]
    sums: Mapping[str, Mapping[str, Sum]]

    def every(self) -> Iterator[Number]:
        """Yield the whole numbers and then those of the classes."""
        for numbers in (self.numbers, *self.parts.values()):
            yield from numbers


def tables_of(indicator: Indicator, rows: Iterable[ResultRow]) -> tuple[Table, ...]:
    """Return a table for each moment of which there are numbers."""
    by_moment: dict[str, list[ResultRow]] = {}
    for row in rows:
        if row.is_given:
            by_moment.setdefault(row.moment, []).append(row)
    tables = [_table(indicator, m, by_moment[m]) for m in MOMENTS if m in by_moment]
    shown_at = {t.moment: {_place(n) for n in t.every() if n.value is not None} for t in tables}
    both = shown_at.get(BEFORE, set()) & shown_at.get(AFTER, set())
    return tuple(_summed(indicator, t, both if t.moment else None) for t in tables)


def _table(indicator: Indicator, moment: str, rows: list[ResultRow]) -> Table:
    wholes = {row.project: row for row in rows if not row.breakdown}
    parts: dict[str, dict[str, dict[str, ResultRow]]] = {}
    for row in rows:
        if row.breakdown:
            parts.setdefault(row.breakdown, {}).setdefault(row.project, {})[row.part] = row
    hidden = withheld(indicator, wholes, parts)
    numbers = tuple(shown(wholes[p], p in hidden.wholes) for p in sorted(wholes))
    inner: dict[str, tuple[Number, ...]] = {}
    for each in indicator.breakdowns:
        if found := parts.get(each.id):
            inner[each.id] = tuple(
                shown(found[p][c], (each.id, p) in hidden.rows)
                for p in sorted(found)
                for c in each.classes
            )
    return Table(moment, numbers, Sum(None, None, 0), inner, {})


def _summed(indicator: Indicator, table: Table, only: set[_Place] | None) -> Table:
    """Return the table with its sums, made of the places in `only` where it is given."""

    def made(numbers: Iterable[Number]) -> Sum:
        found = tuple(n for n in numbers if not n.is_empty)
        kept = found if only is None else tuple(n for n in found if _place(n) in only)
        return together(indicator, kept, len(found) - len(kept))

    sums = {
        each.id: {c: made(n for n in table.parts[each.id] if n.row.part == c) for c in each.classes}
        for each in indicator.breakdowns
        if each.id in table.parts
    }
    return replace(table, total=made(table.numbers), sums=sums)


def _place(number: Number) -> _Place:
    row = number.row
    return row.project, row.breakdown, row.part
