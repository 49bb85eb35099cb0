"""Money: what is known of the funding of projects, and of how many it is not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Money:
    """Of `projects` the total funding is known of `known`, together `euros`, in whole euros."""

    projects: int
    known: int
    euros: int


def money_of(projects: Iterable[Entry[Project]]) -> Money:
    """Return what is known of the money of projects. No amount is guessed or shared out."""
    totals = [entry.fields.funding.total_eur if entry.fields.funding else 0 for entry in projects]
    return Money(len(totals), sum(map(bool, totals)), sum(total or 0 for total in totals))
