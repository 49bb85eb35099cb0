"""Facts: what is true of an entry on a day, computed from its fields and never written in them.

Each word has its one definition here: public, scheduled, archived, current, over, overdue, spread,
and the stage of a project. Lists, feeds, search and exports ask these, never the fields.
"""

import calendar
import re
from datetime import date

from knowledgebase.ground.moments import days_after, last_day
from knowledgebase.ground.slugs import slug_of
from knowledgebase.ground.terms import CANCELLED, NOT_IN_USE, POSTPONED, UNCHANGED, WORSENED
from knowledgebase.schema import Event, Material, News, Practice, Project
from knowledgebase.schema.fields import Source
from knowledgebase.schema.practice_parts import Adoption
from knowledgebase.validate.entry import Entry, Written, is_of

SPREAD = "levinnyt"
"""The maturity of a practice that other organisations have taken up; no one writes it in a file."""
NOT_KNOWN = "ei tiedossa"
COMING, RUNNING, ENDED = "tulossa", "käynnissä", "päättynyt"
HANDOVER_DAYS = 90
"""How long before and after its end the handover of a project is looked after, in days."""
_ADOPTERS_OF_A_SPREAD_PRACTICE = 2
_MEASURED = 2
"""The evidence level of what was measured, by anyone: see the page Näyttö ja vaikutus."""


def source_of_original(practice: Practice) -> Source | None:
    """Return the source that a practice's original is, as it is told among the sources, if it is."""
    original = practice.original
    return next((s for s in practice.sources if original and s.url == original.url), None)


def is_our_own(material: Material) -> bool:
    """True for a material of the editors: it is neither a file nor at an address elsewhere."""
    return not (material.file or material.url)


def is_draft(entry: Entry[Written]) -> bool:
    """True for what is not to be seen on any day until its writer says so."""
    return bool(entry.fields.status == "draft")


def is_scheduled(entry: Entry[Written], today: date) -> bool:
    """True when the entry is to be published on a later day than `today`."""
    published = getattr(entry.fields, "published", None)
    return bool(published and published > today)


def is_public(entry: Entry[Written], today: date) -> bool:
    """True when the entry's page is there on `today`."""
    return not is_draft(entry) and not is_scheduled(entry, today)


def is_archived(entry: Entry[Written]) -> bool:
    """True for a retired entry: its page stays, marked, and it is nowhere else."""
    return bool(entry.fields.status == "archived")


def is_current(entry: Entry, today: date) -> bool:
    """True for what lists, counts, feeds, search and exports show on `today`."""
    expires = getattr(entry.fields, "expires", None)
    return is_public(entry, today) and not is_archived(entry) and not (expires and expires < today)


def stage(project: Entry[Project], today: date) -> str:
    """Return `tulossa`, `käynnissä`, `päättynyt` or `ei tiedossa`, computed from the dates.

    A date known to the month or the year counts to its last day for the end, and to its first
    for the start.
    """
    starts, ends = project.fields.starts, project.fields.ends
    now = today.isoformat()
    if ends and ends < now[: len(ends)]:
        return ENDED
    if starts and starts > now[: len(starts)]:
        return COMING
    return RUNNING if starts and ends else NOT_KNOWN


def years_of(project: Project) -> range:
    """Return the years in which a project runs, of its fields; none when its start or its end is not known."""
    starts, ends = project.starts, project.ends
    return range(int(starts[:4]), int(ends[:4]) + 1) if starts and ends else range(0)


def ends_soon(project: Entry[Project], today: date) -> bool:
    """True in the last 90 days of a project, when it is time to hand over what it made."""
    ends = project.fields.ends
    soon = bool(ends) and days_after(today, HANDOVER_DAYS) >= last_day(str(ends))
    return soon and stage(project, today) not in (ENDED, COMING)


def ended_lately(project: Entry[Project], today: date) -> bool:
    """True in the 90 days after the end, when its makers can still be asked."""
    ends = project.fields.ends
    late = bool(ends) and days_after(last_day(str(ends)), HANDOVER_DAYS) > today
    return late and stage(project, today) == ENDED


def lacks_keeper(project: Entry[Project], today: date) -> bool:
    """True for a listed project that has ended and tells of no one who keeps what it made."""
    over = is_current(project, today) and stage(project, today) == ENDED
    return over and not project.fields.steward_after


def is_overdue(entry: Entry, today: date) -> bool:
    """True when the review of an entry is late: `reviewed` plus `review_months` has passed."""
    return overdue_by(entry, today, intervals=1)


def is_outdated(entry: Entry, today: date) -> bool:
    """True when twice the review interval has passed: the facts may no longer hold."""
    return overdue_by(entry, today, intervals=2)


def overdue_by(entry: Entry, today: date, intervals: int) -> bool:
    """True when more than `intervals` review intervals have passed since the last review."""
    due = review_due(entry, intervals)
    return due is not None and due < today


def review_due(entry: Entry, intervals: int = 1) -> date | None:
    """Return the last day on which a review is in time, or None for what was never reviewed."""
    reviewed: date | None = getattr(entry.fields, "reviewed", None)
    if not reviewed:
        return None
    months = reviewed.month - 1 + entry.fields.review_months * intervals
    year, month = reviewed.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(reviewed.day, calendar.monthrange(year, month)[1]))


def is_measured(practice: Practice) -> bool:
    """True from the evidence level on at which somebody has measured what happened."""
    return int(practice.evidence.level) >= _MEASURED


def maturity(practice: Practice) -> str:
    """Return the maturity of a practice's fields: `levinnyt` from two other organisations up."""
    spread = len(adopters(practice)) >= _ADOPTERS_OF_A_SPREAD_PRACTICE
    return SPREAD if spread else str(practice.maturity)


def adopters(practice: Practice) -> frozenset[str]:
    """Return the organisations that took a practice up and are not known to have stopped, as ids.

    Places of one organisation, told after a comma or in brackets, are one. Those that the practice itself names
    as its own are no others.
    """
    found = {
        slug_of(re.split(r"[,(]", adoption.organisation, maxsplit=1)[0])
        for adoption in practice.adoptions
        if not has_stopped(adoption)
    }
    return frozenset(found - {*practice.organisations, ""})


def has_stopped(adoption: Adoption) -> bool:
    """True for a workplace that no longer uses the practice."""
    return adoption.still_in_use == NOT_IN_USE or bool(adoption.why_stopped)


def has_failed(adoption: Adoption) -> bool:
    """True for a workplace that got nothing better out of the practice, or gave it up."""
    return has_stopped(adoption) or adoption.outcome in (UNCHANGED, WORSENED)


def is_pinned(news: Entry[News], today: date) -> bool:
    """True to the end of the day that a news item is pinned to."""
    return bool(news.fields.pin_until and news.fields.pin_until >= today)


def is_over(event: Entry[Event], today: date) -> bool:
    """True from the day after the last day that an event may have."""
    return last_day(event.fields.ends or event.fields.starts) < today


def is_called_off(event: Entry[Event]) -> bool:
    """True when an event is not held at the time that its page tells."""
    return event.fields.event_state in (CANCELLED, POSTPONED)


def may_register(event: Entry[Event], today: date) -> bool:
    """True while an event takes registrations."""
    until = event.fields.register_by
    return (
        bool(event.fields.register_url)
        and not is_called_off(event)
        and not is_over(event, today)
        and (until is None or until >= today)
    )


def organisations_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the organisations that an entry names, each once, its leader first."""
    own: tuple[str | None, ...] = ()
    if is_of(entry, Project):
        own = (entry.fields.lead, *entry.fields.partners, entry.fields.steward_after)
    elif is_of(entry, Event):
        own = entry.fields.organised_by
    return tuple(dict.fromkeys(id for id in (*own, *entry.fields.organisations) if id))
