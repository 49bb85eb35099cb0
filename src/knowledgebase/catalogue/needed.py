"""Needed: which needs a practice answers, and how nearly.

A need is what a reader comes with (`needs.yml`): it names practices, and has keywords and a theme.
"""

from collections.abc import Iterable

from knowledgebase.read.vocabulary import Term
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry


def answers(need: Term, entry: Entry[Practice]) -> bool:
    """Tell whether a practice answers a need: it is named there, or has one of its keywords."""
    return entry.id in need.practices or not set(need.keywords).isdisjoint(entry.fields.keywords)


def is_near(need: Term, entry: Entry[Practice]) -> bool:
    """Tell whether a practice is about the need itself: it is named there, or on its own theme."""
    return entry.id in need.practices or need.theme in entry.fields.themes


def answered(needs: Iterable[Term], entry: Entry[Practice]) -> tuple[str, ...]:
    """Return the ids of the needs that a practice answers, in their order."""
    return tuple(need.id for need in needs if answers(need, entry))


def side_needs(needs: Iterable[Term], entry: Entry[Practice]) -> tuple[str, ...]:
    """Return the ids of those needs of `answered` that a practice is not about."""
    return tuple(need.id for need in needs if answers(need, entry) and not is_near(need, entry))
