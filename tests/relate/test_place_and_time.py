"""Place and time: what both projects tell is compared, and the rest is not known."""

import pytest

from tests.relate.test_near_projects import ELSE, one, pairs


@pytest.mark.parametrize(
    ("region", "place"),
    [("lappi", "same"), ("koko-maa", "same"), ("kainuu", "other"), ("ei-tiedossa", "unknown")],
)
def test_the_place_is_compared_as_far_as_both_tell_it(make_root, region, place):
    (pair,) = pairs(make_root, a=one("Vuorot"), b=one("Työajat", region=region), c=one("M", ELSE))
    assert pair.place == place


@pytest.mark.parametrize(
    ("starts", "ends", "time"),
    [
        ("2021", "2022", "together"),
        ("2023-01", "2024", "before"),
        ("2015", "2019-12", "after"),
        ("2021", None, "unknown"),
    ],
)
def test_the_time_is_compared_by_the_days_that_both_may_mean(make_root, starts, ends, time):
    dates = {"starts": starts, **({"ends": ends} if ends else {})}
    first = one("Vuorot", starts="2020", ends="2022")
    (pair,) = pairs(make_root, a=first, b=one("Työajat", **dates), c=one("M", ELSE))
    assert pair.time == time
