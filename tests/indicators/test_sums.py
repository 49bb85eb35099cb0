"""What numbers make together: added, averaged or left apart, as their indicator says."""

from decimal import Decimal

import pytest

from knowledgebase.indicators.sums import Sum, shown, together


@pytest.fixture
def numbers(reported):
    rows = [row for row in reported.results if row.indicator == "tyokyky" and row.moment == "alku"]
    return [shown(row, withheld=row.n < 5) for row in rows]


def indicator(reported, aggregate):
    fields = reported.entries["indicator:tyokyky"].fields
    return fields.model_copy(update={"aggregate": aggregate})


def test_a_withheld_number_holds_nothing_but_its_place(numbers):
    hidden = [number for number in numbers if number.is_withheld]
    assert [(h.value, h.n, h.deviation, h.row.project) for h in hidden] == [
        (None, None, None, "koe-koski")
    ]


def test_a_sum_is_of_what_is_shown_alone_and_tells_how_many_it_lacks(reported, numbers):
    added = together(indicator(reported, "summa"), numbers)
    assert (added.value, added.of, added.left_out) == (Decimal("131.5"), 2, 1)
    mean = together(indicator(reported, "painotettu-ka"), numbers)
    assert (mean.n, mean.of, mean.left_out) == (72, 2, 1)


def test_numbers_that_were_left_out_before_are_counted_too(reported, numbers):
    mean = together(indicator(reported, "painotettu-ka"), numbers[:1], left_out=2)
    assert (mean.of, mean.left_out) == (1, 2)


def test_what_is_not_combined_and_what_is_all_withheld_have_no_number(reported, numbers):
    assert together(indicator(reported, "ei-yhdisteta"), numbers) == Sum(None, None, 0)
    hidden = [number for number in numbers if number.is_withheld]
    for rule in ("summa", "painotettu-ka"):
        assert together(indicator(reported, rule), hidden) == Sum(None, None, 0, 1)
        assert together(indicator(reported, rule), []) == Sum(None, None, 0)
