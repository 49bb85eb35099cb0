"""Sums: one number as it may be shown, and what numbers make together by their indicator's rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from knowledgebase.ground.terms import ADDED, AVERAGED
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator


@dataclass(frozen=True)
class Number:
    """One reported number as it may be shown; `value` and `n` are None when it is withheld."""

    row: ResultRow
    value: Decimal | None
    n: int | None
    deviation: Decimal | None = None

    @property
    def is_withheld(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Sum:
    """What projects make together: the number, None when it is withheld or may not be made.

    `n` is how many answered, `of` the rows that it is made of, `withheld` whether it was taken away.
    """

    value: Decimal | None
    n: int | None
    of: int
    withheld: bool = False


def shown(row: ResultRow, withheld: bool) -> Number:
    """Return a number as it may be shown."""
    if withheld:
        return Number(row, None, None)
    return Number(row, row.value, row.n, row.deviation)


def together(indicator: Indicator, numbers: Iterable[Number], closed: bool) -> Sum:
    """Return what numbers make together by the indicator's own rule."""
    found = tuple(numbers)
    if indicator.aggregate == ADDED:
        # The sum is of all that was reported; the withheld ones are in it.
        value = sum((number.row.value or Decimal(0) for number in found), Decimal(0))
        return (
            Sum(None, None, len(found), True) if closed and value else Sum(value, None, len(found))
        )
    shown = [number for number in found if number.value is not None and number.n]
    n = sum(number.n or 0 for number in shown)
    if indicator.aggregate == AVERAGED and n:
        weighted = sum(
            ((number.value or Decimal(0)) * (number.n or 0) for number in shown), Decimal(0)
        )
        return Sum(weighted / n, n, len(shown))
    return Sum(None, None, 0)
