"""Calendars: events whose day is known, as iCalendar: all, by region, and each alone.

Importing icalendar takes longer than all the calendars, so it waits for an event to write.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from knowledgebase.ground.layout import NO_PAGE, REGIONS
from knowledgebase.ground.moments import first_day, knows_day, last_day, local_time
from knowledgebase.render.files.feeds import permanent_id
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.channels import ALL_EVENTS, CALENDARS
from knowledgebase.validate.entry import Entry

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
_HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//{product}//FI
NAME:{name}
X-WR-CALNAME:{name}
X-WR-TIMEZONE:Europe/Helsinki
"""


def calendar_files(maker: PageMaker) -> dict[str, bytes]:
    """Return every calendar by its path. A month without a day is no place in a calendar."""
    events = [entry for entry in maker.current.of_kind("event") if knows_day(entry.fields.starts)]
    written = {event.id: _event(maker, event) for event in events}
    files = {ALL_EVENTS: _calendar(maker, "Tapahtumat", written.values())}
    for term in maker.catalogue.vocabularies["regions"].terms.values():
        if term.id not in NO_PAGE:
            some = [written[e.id] for e in events if term.id in e.fields.regions]
            path = f"{CALENDARS}/{REGIONS}/{term.id}.ics"
            files[path] = _calendar(maker, f"Tapahtumat: {term.name()}", some)
    for event in events:
        path = f"{event.address}tapahtuma.ics"
        files[path] = _calendar(maker, "Tapahtuma", [written[event.id]])
    return files


def _event(maker: PageMaker, entry: Entry) -> bytes:
    from icalendar import Event  # noqa: PLC0415 (see above)

    fields, url = entry.fields, maker.site.absolute(entry.address)
    event = Event()
    event.add("uid", permanent_id(entry.key))
    # The day of the last change, never the moment of the build: the same content, the same bytes.
    stamp = maker.dates(entry).changed or first_day(fields.starts)
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("summary", fields.title)
    event.add("description", f"{fields.summary}\n\n{url}")
    event.add("url", url)
    for name, value in _span(fields.starts, fields.ends).items():
        event.add(name, value)
    if fields.place:
        event.add(
            "location", ", ".join(filter(None, (fields.place.name, fields.place.municipality)))
        )
    event.add("categories", [maker.words.name(theme, "themes") for theme in fields.themes])
    return bytes(event.to_ical())


def _span(starts: str, ends: str | None) -> dict[str, date]:
    """Return dtstart and dtend; the end of whole days is the day after, as RFC 5545 has it."""
    begin, end = local_time(starts), local_time(ends or "")
    if begin:
        return {"dtstart": begin, "dtend": end} if end else {"dtstart": begin}
    return {"dtstart": first_day(starts), "dtend": last_day(ends or starts) + timedelta(days=1)}


def _calendar(maker: PageMaker, name: str, events: Iterable[bytes]) -> bytes:
    # The head is the same few short lines each time; what needs escaping and folding is above.
    body = b"".join(events)
    head = _HEAD.format(product=maker.site.name, name=name).replace("\n", "\r\n").encode()
    zone = _ZONE.replace("\n", "\r\n").encode() if b"TZID=" in body else b""
    return head + zone + body + b"END:VCALENDAR\r\n"
