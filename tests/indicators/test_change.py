"""Before and after: the interval of published examples, and none where the numbers do not carry it."""

import pytest

from knowledgebase.indicators.book import open_book
from knowledgebase.indicators.change import changes, share_interval, wilson


@pytest.mark.parametrize(
    ("first", "n", "last", "m", "interval"),
    [
        # Newcombe 1998, table II, method 10: 56/70 less 48/80, 9/10 less 3/10, 10/10 less 0/10.
        (48 / 80, 80, 56 / 70, 70, (0.0524, 0.3339)),
        (3 / 10, 10, 9 / 10, 10, (0.1705, 0.8090)),
        (0 / 10, 10, 10 / 10, 10, (0.6075, 1.0000)),
    ],
)
def test_the_interval_of_shares_is_that_of_the_source(first, n, last, m, interval):
    found = share_interval(first, n, last, m)
    assert tuple(round(end, 4) for end in found) == interval


def test_wilson_s_interval_is_that_of_the_source():
    assert tuple(round(end, 4) for end in wilson(0 / 20, 20)) == (0.0, 0.1611)


def of(reported, indicator):
    return {
        change.after.row.project: change
        for change in changes(open_book(reported).sheets[indicator, "2026-kevat"])
    }


def test_a_share_has_an_interval_and_a_withheld_one_no_change_at_all(reported):
    found = of(reported, "tyokyky")
    assert set(found) == {"koe-aalto", "koe-harju"}
    aalto, harju = found["koe-aalto"], found["koe-harju"]
    assert aalto.difference == pytest.approx(18.5) and aalto.is_clear
    assert harju.low < 0 < harju.high and not harju.is_clear


def test_a_mean_has_an_interval_from_thirty_answers_up(reported):
    found = of(reported, "pisteet")
    aalto, harju = found["koe-aalto"], found["koe-harju"]
    # 1.3 ± 1.96 · √(1.8²/40 + 1.6²/38)
    assert (round(aalto.low, 3), round(aalto.high, 3)) == (0.545, 2.055)
    assert harju.low is harju.high is None and harju.why == "n"


def test_counts_have_no_before_and_after(reported):
    assert of(reported, "osallistujat") == {}
