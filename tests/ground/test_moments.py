"""Moments: known to the minute, the day, the month or the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.moments import first_day, iso_moment, knows_day, last_day, local_time


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2026-05-12", date(2026, 5, 12), date(2026, 5, 12)),
        ("2026-05-12T09:00", date(2026, 5, 12), date(2026, 5, 12)),
    ],
)
def test_a_moment_covers_all_the_days_it_may_mean(moment, first, last):
    assert (first_day(moment), last_day(moment)) == (first, last)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_its_year(day):
    for length in (4, 7, 10):
        moment = day.isoformat()[:length]
        assert first_day(moment) <= day <= last_day(moment)
        assert knows_day(moment) is (length == 10)


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        ("2026-01-15T09:00", "2026-01-15T09:00:00+02:00"),
        ("2026-07-15T09:00", "2026-07-15T09:00:00+03:00"),
        ("2026-03-29T04:30", "2026-03-29T04:30:00+03:00"),
        ("2026-10-25T04:30", "2026-10-25T04:30:00+02:00"),
        ("2026-05", "2026-05"),
    ],
)
def test_times_are_finnish_in_winter_and_in_summer(moment, iso):
    assert iso_moment(moment) == iso


def test_a_day_has_no_time():
    assert local_time("2026-05-12") is None
