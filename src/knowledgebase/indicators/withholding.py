"""Withholding: which numbers may not be shown, so that nobody can work them out, now or later.

The rule. A number that tells of too few, or of everyone the same, is withheld. A project that withholds
its whole withholds its classes, and one that withholds a class withholds that whole breakdown. Nothing
else is looked at: what is shown of a project follows from its own report alone, and every sum and mean
is made of shown numbers only (`sums.together`).

The property. Let an attacker know the rule, and everything that was ever published, in any order of
arrival. All of it can be counted from the shown numbers, and those of one project do not depend on
another's. So for every withheld number, and for the n of each, at least two values remain. A withheld
whole may be any too small number. Under a shown whole there are people enough and not all are alike:
then any class may be one person, of either kind, or two, and either withholds its breakdown. Only under
a shown zero the classes of a count are zero, which the zero says itself; their n are kept. That takes
what others hold: a least group of three or more (the schema), a class that may be empty
(`ResultRow.is_given`) whose row then says nothing that another does not (`sums.shown`), no class alone
without its n (`catalogue.result_rules`), no bounds of counts that leave one value and periods that do not overlap (`catalogue.set_rules`), and one way of
measuring at a time (`catalogue.result_rules`). It is of one indicator, and of breakdowns of which none
joins the classes of another: what two figures of the same people tell of each other no program can see.

It is no defence against someone who knows some of the numbers from elsewhere, nor against a correction
of what was shown: who saw a class before and sees its whole after may work out the difference. And a
mean near an end of its scale tells that nearly all answered so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

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
    """True for a number that tells of fewer than the indicator's least group, or of everyone the same.

    A count of zero and a class with nobody in it tell of no one and are shown, but a zero that is counted
    from a few tells what those few did not do. A share tells of those whom
    it counts and of the rest: both must be many enough, so that 0 % and 100 %, which tell of each one, are
    withheld, too: the rules for numerator and denominator and for group disclosure of the Australian Bureau
    of Statistics, DataLab, Input and output clearance. So is a mean at an end of its scale or without
    deviation. A rounded number is taken for the most telling one that is written so.
    """
    if row.value is None:
        return False
    if indicator.figure == COUNT:
        if row.n == row.value == 0:
            return False
        of_few = row.n is not None and row.n < indicator.min_n
        return of_few or 0 < row.value < indicator.min_n
    n = row.n or 0
    low, high = row.rounded_from
    if indicator.figure == SHARE:
        # A share that no whole number of people makes is taken for the next ones on both sides.
        fewest, most = sorted((ceil(low * n / 100), floor(high * n / 100)))
        return min(fewest, n - most) < indicator.min_n
    at_an_end = any(end is not None and low <= end <= high for end in indicator.scale)
    return n < indicator.min_n or at_an_end or row.deviation == 0
