"""What is withheld cannot be worked out: not from all that is shown, nor from what was shown before."""

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.indicators.result_tables import tables_of
from knowledgebase.indicators.withholding import Withheld, tells_of_few, withheld
from tests.indicators.attacker import certain, hidden, history, state
from tests.indicators.made_up import SHARE, classes, counted, indicator, row, share


def counts_of(parts, most):
    """Every report of a count of so many classes, from nobody up to `most` people."""
    every = product(range(most + 1), repeat=parts)
    return [lambda p, c=cells: counted(p, *c) for cells in every if sum(cells) <= most]


@pytest.mark.parametrize(("parts", "most"), [(2, 8), (3, 5)])
def test_no_order_of_reports_tells_a_withheld_count(parts, most):
    assert certain(indicator(j="abc"[:parts]), counts_of(parts, most)) == {}


def test_three_who_report_in_any_order_tell_no_withheld_count():
    assert certain(indicator(j="ab"), counts_of(2, 3), ("p", "q", "r")) == {}


def test_no_order_of_reports_tells_a_withheld_share():
    shares = [lambda p, of=of, n=n: [share(p, of, n)] for n in (4, 6, 7, 8) for of in range(n + 1)]
    assert certain(indicator(SHARE), shares) == {}


def test_the_attacker_finds_what_a_late_report_opens():
    """With the withheld in the sums, the one that comes last follows from before and after."""

    def careless(measure, reports, order):
        there, states = [], []
        for project in order:
            there += reports[project]
            whole = sum(r.value for r in there if not r.breakdown)
            states.append((state(measure, there), whole))
        return tuple(states)

    found = certain(indicator(j="ab"), counts_of(2, 4), seen=careless)
    assert any(name[1:] == ("", "", "") for _, name in found)


NUMBER = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 9))


def split(draw, whole, parts):
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=parts - 1, max_size=parts - 1)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]


@st.composite
def arrivals(draw):
    """Up to five projects with two breakdowns each, some not told, in an order of arrival."""
    reports = {}
    for project in [f"h{n}" for n in range(draw(st.integers(1, 5)))]:
        whole = draw(NUMBER) + draw(NUMBER)
        rows = [row(project, whole)]
        for breakdown, parts in (("s", 2), ("i", 3)):
            if draw(st.booleans()):
                rows += classes(project, breakdown, split(draw, whole, parts))
        reports[project] = rows
    return reports, draw(st.permutations(list(reports))), draw(st.integers(3, 6))


def others(rows, least):
    """Yield every report of the same breakdowns that looks the same to whoever reads it alone."""
    measure = indicator(least=least, s="ab", i="abc")
    project, true = rows[0].project, state(measure, rows)
    told = list(dict.fromkeys(r.breakdown for r in rows if r.breakdown))
    for whole in {int(rows[0].value), *range(least)}:
        each = [
            [c for c in product(range(whole + 1), repeat=2 + (b == "i")) if sum(c) == whole]
            for b in told
        ]
        for chosen in product(*each):
            made = [row(project, whole)]
            for breakdown, cells in zip(told, chosen, strict=True):
                made += classes(project, breakdown, cells)
            if state(measure, made) == true:
                yield made


@settings(max_examples=60, deadline=None)
@given(arrivals())
def test_all_that_was_ever_published_fits_another_value_of_each_withheld_number(arrived):
    reports, order, least = arrived
    measure = indicator(least=least, s="ab", i="abc")
    seen = history(measure, reports, order)
    for project, rows in reports.items():
        left = set(hidden(measure, rows).items())
        for other in others(rows, least):
            if not left:
                break
            changed = {key for key in left if hidden(measure, other)[key[0]] != key[1]}
            if changed:
                assert history(measure, {**reports, project: other}, order) == seen
                left -= changed
        assert not left


@given(arrivals())
def test_every_number_of_too_few_is_withheld_and_so_is_no_sum_of_it(arrived):
    reports, _, least = arrived
    rows = [r for each in reports.values() for r in each]
    measure = indicator(least=least, s="ab", i="abc")
    (table,) = tables_of(measure, rows)
    for number in table.every():
        assert number.is_withheld or not 0 < number.row.value < least
    assert table.total.value is None or not 0 < table.total.value < least
    for sums in table.sums.values():
        assert not [s for s in sums.values() if s.value and s.value < least]


def test_a_project_s_breakdown_is_withheld_whole_and_others_stay():
    measure = indicator(least=5, s="ab")
    parts = {"s": {p: dict(zip("ab", classes(p, "s", c), strict=True)) for p, c in CELLS.items()}}
    wholes = {p: row(p, sum(c)) for p, c in CELLS.items()}
    assert withheld(measure, wholes, parts) == Withheld(
        frozenset({"few"}), frozenset({("s", "few"), ("s", "one")})
    )


CELLS = {"few": (0, 3), "one": (2, 10), "many": (10, 10), "none": (0, 0), "all": (0, 12)}


@pytest.mark.parametrize(
    ("of", "n", "withheld"),
    [
        (49, 50, True),  # 98 % of 50 tells of the one who is not among them
        (1, 50, True),
        (45, 50, False),
        (46, 50, True),
        (5, 50, False),
        (4, 50, True),
        # 0 % and 100 % tell of each one.
        (0, 50, True),
        (50, 50, True),
        (4, 4, True),
        (5, 9, True),
        (5, 10, False),
    ],
)
def test_a_share_tells_of_those_whom_it_counts_and_of_the_rest(of, n, withheld):
    assert tells_of_few(indicator(SHARE, 5), share("p", of, n)) is withheld


@pytest.mark.parametrize(("value", "n"), [("0.4", 1000), ("99.6", 1000), ("1.9", 236)])
def test_a_rounded_share_is_of_the_nearest_number_of_people(value, n):
    assert tells_of_few(indicator(SHARE, 5), row("p", value, n))


@pytest.mark.parametrize(("value", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_of_nobody_is_no_secret(value, withheld):
    assert tells_of_few(indicator(least=5), row("p", value)) is withheld


@pytest.mark.parametrize(("n", "withheld"), [(4, True), (5, False)])
def test_a_mean_tells_of_those_who_answered(n, withheld):
    assert tells_of_few(indicator("keskiarvo", 5), row("p", "3.2", n)) is withheld


@pytest.mark.parametrize(
    ("value", "deviation", "withheld"),
    [
        ("5", None, True),  # everyone answered 5
        ("4.96", None, False),
        ("5.0", "0.2", True),  # what rounds to the end may be the end
        ("1", None, True),
        ("3.2", "0", True),  # everyone answered alike
        ("3.2", "0.4", False),
        ("3", None, False),
    ],
)
def test_a_mean_that_tells_that_all_are_alike_tells_of_each_one(value, deviation, withheld):
    measure = indicator("keskiarvo", 5, scale=(1, 5))
    assert tells_of_few(measure, row("p", value, 40, deviation=deviation)) is withheld


@pytest.mark.parametrize("figure", [SHARE, "keskiarvo", "suhdeluku"])
def test_a_class_with_nobody_in_it_tells_of_no_one(figure):
    assert not tells_of_few(indicator(figure, 5), row("p", None, 0, breakdown="j", part="a"))


@pytest.mark.parametrize(
    ("value", "n", "withheld"),
    [(40, 1, True), (40, 4, True), (40, 5, False), (4, 40, True), (40, 0, True)],
)
def test_a_count_tells_also_of_those_whom_it_is_counted_from(value, n, withheld):
    assert tells_of_few(indicator(least=5), row("p", value, n)) is withheld


@pytest.mark.parametrize(
    ("n", "withheld"), [(None, False), (0, False), (1, True), (4, True), (5, False)]
)
def test_a_zero_that_is_counted_from_a_few_tells_what_they_did_not_do(n, withheld):
    assert tells_of_few(indicator(least=5), row("p", 0, n)) is withheld


@pytest.mark.parametrize("decimals", [0, 1])
def test_no_rounded_share_that_is_shown_may_be_of_too_few(decimals):
    """1 % of 460 may be three people: every number of people that is written alike is enough or none is."""
    measure, shown = indicator(SHARE, 5), set()
    for n in (20, 50, 99, 460, 1000):
        written = defaultdict(list)
        for of in range(n + 1):
            written[round(Decimal(100 * of) / n, decimals)].append(of)
        for value, people in written.items():
            few = min(min(of, n - of) for of in people) < 5
            assert tells_of_few(measure, row("p", value, n)) is few
            shown |= {few}
    assert shown == {True, False}


def test_the_work_grows_with_the_table_and_not_faster():
    looked = 0

    class Row(type(row("p", 1))):
        def __getattribute__(self, name):
            nonlocal looked
            looked += 1
            return super().__getattribute__(name)

    def steps(count):
        nonlocal looked
        rows = [Row(**vars(r)) for n in range(count) for r in counted(f"h{n}", n % 7, 9)]
        looked = 0
        tables_of(indicator(j="ab"), rows)
        return looked

    assert steps(800) < 2.5 * steps(400)
