"""Cards and facts: what templates show of an entry, decided here, written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from knowledgebase.catalogue.estimates import about_days
from knowledgebase.catalogue.facts import SPREAD, maturity, stage
from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SHELVES, THEMES
from knowledgebase.ground.terms import AS_PLANNED, ESTIMATE, FITS_ALL, NO_PAGE, UNKNOWN_ID
from knowledgebase.render.view.event_words import event_place, registration
from knowledgebase.render.view.facets import NEED, facet_values
from knowledgebase.render.view.late import late_review
from knowledgebase.render.view.pictures import Picture
from knowledgebase.render.view.wording import UNKNOWN, Words, finnish_date, is_known
from knowledgebase.schema import Event, News, Practice, Project
from knowledgebase.validate.entry import Entry, is_of

Links = tuple[tuple[str, str], ...]
"""Names and addresses."""
ESTIMATE_NOTE = "toimituksen arvio"


@dataclass(frozen=True)
class Card:
    """An entry in brief, as lists show it. `evidence` and `effect` are term ids, or ''.

    `stage` is a project's stage, the time of an event or the day of a news item. Of a practice,
    `problem`, `result` and `suits` are the lines of its row, the last one with known values only;
    `published` and `reviewed` are ISO dates to sort by, or ''. `late` says that a review is late, or ''.
    `place` is where an event is held and `registration` until when it takes more, or ''.
    `lang` is the entry's language.
    """

    key: str
    kind: str
    label: str
    title: str
    summary: str
    address: str
    themes: tuple[str, ...]
    theme_names: tuple[str, ...]
    regions: str
    evidence: str
    effect: str
    stage: str
    reasons: tuple[str, ...] = ()
    why: str = ""
    problem: str = ""
    result: str = ""
    suits: str = ""
    published: str = ""
    reviewed: str = ""
    late: str = ""
    place: str = ""
    registration: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    picture: Picture | None = None
    lang: str = "fi"


@dataclass(frozen=True)
class Fact:
    """One row of a fact box; `known` is False when the value reads `ei tiedossa`.

    `note` is what a reader must see at once beside the value, or ''.
    """

    label: str
    value: str
    icon: str = ""
    known: bool = True
    links: Links = ()
    note: str = ""


def card(entry: Entry, words: Words, today: date, **more: Any) -> Card:
    """Return the card of one entry; `more` may add reasons or an editor's why."""
    fields = entry.fields
    stage_now = stage(entry, today) if is_of(entry, Project) else ""
    problem, result, suits = _row(entry, words) if is_of(entry, Practice) else ("", "", "")
    return Card(
        key=entry.key,
        kind=entry.kind,
        label=SHELVES[entry.kind].one,
        title=told_title(entry, words),
        summary=fields.summary,
        lang=fields.lang,
        address=entry.address,
        themes=fields.themes,
        theme_names=tuple(words.name(theme, "themes") for theme in fields.themes),
        regions=_told(fields.regions, "regions", words),
        evidence=entry.fields.evidence.level if is_of(entry, Practice) else "",
        effect=entry.fields.effect.direction if is_of(entry, Practice) else "",
        stage=_when(entry, stage_now),
        problem=problem,
        result=result,
        suits=suits,
        published=str(fields.published or ""),
        reviewed=str(fields.reviewed or ""),
        late=late_review(entry, today),
        place=event_place(entry, words),
        registration=registration(entry, today),
        facets=facet_values(entry, stage_now, words.terms(NEED.vocabulary).values()),
        **more,
    )


def _row(entry: Entry[Practice], words: Words) -> tuple[str, str, str]:
    """Return the lines of a practice's row: its problem, its result, whom it suits."""
    f = entry.fields
    lists = ((f.for_whom, "for_whom"), (f.org_sizes, "org_sizes"), (f.sectors, "sectors"))
    named = [told for ids, name in lists if (told := _told(ids, name, words))]
    return f.problem, f.effect.why, " · ".join(named)


def _told(ids: Iterable[str], vocabulary: str, words: Words) -> str:
    """Return the names of what tells something, neither not known nor everything, or ''."""
    some = tuple(id for id in ids if id not in (UNKNOWN_ID, FITS_ALL))
    return words.names(some, vocabulary) if some else ""


def told_title(entry: Entry, words: Words) -> str:
    """Return the title as lists, feeds and calendars tell it: a cancelled event says so first."""
    state = getattr(entry.fields, "event_state", AS_PLANNED)
    mark = "" if state == AS_PLANNED else f"{words.name(state, 'event_states')}: "
    return mark + str(entry.fields.title)


def _when(entry: Entry, stage_now: str) -> str:
    if is_of(entry, Event):
        return finnish_date(entry.fields.starts)
    return finnish_date(entry.fields.published) if is_of(entry, News) else stage_now


def fact(label: str, value: str, icon: str = "", links: Links = ()) -> Fact:
    """Return a row of a fact box; it is known unless its value reads `ei tiedossa`."""
    return Fact(label, value, icon, value != UNKNOWN, links)


def practice_facts(entry: Entry[Practice], words: Words) -> dict[str, Fact]:
    """Return the facts of a practice by name, in the order in which a reader asks them."""
    f = entry.fields
    return {
        "for_whom": fact("Kenelle", words.names(f.for_whom, "for_whom"), "account-group"),
        "effort": fact("Työmäärä", _taken(f.effort, "effort", words), "weight"),
        "cost": replace(
            fact("Kustannus", _taken(f.cost, "cost", words), "cash"),
            note=(f.cost.note if f.cost else None) or "",
        ),
        "time": fact(
            "Milloin vaikuttaa", _taken(f.time_to_effect, "time_to_effect", words), "clock"
        ),
        "sectors": fact("Toimialat", words.names(f.sectors, "sectors"), "briefcase"),
        "sizes": fact("Työpaikan koko", words.names(f.org_sizes, "org_sizes"), "office-building"),
        "regions": fact(
            "Alueet", words.names(f.regions, "regions"), "map-marker", region_links(entry, words)
        ),
        "maturity": fact("Kypsyys", _maturity(entry, words), "sprout"),
    }


def project_facts(entry: Entry[Project], words: Words, today: date) -> list[Fact]:
    """Return the facts of a project in order."""
    f, now = entry.fields, stage(entry, today)
    lead = organisation_links((f.lead,) if f.lead else (), words)
    partners = organisation_links(f.partners, words)
    rest = tuple(id for id in f.organisations if id != f.lead and id not in f.partners)
    others = words.names(rest, "organisations"), "", organisation_links(rest, words)
    return [
        fact("Tilanne", words.say(now.capitalize()) if now != UNKNOWN else UNKNOWN),
        fact("Aika", _period(f.starts, f.ends, words)),
        fact("Päätoteuttaja", words.name(f.lead, "organisations") if f.lead else UNKNOWN, "", lead),
        fact("Osatoteuttajat", words.names(f.partners, "organisations"), "", partners),
        *((fact("Muut organisaatiot", *others),) if rest or not f.organisations else ()),
        fact("Rahoittaja", words.names(f.funders, "funders")),
        fact("Ohjelma", _term(f.programme, "programmes", words)),
        fact("Erityistavoite", _term(f.objective, "objectives", words)),
        fact("Rahoitus", _funding(f.funding, words)),
        fact("Lyhenne", f.acronym or UNKNOWN),
        fact("Hankekoodi", f.code or UNKNOWN),
        fact("Laajuus", _term(f.scope, "scopes", words)),
        fact("Alueet", words.names(f.regions, "regions"), "", region_links(entry, words)),
        fact("Kohderyhmä", f.target_group or UNKNOWN),
        fact("Toimialat", words.names(f.sectors, "sectors")),
        fact("Työpaikan koko", words.names(f.org_sizes, "org_sizes")),
        fact("Tuloksista vastaa nyt", _term(f.steward_after, "organisations", words)),
    ]


def organisation_links(ids: Iterable[str], words: Words) -> Links:
    """Return (name, address) of the pages of organisations."""
    return tuple((words.name(id, "organisations"), f"{ORGANISATIONS}/{id}/") for id in ids)


def theme_links(entry: Entry, words: Words) -> Links:
    """Return (name, address) of the theme pages of an entry."""
    return tuple((words.name(id, "themes"), f"{THEMES}/{id}/") for id in entry.fields.themes)


def region_links(entry: Entry, words: Words) -> Links:
    """Return (name, address) of the region pages of an entry."""
    return tuple(
        (words.name(id, "regions"), f"{REGIONS}/{id}/")
        for id in entry.fields.regions
        if id not in NO_PAGE
    )


def _term(id: str | None, vocabulary: str, words: Words) -> str:
    return words.name(id, vocabulary) if id and is_known(id) else UNKNOWN


def _taken(value: Any, vocabulary: str, words: Words) -> str:
    if not value or not is_known(value.level):
        return UNKNOWN
    told = getattr(value, "eur", None) or words.name(value.level, vocabulary)
    estimated = value.origin == ESTIMATE
    if days := getattr(value, "days", None):
        days = about_days(days, words.terms(vocabulary)) if estimated else days
        told += f", {words.say('noin')} {words.number(days)} {words.say('työpäivää')}"
    # An estimate is marked as one wherever it is shown.
    return told + (f" ({words.say(ESTIMATE_NOTE)})" if estimated else "")


def _maturity(entry: Entry[Practice], words: Words) -> str:
    known = maturity(entry.fields)
    return words.say("Levinnyt") if known == SPREAD else _term(known, "maturity", words)


def _period(starts: str | None, ends: str | None, words: Words) -> str:
    if not starts and not ends:
        return UNKNOWN
    return f"{words.date(starts) if starts else '?'} – {words.date(ends) if ends else '?'}"


def _funding(funding: Any, words: Words) -> str:
    if not funding or not (funding.total_eur or funding.eu_eur or funding.note):
        return UNKNOWN
    parts = [f"{words.number(funding.total_eur)} €"] if funding.total_eur else []
    if funding.eu_eur:
        parts.append(f"{words.say('EU:n osuus')} {words.number(funding.eu_eur)} €")
    if funding.note:
        parts.append(funding.note)
    return ". ".join(parts)
