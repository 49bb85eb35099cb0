"""Place and time: whether two projects are at work there and then, as far as both tell it."""

from typing import Literal

from knowledgebase.ground.moments import first_day, last_day
from knowledgebase.ground.terms import UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry

Same = Literal["same", "other", "unknown"]
Time = Literal["together", "before", "after", "unknown"]
"""`before`: the first one ended before the second began; `after` the other way round."""


def place(one: Entry[Project], other: Entry[Project]) -> Same:
    """Return whether two projects work in the same place; the whole country is everywhere."""
    mine, yours = frozenset(one.fields.regions), frozenset(other.fields.regions)
    if UNKNOWN_ID in mine | yours:
        return "unknown"
    return "same" if WHOLE_COUNTRY in mine | yours or mine & yours else "other"


def time(one: Entry[Project], other: Entry[Project]) -> Time:
    """Return whether two projects run at the same time."""
    a, b = one.fields, other.fields
    if a.ends and b.starts and last_day(a.ends) < first_day(b.starts):
        return "before"
    if b.ends and a.starts and last_day(b.ends) < first_day(a.starts):
        return "after"
    return "together" if a.starts and a.ends and b.starts and b.ends else "unknown"
