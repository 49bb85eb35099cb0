"""Agenda: what the coming weeks bring the editors, and what waits for them already.

Worked out from every entry, hidden ones too, so it is for the editors alone: the public is told the
numbers and nothing else.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import (
    is_archived,
    is_called_off,
    is_current,
    is_draft,
    is_over,
    is_scheduled,
    may_register,
    review_due,
)
from knowledgebase.ground.moments import days_after, first_day
from knowledgebase.schema import Event, News
from knowledgebase.validate.entry import Entry, Written, is_of

WEEKS = 4
"""How many weeks after the present one an agenda looks ahead."""
What = Literal[
    "scheduled",
    "event",
    "register_by",
    "expires",
    "pin_until",
    "campaign_starts",
    "campaign_ends",
    "review",
    "draft",
]
WHATS: tuple[What, ...] = get_args(What)
"""What can be on an agenda, in the order in which a day tells it."""


@dataclass(frozen=True)
class Due:
    """One thing on the agenda: what happens on a day to a thing of a kind.

    `day` is the day it happens, or None for a draft without one. `starts` is the time of an event as
    it is written. `address` is '' for what has no page of its own.
    """

    day: date | None
    what: What
    kind: str
    title: str
    path: str
    address: str = ""
    starts: str = ""


@dataclass(frozen=True)
class Agenda:
    """What is due from `today` to `last`, the Sunday of the last week, by day.

    `later` has what is dated after that, reviews apart. `overdue` has the reviews that are late, the
    latest first, and `drafts` what its writer has not published.
    """

    today: date
    last: date
    due: tuple[Due, ...]
    later: tuple[Due, ...]
    overdue: tuple[Due, ...]
    drafts: tuple[Due, ...]

    def weeks(self) -> list[tuple[date, tuple[Due, ...]]]:
        """Return what is due by the Monday of its week, every week in its place."""
        found: dict[date, list[Due]] = {}
        monday = _monday(self.today)
        while monday <= self.last:
            found[monday] = []
            following = days_after(monday, 7)
            if following == monday or following > self.last:
                break
            monday = following
        for one in self.due:
            if one.day:
                found[_monday(one.day)].append(one)
        return [(monday, tuple(some)) for monday, some in found.items()]

    def numbers(self) -> Mapping[str, int]:
        """Return how many of each are due, how many reviews are late and how many drafts wait."""
        counted = Counter(one.what for one in (*self.due, *self.drafts))
        return {**{what: counted[what] for what in WHATS}, "overdue": len(self.overdue)}


def agenda_of(catalogue: Catalogue, today: date, weeks: int = WEEKS) -> Agenda:
    """Return what is due in the present week and in so many weeks after it.

    `catalogue` has all entries, hidden ones too.
    """
    last = days_after(_monday(today), 7 * weeks + 6)
    dated: list[Due] = []
    overdue: list[Due] = []
    drafts: list[Due] = []
    for entry in catalogue.written():
        if is_draft(entry):
            drafts.append(_due(entry, "draft", getattr(entry.fields, "published", None)))
    for entry in catalogue.entries.values():
        if is_draft(entry) or is_archived(entry):
            continue
        dated += _of_entry(entry, today)
        if is_current(entry, today) and (day := review_due(entry)):
            review = _due(entry, "review", day)
            if day < today:
                overdue.append(review)
            elif day <= last:
                dated.append(review)
    dated += _campaigns(catalogue, today)
    dated.sort(key=_order)
    return Agenda(
        today,
        last,
        tuple(one for one in dated if one.day and one.day <= last),
        tuple(one for one in dated if one.day and one.day > last),
        tuple(sorted(overdue, key=_order)),
        tuple(sorted(drafts, key=lambda one: (WHATS.index(one.what), one.path))),
    )


def _of_entry(entry: Entry, today: date) -> Iterator[Due]:
    """Yield what the fields of one entry say will happen on `today` or later."""
    fields = entry.fields
    if is_scheduled(entry, today):
        yield _due(entry, "scheduled", fields.published)
    expires: date | None = getattr(fields, "expires", None)
    if expires and expires >= today:
        yield _due(entry, "expires", expires)
    pinned = entry.fields.pin_until if is_of(entry, News) else None
    if pinned and pinned >= today and not (expires and expires < pinned):
        yield _due(entry, "pin_until", pinned)
    if is_of(entry, Event) and not is_over(entry, today) and not is_called_off(entry):
        day = max(first_day(entry.fields.starts), today)
        yield _due(entry, "event", day, entry.fields.starts)
        if may_register(entry, today) and entry.fields.register_by:
            yield _due(entry, "register_by", entry.fields.register_by)


def _campaigns(catalogue: Catalogue, today: date) -> Iterator[Due]:
    for campaign in catalogue.campaigns:
        fields = campaign.fields
        days: tuple[tuple[What, date], ...] = (
            ("campaign_starts", fields.starts),
            ("campaign_ends", fields.ends),
        )
        for what, day in days:
            if day >= today:
                yield Due(day, what, "campaign", fields.title, campaign.path)


def _due(entry: Entry[Written], what: What, day: date | None, starts: str = "") -> Due:
    return Due(day, what, entry.kind, entry.fields.title, str(entry.path), entry.address, starts)


def _order(one: Due) -> tuple[date, int, str]:
    return one.day or date.max, WHATS.index(one.what), one.path


def _monday(day: date) -> date:
    return days_after(day, -day.weekday())
