"""Spans: the days that a steering report tells of, by the name that one is asked for with."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledgebase.schema.indicator import Period

_MONTHS = (
    *("tammi", "helmi", "maalis", "huhti", "touko", "kesä"),
    *("heinä", "elo", "syys", "loka", "marras", "joulu"),
)


@dataclass(frozen=True)
class Span:
    """The days that a report tells of, both ends included, `name` in Finnish words.

    `id` is what it is asked for with; `period` is the reporting period, if it is one.
    """

    id: str
    name: str
    since: date
    until: date
    period: Period | None = None


def span_of(text: str, periods: Mapping[str, Period]) -> Span | None:
    """Return what `text` names: a reporting period by id, a year, a quarter or a month; None for anything else.

    >>> span_of("2026-Q3", {}).since, span_of("2026-02", {}).until
    (datetime.date(2026, 7, 1), datetime.date(2026, 2, 28))
    """
    id = text.lower()
    if found := periods.get(id):
        return Span(id, found.title, found.starts, found.ends, found)
    if not (parts := re.fullmatch(r"([12]\d{3})(?:-(q[1-4]|0[1-9]|1[0-2]))?", id)):
        return None
    year, part = int(parts[1]), parts[2] or ""
    first, last = 1, 12
    if part.startswith("q"):
        last = int(part[1]) * 3
        first = last - 2
    elif part:
        first = last = int(part)
    end = calendar.monthrange(year, last)[1]
    return Span(id, _name(year, first, last), date(year, first, 1), date(year, last, end))


def _name(year: int, first: int, last: int) -> str:
    if last - first == 11:
        return f"vuosi {year}"
    begins = f"{_MONTHS[first - 1]}–" if first < last else ""
    return f"{begins}{_MONTHS[last - 1]}kuu {year}"
