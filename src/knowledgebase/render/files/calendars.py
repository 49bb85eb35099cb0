"""Calendars: events whose day is known, as iCalendar: all, by region, and each alone.

Importing icalendar takes longer than all the calendars, so it waits for an event to write.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from knowledgebase.catalogue.facts import is_called_off
from knowledgebase.ground.layout import REGIONS
from knowledgebase.ground.moments import first_day, knows_day, last_day, local_time
from knowledgebase.ground.terms import AS_PLANNED, CANCELLED, NO_PAGE, POSTPONED, RESCHEDULED
from knowledgebase.render.files.feeds import first_key, permanent_id
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.cards import told_title
from knowledgebase.render.view.channels import ALL_EVENTS, CALENDARS
from knowledgebase.render.view.event_words import programme_lines
from knowledgebase.render.view.news_facts import state_in_words
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

# EU summer time in one rule; icalendar would list every year up to 2037.
# Directive 2000/84/EC: last Sundays of March and October at 01:00 UTC.
_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19960331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""


# In the order in which an event changes: what is cancelled is not moved any more.
_CHANGES = (AS_PLANNED, RESCHEDULED, POSTPONED, CANCELLED)


def calendar_files(maker: PageMaker) -> Makers:
    """Return what makes every calendar, by its path. A month without a day is no place in one."""
    events = [entry for entry in maker.current.of_kind("event") if knows_day(entry.fields.starts)]
    files: dict[str, Callable[[], bytes]] = {}
    if events:  # a calendar must have something in it: RFC 5545, section 3.6
        files[ALL_EVENTS] = partial(_calendar, maker, "Tapahtumat", events)
    for term in maker.catalogue.vocabularies["regions"].terms.values():
        some = [event for event in events if term.id in event.fields.regions]
        if some and term.id not in NO_PAGE:
            path, name = f"{CALENDARS}/{REGIONS}/{term.id}.ics", f"Tapahtumat: {term.name()}"
            files[path] = partial(_calendar, maker, name, some)
    for event in events:
        files[f"{event.address}tapahtuma.ics"] = partial(_calendar, maker, "Tapahtuma", [event])
    return files


def _event(maker: PageMaker, entry: Entry[Event]) -> "CalendarEvent":
    from icalendar import Event as CalendarEvent  # noqa: PLC0415 (see above)

    fields, url = entry.fields, maker.site.absolute(entry.address)
    event = CalendarEvent()
    event.add("uid", permanent_id(first_key(entry)))
    # The day of the last change, never the moment of the build: the same content, the same bytes.
    # Also of a small one: a program that has the event already takes no time with an old stamp.
    days = (maker.dates(entry).changed, maker.history_of(entry).changed)
    stamp = max(filter(None, days), default=first_day(fields.starts))
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("summary", told_title(entry, maker.words))
    told = "" if fields.event_state == AS_PLANNED else f"{state_in_words(entry, maker.words)}\n\n"
    rows = programme_lines(entry, maker.words_of(entry))
    listed = "".join(f"{row}\n" for row in rows) + "\n" if rows else ""
    event.add("description", f"{told}{fields.summary}\n\n{listed}{url}")
    # Programs that have the event already take a change by its number.
    event.add("sequence", _CHANGES.index(fields.event_state))
    event.add("status", "CANCELLED" if is_called_off(entry) else "CONFIRMED")
    event.add("url", url)
    for name, value in _span(fields.starts, fields.ends).items():
        event.add(name, value)
    if fields.place:
        event.add(
            "location", ", ".join(filter(None, (fields.place.name, fields.place.municipality)))
        )
    event.add("categories", [maker.words.name(theme, "themes") for theme in fields.themes])
    return event


def _span(starts: str, ends: str | None) -> dict[str, date]:
    """Return dtstart and dtend; the end of whole days is the day after, as RFC 5545 has it.

    An end is there only when it is after the start, and of the same kind: a time for a time.
    """
    begin, end = local_time(starts), local_time(ends or "")
    if begin is None:
        return {"dtstart": first_day(starts), "dtend": last_day(ends or starts) + timedelta(days=1)}
    if end is None and ends:  # a known beginning, and a last day
        end = datetime.combine(last_day(ends) + timedelta(days=1), time(), begin.tzinfo)
    later = end is not None and end.astimezone(UTC) > begin.astimezone(UTC)
    return {"dtstart": begin, "dtend": end} if end and later else {"dtstart": begin}


def _calendar(maker: PageMaker, name: str, events: Iterable[Entry[Event]]) -> bytes:
    from icalendar import Calendar, Timezone, vText  # noqa: PLC0415 (see above)

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{maker.site.name}//FI")
    # The library escapes what it is told is text, and it does not know these names.
    for known_as in ("name", "x-wr-calname"):
        calendar.add(known_as, vText(name))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    some = [_event(maker, event) for event in events]
    if any(isinstance(event.get("dtstart").dt, datetime) for event in some):
        calendar.add_component(Timezone.from_ical(_ZONE))
    for event in some:
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))
