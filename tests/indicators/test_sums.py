"""What numbers make together: added, averaged or left apart, as their indicator says."""

from decimal import Decimal

import pytest

from knowledgebase.indicators.sums import shown, together


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


def test_a_sum_has_the_withheld_in_it_and_a_mean_has_not(reported, numbers):
    added = together(indicator(reported, "summa"), numbers, closed=False)
    assert (added.value, added.of) == (Decimal("181.5"), 3)
    mean = together(indicator(reported, "painotettu-ka"), numbers, closed=False)
    assert (mean.n, mean.of) == (72, 2)


def test_what_is_not_combined_and_what_is_closed_have_no_number(reported, numbers):
    assert together(indicator(reported, "ei-yhdisteta"), numbers, closed=False).value is None
    closed = together(indicator(reported, "summa"), numbers, closed=True)
    assert closed.value is None and closed.withheld
    empty = together(indicator(reported, "summa"), [], closed=True)
    assert empty.value == 0 and not empty.withheld
