"""Book: every reported number as it may be shown, under the total that it is part of.

A number that is missing is missing: it is in no sum and it is never zero. What may not be combined
is not combined.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.terms import AFTER, BEFORE, COUNT, NOT_FOR_US
from knowledgebase.indicators.sums import Number, Sum, shown, together
from knowledgebase.indicators.withholding import (
    Withheld,
    withhold_counts,
    withhold_respondents,
)
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry

MOMENTS = ("", BEFORE, AFTER)


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


@dataclass(frozen=True)
class Sheet:
    """One indicator in one period: its tables, and who was to report and did.

    `expected` are the ids of projects that report this indicator in this period, `reported` those
    of them whose number is there, also when it is withheld.
    """

    indicator: Entry[Indicator]
    period: Period
    tables: tuple[Table, ...]
    expected: tuple[str, ...]
    reported: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The projects whose number is not there: neither zero nor in any sum."""
        there = set(self.reported)
        return tuple(id for id in self.expected if id not in there)

    @property
    def withheld(self) -> int:
        """How many numbers are there and may not be shown: wholes and classes, not what they make together."""
        return sum(number.is_withheld for table in self.tables for number in table.every())

    @property
    def address(self) -> str:
        return f"{self.indicator.address}{self.period.id}/"


@dataclass(frozen=True)
class Book:
    """The sheets by (indicator, period), in the order of the set, and grouped in two ways.

    `by_indicator` has the latest period first, `by_project` the whole numbers of each project.
    """

    sheets: Mapping[tuple[str, str], Sheet] = field(default_factory=dict)
    by_indicator: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    by_project: Mapping[str, tuple[tuple[Sheet, Number], ...]] = field(default_factory=dict)


def open_book(catalogue: Catalogue) -> Book:
    """Return the book of what `catalogue` shows; of an unconfirmed set it is empty.

    Rows of projects and indicators that are not in the catalogue are left out.
    """
    if not catalogue.is_confirmed:
        return Book()
    rows: dict[tuple[str, str], list[ResultRow]] = {}
    for row in catalogue.results:
        if f"project:{row.project}" in catalogue.entries:
            rows.setdefault((row.indicator, row.period), []).append(row)
    carriers = _carriers(catalogue)
    sheets: dict[tuple[str, str], Sheet] = {}
    for id in catalogue.confirmed:
        entry = catalogue.indicator(id)
        if entry is None:
            continue
        for period in catalogue.periods.values():
            who = [p for p, span in carriers.get(id, ()) if _overlap(span, period)]
            found = rows.get((id, period.id), [])
            if who or found:
                sheets[id, period.id] = _sheet(entry, period, found, who)
    return Book(sheets, _by_indicator(sheets.values()), _by_project(sheets.values()))


def _carriers(
    catalogue: Catalogue,
) -> dict[str, list[tuple[str, tuple[str | None, str | None]]]]:
    """Return by indicator the projects that report it, each with its start and end as written."""
    found: dict[str, list[tuple[str, tuple[str | None, str | None]]]] = {}
    for project in catalogue.of_kind("project"):
        for id in project.fields.indicators:
            span = (project.fields.starts, project.fields.ends)
            found.setdefault(id, []).append((project.id, span))
    return found


def _overlap(span: tuple[str | None, str | None], period: Period) -> bool:
    # A date known to the month or the year is compared as far as it is known.
    starts, ends = span
    begun = not starts or starts <= period.ends.isoformat()[: len(starts)]
    going = not ends or ends >= period.starts.isoformat()[: len(ends)]
    return begun and going


def _sheet(entry: Entry[Indicator], period: Period, rows: list[ResultRow], who: list[str]) -> Sheet:
    given = [row for row in rows if row.value is not None]
    spared = {row.project for row in rows if row.state == NOT_FOR_US and not row.breakdown}
    reported = {row.project for row in given if not row.breakdown}
    expected = sorted((set(who) - spared) | reported)
    by_moment: dict[str, list[ResultRow]] = {}
    for row in given:
        by_moment.setdefault(row.moment, []).append(row)
    tables = tuple(_table(entry.fields, m, by_moment[m]) for m in MOMENTS if m in by_moment)
    return Sheet(entry, period, tables, tuple(expected), tuple(sorted(reported)))


def _table(indicator: Indicator, moment: str, rows: list[ResultRow]) -> Table:
    totals = {row.project: row for row in rows if not row.breakdown}
    parts: dict[str, dict[str, dict[str, ResultRow]]] = {}
    for row in rows:
        if row.breakdown:
            parts.setdefault(row.breakdown, {}).setdefault(row.project, {})[row.part] = row
    withheld = _withheld(indicator, totals, parts)
    numbers = tuple(shown(totals[p], p in withheld.totals) for p in sorted(totals))
    inner: dict[str, tuple[Number, ...]] = {}
    sums: dict[str, dict[str, Sum]] = {}
    for each in indicator.breakdowns:
        found = parts.get(each.id)
        if not found:
            continue
        cells = [
            shown(found[p][c], (each.id, p, c) in withheld.cells)
            for p in sorted(found)
            for c in each.classes
        ]
        inner[each.id] = tuple(cells)
        closed = each.id in withheld.columns
        sums[each.id] = {
            c: together(indicator, [n for n in cells if n.row.part == c], closed)
            for c in each.classes
        }
    return Table(moment, numbers, together(indicator, numbers, withheld.grand), inner, sums)


def _withheld(
    indicator: Indicator,
    totals: Mapping[str, ResultRow],
    parts: Mapping[str, Mapping[str, Mapping[str, ResultRow]]],
) -> Withheld:
    weigh = _count_of if indicator.figure == COUNT else _respondents_of
    whole = {project: weigh(row) for project, row in totals.items()}
    inner = {
        breakdown: {p: {c: weigh(row) for c, row in row_of.items()} for p, row_of in found.items()}
        for breakdown, found in parts.items()
    }
    withhold = withhold_counts if indicator.figure == COUNT else withhold_respondents
    return withhold(whole, inner, indicator.min_n)


def _count_of(row: ResultRow) -> int:
    return int(row.value or 0)


def _respondents_of(row: ResultRow) -> int:
    return row.n or 0


def _by_indicator(sheets: Iterable[Sheet]) -> dict[str, tuple[Sheet, ...]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in sorted(sheets, key=lambda s: (s.period.ends, s.period.id), reverse=True):
        found.setdefault(sheet.indicator.id, []).append(sheet)
    return {id: tuple(each) for id, each in found.items()}


def _by_project(sheets: Iterable[Sheet]) -> dict[str, tuple[tuple[Sheet, Number], ...]]:
    found: dict[str, list[tuple[Sheet, Number]]] = {}
    for sheet in sheets:
        for table in sheet.tables:
            for number in table.numbers:
                found.setdefault(number.row.project, []).append((sheet, number))
    return {project: tuple(numbers) for project, numbers in sorted(found.items())}
