"""Moments: when something is, as exactly as it is known, in Finnish local time."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
_FINNISH_DAY = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
    r"(?: ?(?:klo|kello) ?(\d{1,2})(?:[.:](\d{2}))?| (\d{1,2})[.:](\d{2}))?"
)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


def knows_day(moment: str) -> bool:
    """True when the day is known, not only the month or the year."""
    return bool(_DAY.match(moment))


def first_day(moment: str) -> date:
    """Return the first day that a moment may mean.

    >>> first_day("2024-04"), first_day("2026-05-12T09:00")
    (datetime.date(2024, 4, 1), datetime.date(2026, 5, 12))
    """
    parts = [int(part) for part in moment.partition("T")[0].split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(moment: str) -> date:
    """Return the last day that a moment may mean.

    >>> last_day("2024-04"), last_day("2023")
    (datetime.date(2024, 4, 30), datetime.date(2023, 12, 31))
    """
    if knows_day(moment):
        return first_day(moment)
    year, month = (int(part) for part in (moment + "-12").split("-")[:2])
    return date(year, month, calendar.monthrange(year, month)[1])


def days_after(day: date, count: int) -> date:
    """Return the day `count` days after another, or the last or the first day that there is.

    >>> days_after(date(2026, 12, 31), 1), days_after(date.max, 1), days_after(date.min, -1)
    (datetime.date(2027, 1, 1), datetime.date(9999, 12, 31), datetime.date(1, 1, 1))
    """
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def local_time(moment: str) -> datetime | None:
    """Return the moment with its zone when its time of day is known, or None.

    >>> local_time("2026-05-12T09:00").isoformat(), local_time("2026-12-12")
    ('2026-05-12T09:00:00+03:00', None)
    """
    return datetime.fromisoformat(moment).replace(tzinfo=HELSINKI) if "T" in moment else None


def iso_moment(moment: str) -> str:
    """Return the moment in ISO 8601, with the offset from UTC where the time is known."""
    time = local_time(moment)
    return time.isoformat() if time else moment


def on_the_clock(moment: str) -> int:
    """Return how many times Finnish clocks show a moment: 0 or 2 when summer time begins or ends.

    >>> on_the_clock("2027-03-28T03:30"), on_the_clock("2026-10-25T03:30"), on_the_clock("2026-05-12T09:00")
    (0, 2, 1)
    """
    time = datetime.fromisoformat(moment)
    first, second = (time.replace(tzinfo=HELSINKI, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return 1
    back = first.astimezone(UTC).astimezone(HELSINKI).replace(tzinfo=None)
    return 2 if back == time else 0


def iso_date(text: str) -> str:
    """Return a day as the file has it; what is not a day as Finns write it stays as it is.

    >>> iso_date("24.11.2026"), iso_date("5/2026"), iso_date("1.5.2026 klo 9.00"), iso_date("eilen")
    ('2026-11-24', '2026-05', '2026-05-01T09:00', 'eilen')
    >>> iso_date("1.5.2026 klo 15"), iso_date("1.5.2026 15")
    ('2026-05-01T15:00', '1.5.2026 15')
    """
    text = text.strip()
    if found := _FINNISH_DAY.fullmatch(text):
        day, month, year, hour, minute = (
            *found.groups()[:3],
            found[4] or found[6],
            found[5] or found[7],
        )
        time = f"T{hour:0>2}:{minute or '00'}" if hour else ""
        return f"{year}-{month:0>2}-{day:0>2}{time}"
    if found := re.fullmatch(r"(\d{1,2})/(\d{4})", text):
        return f"{found[2]}-{found[1]:0>2}"
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    return text


def real_day(text: str) -> str:
    """Return a day as the file has it when there is such a day, or else the text as it was written.

    >>> real_day("24.11.2026"), real_day("31.2.2026")
    ('2026-11-24', '31.2.2026')
    """
    day = iso_date(text)
    try:
        return day if day != text and first_day(day) else text
    except ValueError:
        return text
