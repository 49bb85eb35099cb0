"""Change: from before to after in the same project, with a 95 % interval where n allows.

Shares: R. G. Newcombe, Interval estimation for the difference between independent proportions,
Statistics in Medicine 17 (1998) 873–890, method 10, of Wilson's score intervals. Means: the normal
interval of the difference of two independent means, from 30 answers up at both times. Both take the
two groups as independent. When the same people answer twice the true interval is usually narrower.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from knowledgebase.ground.terms import AFTER, BEFORE, MEAN, SHARE
from knowledgebase.indicators.book import Sheet
from knowledgebase.indicators.sums import Number

FEWEST_FOR_A_MEAN = 30
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Change:
    """Before and after of one project: `difference` in the unit, `low` and `high` of its interval.

    `why` tells why there is no interval: `hajonta` or `n` is lacking, or `laji` of the number.
    """

    before: Number
    after: Number
    difference: float
    low: float | None = None
    high: float | None = None
    why: str = ""

    @property
    def is_clear(self) -> bool:
        """True when the interval leaves no change out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def changes(sheet: Sheet) -> tuple[Change, ...]:
    """Return the change of each project whose number is shown both before and after."""
    by_moment = {table.moment: table.numbers for table in sheet.tables}
    before = {number.row.project: number for number in by_moment.get(BEFORE, ())}
    return tuple(
        _change(sheet.indicator.fields.figure, before[after.row.project], after)
        for after in by_moment.get(AFTER, ())
        if after.row.project in before
        and not after.is_withheld
        and not before[after.row.project].is_withheld
    )


def _change(figure: str, before: Number, after: Number) -> Change:
    first, last = float(before.value or 0), float(after.value or 0)
    difference = last - first
    if figure == SHARE:
        low, high = share_interval(first / 100, before.n or 0, last / 100, after.n or 0)
        return Change(before, after, difference, low * 100, high * 100)
    if figure != MEAN:
        return Change(before, after, difference, why="laji")
    if before.deviation is None or after.deviation is None:
        return Change(before, after, difference, why="hajonta")
    if min(before.n or 0, after.n or 0) < FEWEST_FOR_A_MEAN:
        return Change(before, after, difference, why="n")
    error = sqrt(
        float(before.deviation) ** 2 / (before.n or 1)
        + float(after.deviation) ** 2 / (after.n or 1)
    )
    return Change(before, after, difference, difference - _Z * error, difference + _Z * error)


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % score interval of a share 0–1 of `n` answers.

    >>> tuple(round(end, 4) for end in wilson(81 / 263, 263))
    (0.2553, 0.3662)
    """
    centre = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    whole = 1 + _Z**2 / n
    return max(0.0, (centre - half) / whole), min(1.0, (centre + half) / whole)


def share_interval(first: float, n: int, last: float, m: int) -> tuple[float, float]:
    """Return the 95 % interval of `last` less `first`, shares 0–1 of `m` and `n` answers.

    >>> tuple(round(end, 4) for end in share_interval(48 / 80, 80, 56 / 70, 70))
    (0.0524, 0.3339)
    """
    low, high = wilson(first, n)
    lower, upper = wilson(last, m)
    difference = last - first
    return (
        difference - sqrt((last - lower) ** 2 + (high - first) ** 2),
        difference + sqrt((upper - last) ** 2 + (first - low) ** 2),
    )
