"""Estimates: the band that own work, cost or time falls in, counted from what a card names.

The method is told to readers on the page content/tietoa/arviot.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from knowledgebase.ground.terms import ESTIMATE, FROM_SOURCE, UNKNOWN_ID
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.schema import Practice
from knowledgebase.schema.practice_takes import Phase, Purchase, Work

HOURS_A_DAY = 7.5
_WHOLE_FROM = 5.0
"""Estimated days are told as whole ones from here on, as half ones below."""


def is_estimated(value: Any) -> bool:
    """True for a known band that the editors estimated."""
    return bool(value) and value.level != UNKNOWN_ID and value.origin == ESTIMATE


def days_of(inputs: Iterable[Work]) -> float:
    """Return working days of 7.5 hours from people × hours × times."""
    return round(sum(work.people * work.hours * work.times for work in inputs) / HOURS_A_DAY, 1)


def about_days(days: float, terms: Mapping[str, Term]) -> float:
    """Return estimated working days as exactly as an estimate can be told: whole from 5, else half.

    They stay in their band: 3.1 days are over 3, so they are told as 3.5. Some work is never none.
    """
    step = 1.0 if days >= _WHOLE_FROM else 0.5
    near = max(floor(days / step + 0.5) * step, step if days else 0.0)
    return near if _band_of(near, terms) == _band_of(days, terms) else ceil(days / step) * step


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
    if not inputs or not any(band.most is not None for band in _bands(terms)):
        return None
    total = COUNTED[field](inputs)
    return total, _band_of(total, terms)


@dataclass(frozen=True)
class Agreement:
    """How the editors' calculations agree with what sources tell of the same cards.

    `sourced` is how many bands of a field a source tells, `compared` how many of them were also
    counted; `same` and `next` are how many of those fell in the same band and in the next one.
    """

    sourced: int
    compared: int
    same: int
    next: int


def agreement(practices: Iterable[Practice], vocabularies: Vocabularies) -> dict[str, Agreement]:
    """Return, by counted field, how far the calculations are from the sources."""
    cards = tuple(practices)
    return {
        field: _agreement(
            field, [getattr(card, field) for card in cards], vocabularies[field].terms
        )
        for field in COUNTED
    }


def _agreement(field: str, values: Iterable[Any], terms: Mapping[str, Term]) -> Agreement:
    sourced = [v for v in values if v and v.origin == FROM_SOURCE and v.level != UNKNOWN_ID]
    apart = [
        bands_apart(value.level, counted[1], terms)
        for value in sourced
        if (counted := counted_band(field, value.inputs, terms))
    ]
    return Agreement(len(sourced), len(apart), apart.count(0), apart.count(1))


def bands_apart(one: str, other: str, terms: Mapping[str, Term]) -> int:
    """Return how many steps two bands are from each other; an unknown one is beyond the last."""
    order = [band.id for band in _bands(terms)]
    at = [order.index(id) if id in order else len(order) for id in (one, other)]
    return abs(at[0] - at[1])


def _band_of(total: float, terms: Mapping[str, Term]) -> str:
    bands = _bands(terms)
    reached = (band for band in bands if band.most is not None and total <= band.most)
    return next(reached, bands[-1]).id


def _bands(terms: Mapping[str, Term]) -> list[Term]:
    return [term for term in terms.values() if term.id != UNKNOWN_ID]
