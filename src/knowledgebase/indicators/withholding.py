"""Withholding: which numbers may not be shown, so that nobody can work them out, now or later.

The rule. A number that tells of too few is withheld. A project that withholds its whole withholds its
classes, and one that withholds a class withholds that whole breakdown. Nothing else is looked at:
what is shown of a project follows from its own report alone, and every sum and mean is made of shown
numbers only (`sums.together`).

The property. Let an attacker know the rule, and everything that was ever published, in any order of
arrival. All of it can be counted from the shown numbers, and those of one project do not depend on
another's. So for every withheld number at least two values remain: a withheld whole may be any
too small number, and a class any that leaves some class of its breakdown too small. It takes a least
group of three or more, which the schema holds, since with two every withheld number would be one.
It is not a defence against someone who knows some of the numbers from elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from knowledgebase.ground.terms import COUNT, SHARE
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator

Wholes = Mapping[str, ResultRow]
"""The row of each project's whole number."""
Parts = Mapping[str, Mapping[str, Mapping[str, ResultRow]]]
"""By breakdown and project the row of each class."""


@dataclass(frozen=True)
class Withheld:
    """What is not shown of one table: projects by their whole, and (breakdown, project) as one."""

    wholes: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, str]] = frozenset()


def withheld(indicator: Indicator, wholes: Wholes, parts: Parts) -> Withheld:
    """Return what to withhold. What is so of one project is so whatever the others report."""
    hidden = frozenset(p for p, row in wholes.items() if tells_of_few(indicator, row))
    rows = {
        (breakdown, project)
        for breakdown, found in parts.items()
        for project, row_of in found.items()
        if project in hidden or any(tells_of_few(indicator, row) for row in row_of.values())
    }
    return Withheld(hidden, frozenset(rows))


def tells_of_few(indicator: Indicator, row: ResultRow) -> bool:
    """True for a number that tells of fewer than the indicator's least group.

    A count of zero tells of no one and is shown. A share tells of those whom it counts and of the
    rest: both must be many enough, so that 0 % and 100 %, which tell of each one, are withheld, too:
    the rules for numerator and denominator and for group disclosure of the Australian Bureau of
    Statistics, DataLab, Input and output clearance.
    """
    if indicator.figure == COUNT:
        return 0 < (row.value or 0) < indicator.min_n
    n = row.n or 0
    if indicator.figure == SHARE:
        counted = int(((row.value or Decimal(0)) * n / 100).to_integral_value(ROUND_HALF_UP))
        return min(counted, n - counted) < indicator.min_n
    return n < indicator.min_n
