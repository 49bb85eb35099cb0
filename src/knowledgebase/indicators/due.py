"""Due: who has reported, who has not, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledgebase.indicators.book import Book, Sheet
from knowledgebase.schema.indicator import Period


@dataclass(frozen=True)
class Standing:
    """One project in one period: the indicators that it has reported, and those that are missing."""

    project: str
    reported: tuple[Sheet, ...]
    missing: tuple[Sheet, ...]


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
    by_period: dict[str, dict[str, tuple[list[Sheet], list[Sheet]]]] = {}
    for (_, period), sheet in book.sheets.items():
        there = set(sheet.reported)
        for project in sheet.expected:
            who = by_period.setdefault(period, {}).setdefault(project, ([], []))
            who[project not in there].append(sheet)
    begun = [period for period in periods if period.starts <= today]
    return tuple(
        Round(
            period,
            tuple(
                Standing(project, tuple(done), tuple(missing))
                for project, (done, missing) in sorted(by_period.get(period.id, {}).items())
            ),
            period.due < today,
            period.ends < today <= period.due,
        )
        for period in sorted(begun, key=lambda p: (p.ends, p.id), reverse=True)
    )
