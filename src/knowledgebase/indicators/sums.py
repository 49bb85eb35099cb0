"""Sums: one number as it may be shown, and what numbers make together by their indicator's rule."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledgebase.ground.terms import ADDED, NOT_COMBINED
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator

_SOURCE = ("lahde",)
_ASIDE = ("tila", "kaytanto", *_SOURCE, "ilmoitettu")
"""What a row says beside its number; it may differ between a class with a few and one with nobody."""


@dataclass(frozen=True)
class Number:
    """One reported number as it may be shown; `value` and `n` are None when it is withheld.

    A class with nobody in it has no value, and its n is zero.
    """

    row: ResultRow
    value: Decimal | None
    n: int | None
    deviation: Decimal | None = None

    @property
    def is_withheld(self) -> bool:
        return self.value is None and self.n is None

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.n is not None


@dataclass(frozen=True)
class Sum:
    """What projects make together: the number, None when nothing makes one or none may be made.

    `n` is how many answered, `of` the rows that it is made of, `left_out` those that are there and not
    in it; where nothing is combined, both are 0.
    """

    value: Decimal | None
    n: int | None
    of: int
    left_out: int = 0


def shown(row: ResultRow, withheld: bool) -> Number:
    """Return a number as it may be shown. The row of a withheld class says nothing beside its place, and
    that of a withheld whole has no source: there the project tells the number.
    """
    if not withheld:
        return Number(row, row.value, row.n, row.deviation)
    cells = {**row.line.cells, **dict.fromkeys(_ASIDE if row.part else _SOURCE, "")}
    kept = replace(row, line=replace(row.line, cells=cells), source="")
    if row.part:
        kept = replace(kept, state="", practice="", reported=None)
    return Number(kept, None, None)


def together(indicator: Indicator, numbers: Iterable[Number], left_out: int = 0) -> Sum:
    """Return what numbers make together by the indicator's own rule, of those that are shown alone.

    So no sum tells of a withheld number, nor does the change of a sum when a report comes late.
    `left_out` are numbers that were left out before.
    """
    if indicator.aggregate == NOT_COMBINED:
        return Sum(None, None, 0)
    found = tuple(number for number in numbers if not number.is_empty)
    made = [number for number in found if number.value is not None]
    out = left_out + len(found) - len(made)
    if indicator.aggregate == ADDED and made:
        return Sum(sum((m.value or Decimal(0) for m in made), Decimal(0)), None, len(made), out)
    n = sum(number.n or 0 for number in made)
    if indicator.aggregate != ADDED and n:
        weighted = sum(((m.value or Decimal(0)) * (m.n or 0) for m in made), Decimal(0))
        return Sum(weighted / n, n, len(made), out)
    return Sum(None, None, 0, out)
