"""Under a shown whole no class that is withheld can be worked out, neither its number nor its n: all small tables."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from tests.indicators.attacker import certain
from tests.indicators.made_up import SHARE, indicator, row

MEAN = "keskiarvo"
_NAMES = "abc"


def decimal(fraction, decimals=None):
    made = Decimal(fraction.numerator) / fraction.denominator
    return made if decimals is None else round(made, decimals)


def cell(answers, *, deviation=False, decimals=None, **place):
    """The row of those who answered so; of nobody it has no value."""
    n = len(answers)
    if not n:
        return row("p", None, 0, **place)
    mean = Fraction(sum(answers), n)
    spread = decimal(Fraction(sum(a * a for a in answers), n) - mean**2).sqrt()
    return row("p", decimal(mean, decimals), n, deviation=spread if deviation else None, **place)


def reports(values, breakdowns, most, least=1, **more):
    """Yield each report of up to `most` people, who answer one of `values` and are in a class of each breakdown."""
    kinds = list(product(values, *(_NAMES[:count] for count in breakdowns.values())))
    seen = set()
    for n in range(least, most + 1):
        for people in combinations_with_replacement(kinds, n):
            answers = {
                (b, c): tuple(sorted(who[0] for who in people if who[place] == c))
                for place, (b, count) in enumerate(breakdowns.items(), 1)
                for c in _NAMES[:count]
            }
            if (key := tuple(answers.values())) not in seen:
                seen.add(key)
                yield [
                    cell([who[0] for who in people], **more),
                    *(cell(a, breakdown=b, part=c, **more) for (b, c), a in answers.items()),
                ]


def worlds(figure, values, breakdowns, most, **more):
    """The indicator's ends are those of `values`. Each report comes as it would from one project."""
    scale = (None, None) if figure == SHARE else (values[0], values[-1])
    names = {b: _NAMES[:count] for b, count in breakdowns.items()}
    made = [lambda p, rows=rows: rows for rows in reports(values, breakdowns, most, **more)]
    return indicator(figure, 3, scale, **names), made


@pytest.mark.parametrize(
    ("values", "breakdowns", "most", "deviation"),
    [
        (range(5), {"j": 2}, 5, False),
        (range(5), {"j": 2}, 5, True),
        (range(3), {"j": 2}, 6, False),
        (range(3), {"j": 2}, 6, True),
        (range(2), {"j": 3}, 6, False),
        (range(3), {"j": 3}, 5, True),
        (range(2), {"j": 2, "k": 2}, 5, True),
        (range(3), {"j": 2, "k": 2}, 4, False),
    ],
)
def test_no_withheld_mean_is_told_by_its_whole_and_the_scale(values, breakdowns, most, deviation):
    measure, made = worlds(MEAN, values, breakdowns, most, deviation=deviation)
    assert certain(measure, made, ("p",)) == {}


@pytest.mark.parametrize(
    ("breakdowns", "most", "decimals"),
    [({"j": 2}, 10, None), ({"j": 2}, 9, 0), ({"j": 3}, 7, None), ({"j": 2, "k": 2}, 6, None)],
)
def test_no_withheld_share_is_told_by_its_whole(breakdowns, most, decimals):
    values = (Fraction(0), Fraction(100))
    measure, made = worlds(SHARE, values, breakdowns, most, decimals=decimals)
    assert certain(measure, made, ("p",)) == {}


def test_no_withheld_count_is_told_by_whom_it_is_counted_from():
    """Each of up to five people has done it up to twice; the report tells how often, and of how many people.

    Where a shown whole says that nobody did it, no class is anything else: that alone is known.
    """

    def counts(people):
        for times in combinations_with_replacement(list(product("ab", range(3))), people):
            parts = {c: [t for who, t in times if who == c] for c in "ab"}
            yield [
                row("p", sum(t for _, t in times), people),
                *(row("p", sum(t), len(t), breakdown="j", part=c) for c, t in parts.items()),
            ]

    measure, every = indicator(j="ab"), [rows for n in range(1, 6) for rows in counts(n)]
    for nobody_did in (False, True):
        made = [lambda p, rows=rows: rows for rows in every if (rows[0].value == 0) is nobody_did]
        known = certain(measure, made, ("p",)).values()
        assert {value for told in known for value in told} == ({0} if nobody_did else set())


def test_another_project_and_another_moment_tell_no_withheld_mean_in_any_order():
    def at(rows, project, moment):
        return [type(r)(**{**vars(r), "project": project, "moment": moment}) for r in rows]

    every = list(reports(range(2), {"j": 2}, 3))
    end = next(rows for rows in every if rows[0].n == 3 and 0 < rows[0].value < 1)
    both = [lambda p, rows=rows: [*at(rows, p, "alku"), *at(end, p, "loppu")] for rows in every]
    known = certain(indicator(MEAN, 3, (0, 1), j="ab"), both)
    # Of the end one report is tried, so only of the start everything is there to be asked for.
    assert [name for _, name in known if name[-1] == "alku"] == []


def test_the_attacker_finds_what_a_mean_at_an_end_of_its_scale_tells(monkeypatch):
    by_n_alone = "knowledgebase.indicators.withholding.tells_of_few"
    monkeypatch.setattr(by_n_alone, lambda i, r: r.value is not None and r.n < i.min_n)
    measure, made = worlds(MEAN, range(3), {"j": 2}, 4)
    told = {value for known in certain(measure, made, ("p",)).values() for value in known}
    assert told == {0, 2}


def test_the_attacker_finds_what_a_class_that_may_not_be_empty_tells():
    measure, made = worlds(MEAN, range(2), {"j": 3}, 4)
    full = [make for make in made if all(row.n for row in make("p"))]
    told = {value for known in certain(measure, full, ("p",)).values() for value in known}
    assert told == {1}, "three people in three classes are one in each"
