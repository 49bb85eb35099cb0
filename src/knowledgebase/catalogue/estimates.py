"""Estimates: the band that own work, cost or time falls in, counted from what a card names.

The method is told to readers on the page content/tietoa/arviot.md.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.read.vocabulary import Term
from knowledgebase.schema.practice_takes import Phase, Purchase, Work

HOURS_A_DAY = 7.5


def days_of(inputs: Iterable[Work]) -> float:
    """Return working days of 7.5 hours from people × hours × times."""
    return round(sum(work.people * work.hours * work.times for work in inputs) / HOURS_A_DAY, 1)


def euros_of(inputs: Iterable[Purchase]) -> float:
    """Return euros from price × times."""
    return sum(purchase.eur * purchase.times for purchase in inputs)


def weeks_of(inputs: Iterable[Phase]) -> float:
    """Return the weeks of phases that follow each other."""
    return sum(phase.weeks for phase in inputs)


COUNTED: Mapping[str, Callable[[Any], float]] = {
    "effort": days_of,
    "cost": euros_of,
    "time_to_effect": weeks_of,
}
"""How the total of each counted field comes from its inputs; its vocabulary has the field's name."""


def counted_band(
    field: str, inputs: tuple[Any, ...], terms: Mapping[str, Term]
) -> tuple[float, str] | None:
    """Return the total of the inputs of a field and its band, or None where nothing can be counted.

    The band is the first that reaches the total, or the one above all.
    """
    bands = _bands(terms)
    if not inputs or not any(band.most is not None for band in bands):
        return None
    total = COUNTED[field](inputs)
    reached = (band for band in bands if band.most is not None and total <= band.most)
    return total, next(reached, bands[-1]).id


def bands_apart(one: str, other: str, terms: Mapping[str, Term]) -> int:
    """Return how many steps two bands are from each other; an unknown one is beyond the last."""
    order = [band.id for band in _bands(terms)]
    at = [order.index(id) if id in order else len(order) for id in (one, other)]
    return abs(at[0] - at[1])


def _bands(terms: Mapping[str, Term]) -> list[Term]:
    return [term for term in terms.values() if term.id != UNKNOWN_ID]
