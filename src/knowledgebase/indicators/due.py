"""Due: who has reported, who has not, by when, and who is not in it yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import RUNNING, stage
from knowledgebase.indicators.book import Book, Sheet
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Project
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Standing:
    """One project in one period: the indicators that it has reported, and those of which something is missing.

    A missing one has the moments that are missing although the other is there.
    """

    project: str
    reported: tuple[Sheet, ...]
    missing: tuple[tuple[Sheet, tuple[str, ...]], ...]
    late: date | None = None
    """The day of the last number that was given after the last day to report."""


@dataclass(frozen=True)
class Round:
    """One period: where each project stands. `is_late` from the day after the last day to report."""

    period: Period
    standings: tuple[Standing, ...]
    is_late: bool
    is_open: bool

    @property
    def ready(self) -> tuple[Standing, ...]:
        """The projects of which nothing is missing."""
        return tuple(each for each in self.standings if not each.missing)

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """The projects of which something is missing."""
        return tuple(each for each in self.standings if each.missing)


def rounds(book: Book, periods: Iterable[Period], today: date) -> tuple[Round, ...]:
    """Return the periods that have begun by `today`, the latest first.

    A period is open while reports are taken: from its end to the last day to report.
    """
    by_period: dict[str, dict[str, tuple[list[Sheet], list[tuple[Sheet, tuple[str, ...]]]]]] = {}
    for (_, period), sheet in book.sheets.items():
        for report in sheet.reports:
            done, missing = by_period.setdefault(period, {}).setdefault(report.project, ([], []))
            if report.missing:
                missing.append((sheet, report.half))
            else:
                done.append(sheet)
    late = _late(book)
    begun = [period for period in periods if period.starts <= today]
    return tuple(
        Round(
            period,
            tuple(
                Standing(project, tuple(done), tuple(missing), late.get((period.id, project)))
                for project, (done, missing) in sorted(by_period.get(period.id, {}).items())
            ),
            period.due < today,
            period.ends < today <= period.due,
        )
        for period in sorted(begun, key=lambda p: (p.ends, p.id), reverse=True)
    )


def is_late(row: ResultRow, period: Period) -> bool:
    """True for a number that was given after the last day to report."""
    return bool(row.reported and row.reported > period.due)


def _late(book: Book) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for (_, period), sheet in book.sheets.items():
        for number in (n for table in sheet.tables for n in table.every()):
            row = number.row
            if row.reported and is_late(row, sheet.period):
                key = period, row.project
                found[key] = max(found.get(key, row.reported), row.reported)
    return found


def not_enrolled(catalogue: Catalogue, today: date) -> tuple[Entry[Project], ...]:
    """Return the running projects that report no indicator of the confirmed set, by their titles.

    There are none while no set is confirmed: nobody could have said that they take part.
    """
    if not catalogue.is_confirmed:
        return ()
    inside = set(catalogue.confirmed)
    found = (
        project
        for project in catalogue.of_kind("project")
        if stage(project, today) == RUNNING and not inside.intersection(project.fields.indicators)
    )
    return tuple(sorted(found, key=lambda project: (project.fields.title, project.id)))
