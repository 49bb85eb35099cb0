"""Event words: where an event is held and whether one may still register, as lists tell it."""

from datetime import date

from knowledgebase.catalogue.facts import may_register
from knowledgebase.ground.terms import HYBRID, ONLINE, UNKNOWN_ID
from knowledgebase.render.view.wording import Words, finnish_date
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry, is_of


def event_place(entry: Entry, words: Words) -> str:
    """Return where an event is held and, if not only there, how one takes part; '' of anything else."""
    if not is_of(entry, Event):
        return ""
    f = entry.fields
    told = [f.place.name, f.place.municipality] if f.place else []
    if f.mode in (ONLINE, HYBRID) or (f.mode != UNKNOWN_ID and not told):
        told.append(words.name(f.mode, "modes"))
    return ", ".join(filter(None, told))


def programme(event: Entry[Event], words: Words) -> list[tuple[str, str, str]]:
    """Return the rows of an event's programme: the time as the language writes it, what, and who or ''."""
    rows = []
    for row in event.fields.programme:
        hour, minute = row.time.replace(":", ".").split(".")
        rows.append((words.clock(f"{int(hour)}.{minute}"), row.what, row.who or ""))
    return rows


def programme_lines(event: Entry[Event], words: Words) -> list[str]:
    """Return the programme as plain text: `9.00 Tervetuloa (koordinaatiohanke)`."""
    return [
        f"{time} {what}" + (f" ({who})" if who else "")
        for time, what, who in programme(event, words)
    ]


def registration(entry: Entry, today: date) -> str:
    """Return until when an event takes registrations, or '' when it does not or it is no event."""
    if not is_of(entry, Event) or not may_register(entry, today):
        return ""
    until = entry.fields.register_by
    return f"Ilmoittaudu viimeistään {finnish_date(until)}" if until else "Ilmoittautuminen on auki"
