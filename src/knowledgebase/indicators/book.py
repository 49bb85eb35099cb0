"""Book: every reported number as it may be shown, under the total that it is part of.

A number that is missing is missing: it is in no sum and it is never zero. What may not be combined
is not combined. What is measured twice is reported when both times are there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.terms import AFTER, BEFORE, NOT_FOR_US
from knowledgebase.indicators.result_tables import MOMENTS, Table, tables_of
from knowledgebase.indicators.sums import Number
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Report:
    """What one project was to give of one indicator: moments whose number is there, and those missing."""

    project: str
    given: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def half(self) -> tuple[str, ...]:
        """The moments that are missing although the other one is there."""
        return self.missing if self.given else ()


@dataclass(frozen=True)
class Sheet:
    """One indicator in one period: its tables, and what each project was to report and did.

    A number is reported also when it is withheld.
    """

    indicator: Entry[Indicator]
    period: Period
    tables: tuple[Table, ...]
    reports: tuple[Report, ...]

    @property
    def expected(self) -> tuple[str, ...]:
        """The projects that report this indicator in this period."""
        return tuple(report.project for report in self.reports)

    @property
    def reported(self) -> tuple[str, ...]:
        """The projects that have given all of it."""
        return tuple(report.project for report in self.reports if not report.missing)

    @property
    def missing(self) -> tuple[Report, ...]:
        """The reports of which a number is not there: neither zero nor in any sum."""
        return tuple(report for report in self.reports if report.missing)

    @property
    def cover(self) -> tuple[tuple[str, int, int], ...]:
        """Each moment that is asked for: of how many projects its number is there, and of how many asked."""
        given = Counter(m for report in self.reports for m in report.given)
        missing = Counter(m for report in self.reports for m in report.missing)
        return tuple((m, given[m], given[m] + missing[m]) for m in MOMENTS if given[m] + missing[m])

    @property
    def withheld(self) -> int:
        """How many numbers are there and may not be shown: wholes and classes, not what they make together."""
        return sum(number.is_withheld for table in self.tables for number in table.every())

    @property
    def address(self) -> str:
        return f"{self.indicator.address}{self.period.id}/"


@dataclass(frozen=True)
class Book:
    """The sheets by (indicator, period), in the order of the set, and grouped in three ways.

    `by_indicator` has the latest period first, `by_project` the whole numbers of each project,
    `half_given` its reports of which one moment is there and the other is missing.
    """

    sheets: Mapping[tuple[str, str], Sheet] = field(default_factory=dict)
    by_indicator: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    by_project: Mapping[str, tuple[tuple[Sheet, Number], ...]] = field(default_factory=dict)
    half_given: Mapping[str, tuple[tuple[Sheet, Report], ...]] = field(default_factory=dict)


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
    every = sheets.values()
    return Book(sheets, _by_indicator(every), _by_project(every), _half_given(every))


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
    reports = tuple(_reports(entry.fields, rows, who))
    return Sheet(entry, period, tables_of(entry.fields, rows), reports)


def _reports(indicator: Indicator, rows: list[ResultRow], who: list[str]) -> Iterator[Report]:
    given: dict[str, set[str]] = {}
    spared: dict[str, set[str]] = {}
    for row in rows:
        if not row.breakdown and row.value is not None:
            given.setdefault(row.project, set()).add(row.moment)
        elif not row.breakdown and row.state == NOT_FOR_US:
            spared.setdefault(row.project, set()).add(row.moment)
    for project in sorted({*who, *given}):
        there, not_asked = given.get(project, set()), spared.get(project, set())
        asked = _asked(indicator, there)
        missing = () if "" in not_asked else tuple(m for m in asked if m not in there | not_asked)
        if there or missing:
            yield Report(project, tuple(m for m in asked if m in there), missing)


def _asked(indicator: Indicator, given: set[str]) -> tuple[str, ...]:
    """Return the moments that a project is to give: one that has given its only number is ready."""
    if given and given <= {""}:
        return ("",)
    return (BEFORE, AFTER) if given - {""} else indicator.moments


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


def _half_given(sheets: Iterable[Sheet]) -> dict[str, tuple[tuple[Sheet, Report], ...]]:
    found: dict[str, list[tuple[Sheet, Report]]] = {}
    for sheet in sheets:
        for report in sheet.missing:
            if report.half:
                found.setdefault(report.project, []).append((sheet, report))
    return {project: tuple(each) for project, each in found.items()}
