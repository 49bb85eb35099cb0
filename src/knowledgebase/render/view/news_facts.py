"""News facts: the rows of the fact boxes of news, events and materials."""

from datetime import date
from typing import Any

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_current, is_our_own, is_over, may_register
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.moments import knows_day
from knowledgebase.ground.terms import AS_PLANNED, UNKNOWN_ID
from knowledgebase.render.view.cards import (
    Fact,
    Links,
    fact,
    organisation_links,
    region_links,
    theme_links,
)
from knowledgebase.render.view.event_words import programme
from knowledgebase.render.view.wording import UNKNOWN, Words, finnish_date
from knowledgebase.schema import Event, Material
from knowledgebase.validate.entry import Entry, is_of

COMMUNICATIONS = ("news", "event", "material")


def communication_facts(entry: Entry, words: Words, catalogue: Catalogue) -> list[Fact]:
    """Return the facts of a news item, event or material in order."""
    own: list[Fact] = []
    if is_of(entry, Event):
        own = _event(entry, words, catalogue)
    elif is_of(entry, Material):
        own = _material(entry, catalogue, words)
    return [*own, *_shared(entry, words)]


def event_context(entry: Entry[Event], words: Words, today: date) -> dict[str, Any]:
    """Return what an event's page decides by the day: is it over, may one still register."""
    address = f"{entry.address}tapahtuma.ics"
    return {
        "over": is_over(entry, today),
        "programme": programme(entry, words),
        "held": "" if entry.fields.event_state == AS_PLANNED else state_in_words(entry, words),
        "open_registration": may_register(entry, today),
        "calendar": address if knows_day(entry.fields.starts) and is_current(entry, today) else "",
    }


def _event(entry: Entry[Event], words: Words, catalogue: Catalogue) -> list[Fact]:
    f = entry.fields
    place = ", ".join(filter(None, (f.place.name, f.place.municipality))) if f.place else UNKNOWN
    held = [] if f.event_state == AS_PLANNED else [fact("Tilanne", state_in_words(entry, words))]
    return [
        *held,
        fact("Aika", event_time(entry, words), "calendar"),
        fact("Paikka", place, "map-marker"),
        fact("Osallistuminen", _known(f.mode, "modes", words), "account-group"),
        fact("Esteettömyys", f.accessibility or UNKNOWN),
        fact("Järjestäjä", *_organisers(f, catalogue, words)),
    ]


def _organisers(f: Event, catalogue: Catalogue, words: Words) -> tuple[str, str, Links]:
    """Return who holds an event: organisations and projects as links, or names where one has none."""
    _, _, projects = _projects(f.organiser, catalogue, words)
    links = (*organisation_links(f.organised_by, words), *projects)
    names = [*(name for name, _ in links), *filter(None, (f.organised_by_other,))]
    # A row of links has no room for a name that leads nowhere.
    return words.joined(names) or UNKNOWN, "", () if f.organised_by_other else links


def state_in_words(event: Entry[Event], words: Words) -> str:
    """Return whether an event is held, and the writer's note: `Peruttu. Puhuja sairastui.`"""
    f = event.fields
    note = (f.state_note or "").rstrip(".")
    return f"{words.name(f.event_state, 'event_states')}.{f' {note}.' if note else ''}"


def _material(entry: Entry[Material], catalogue: Catalogue, words: Words) -> list[Fact]:
    f = entry.fields
    if is_our_own(f):
        return [fact("Tekijä", words.say("Tietopankin toimitus"))]
    return [fact("Tekijä", *_projects(f.projects, catalogue, words))]


def _shared(entry: Entry, words: Words) -> list[Fact]:
    f = entry.fields
    facts = [
        fact("Teemat", words.names(f.themes, "themes"), "", theme_links(entry, words)),
        fact("Alueet", words.names(f.regions, "regions"), "", region_links(entry, words)),
    ]
    if f.audience:
        facts.append(fact("Sidosryhmät", words.names(f.audience, "audience")))
    if f.organisations:
        names = words.names(f.organisations, "organisations")
        facts.append(fact("Organisaatiot", names, "", organisation_links(f.organisations, words)))
    return facts


def _projects(ids: tuple[str, ...], catalogue: Catalogue, words: Words) -> tuple[str, str, Links]:
    found = [e for id in ids if (e := catalogue.entries.get(f"project:{id}"))]
    links = tuple(
        (words.quoted(e.fields.title, e.fields.lang), f"{SHELVES['project'].address}/{e.id}/")
        for e in found
    )
    return words.joined(name for name, _ in links) or UNKNOWN, "", links


def _known(id: str, vocabulary: str, words: Words) -> str:
    return UNKNOWN if id == UNKNOWN_ID else words.name(id, vocabulary)


def event_time(entry: Entry[Event], words: Words) -> str:
    """Return when an event is, as the language writes it; a shared day is told once."""
    starts, ends = entry.fields.starts, entry.fields.ends
    if not ends or ends == starts:
        return words.date(starts)
    if ends[:10] != starts[:10]:
        return f"{words.date(starts)} – {words.date(ends)}"
    hour = words.clock(finnish_date(ends).partition(" klo ")[2])
    if not hour:
        return words.date(starts)
    between = "–" if "T" in starts else f", {words.say('päättyy klo')} "
    return f"{words.date(starts)}{between}{hour}"
