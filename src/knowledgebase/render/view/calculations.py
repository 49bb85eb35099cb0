"""Calculations: what the editors counted a practice's work, cost and time from, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.estimates import about_days, counted_band, is_estimated
from knowledgebase.render.view.wording import Words
from knowledgebase.schema import Practice

LABELS = {
    "effort": "Työmäärä",
    "cost": "Kustannus",
    "time_to_effect": "Milloin vaikuttaa",
}
_UNITS = {"effort": ("työpäivä", "työpäivää"), "time_to_effect": ("viikko", "viikkoa")}
"""The words of one and of many of what is counted; money has a sign, the same in every language."""


@dataclass(frozen=True)
class Calculation:
    """What one band is counted from: rows with the address of what told them, or ''.

    `compared` is True when the card's own band is from a source and this is a check of the method.
    `total` is the sum and the band that it gives, or '' where there are no rows.
    """

    label: str
    rows: tuple[tuple[str, str], ...]
    total: str
    why: str
    compared: bool


def calculations(fields: Practice, words: Words) -> list[Calculation]:
    """Return the calculations of a practice: of its estimates, and those kept beside sourced values."""
    found = []
    for name, label in LABELS.items():
        value = getattr(fields, name)
        if not value or not (is_estimated(value) or value.inputs):
            continue
        estimated = is_estimated(value)
        why = _why(value) if estimated else ""
        if not (value.inputs or why):
            continue
        found.append(
            Calculation(
                label=words.say(label),
                rows=tuple((_ROWS[name](one, words), _source(one)) for one in value.inputs),
                total=_total(name, value, words),
                why=why,
                compared=not estimated,
            )
        )
    return found


def other_grounds(fields: Practice, words: Words) -> list[tuple[str, str]]:
    """Return (label, why) of what a source tells, or nobody can: their grounds are no calculation."""
    values = ((label, getattr(fields, name)) for name, label in LABELS.items())
    return [
        (words.say(label), why)
        for label, value in values
        if value and not is_estimated(value) and (why := _why(value))
    ]


def _why(value: Any) -> str:
    # What is noted of a cost stands beside it, among the facts.
    return getattr(value, "why", None) or ""


def _source(one: Any) -> str:
    return getattr(one, "source", None) or ""


def _total(name: str, value: Any, words: Words) -> str:
    terms = words.terms(name)
    counted = counted_band(name, value.inputs, terms)
    if counted is None:
        return ""
    total, band = counted
    told = _amount(name, total, words)
    if name == "effort":
        told = f"{words.say('noin')} {_amount(name, about_days(total, terms), words)}"
    told = f"{words.say('Yhteensä')} {told}"
    return words.joined((told, words.name(band, name)), ": ")


def _amount(name: str, number: float, words: Words) -> str:
    one, many = _UNITS.get(name, ("€", "€"))
    unit = one if number == 1 else many
    return f"{words.number(number)}\u00a0{words.say(unit) if name in _UNITS else unit}"


# A formula is read as one: it never breaks over two lines.
_ROWS: Mapping[str, Callable[[Any, Words], str]] = {
    "effort": lambda one, words: (
        f"{one.who}: {one.people}\u00a0×\u00a0{words.number(one.hours)}\u00a0h\u00a0×\u00a0{one.times}"
    ),
    "cost": lambda one, words: (
        f"{one.what}: {_amount('cost', one.eur, words)}\u00a0×\u00a0{one.times}"
    ),
    "time_to_effect": lambda one, words: (
        f"{one.what}: {_amount('time_to_effect', one.weeks, words)}"
    ),
}
