"""Facts that are computed, never written: stage, freshness, spread."""

from datetime import date
from types import SimpleNamespace

import pytest

from knowledgebase.catalogue.facts import (
    adopters,
    ended_lately,
    ends_soon,
    has_failed,
    is_measured,
    is_outdated,
    is_overdue,
    maturity,
    review_due,
    stage,
)

TODAY = date(2026, 11, 24)


def entry(**fields):
    return SimpleNamespace(fields=SimpleNamespace(**fields))


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2023-01-01", "2025-12-31", "päättynyt"),
        ("2025-03", "2027-04", "käynnissä"),
        ("2026-12", "2027-04", "tulossa"),
        ("2026", "2026", "käynnissä"),
        ("2024", "2025", "päättynyt"),
        (None, "2023", "päättynyt"),
        ("2025", None, "ei tiedossa"),
        (None, None, "ei tiedossa"),
        ("2026-11-24", "2026-11-24", "käynnissä"),
    ],
)
def test_the_stage_comes_from_the_dates_as_exactly_as_they_are_known(starts, ends, expected):
    assert stage(entry(starts=starts, ends=ends), TODAY) == expected


@pytest.mark.parametrize(
    ("ends", "soon", "lately"),
    [
        ("2027-02-22", True, False),
        ("2027-02-23", False, False),
        ("2027-02", False, False),
        ("2026-11-24", True, False),
        ("2026-11-23", False, True),
        ("2026-08-27", False, True),
        ("2026-08-26", False, False),
        (None, False, False),
    ],
)
def test_the_handover_is_looked_after_for_90_days_before_the_end_and_after(ends, soon, lately):
    one = entry(starts="2024", ends=ends)
    assert (ends_soon(one, TODAY), ended_lately(one, TODAY)) == (soon, lately)


@pytest.mark.parametrize(
    ("reviewed", "months", "overdue"),
    [
        (date(2025, 11, 24), 12, False),
        (date(2025, 11, 23), 12, True),
        (date(2026, 8, 31), 6, False),
        (None, 6, False),
    ],
)
def test_a_review_is_late_when_its_interval_has_passed(reviewed, months, overdue):
    assert is_overdue(entry(reviewed=reviewed, review_months=months), TODAY) is overdue


def test_what_is_twice_the_interval_late_is_outdated():
    once, twice = entry(reviewed=date(2025, 11, 23), review_months=6), date(2025, 11, 23)
    assert is_outdated(once, TODAY)
    assert not is_outdated(entry(reviewed=twice, review_months=12), TODAY)


def test_an_interval_ends_on_the_last_day_of_a_short_month():
    assert review_due(entry(reviewed=date(2026, 8, 31), review_months=6)) == date(2027, 2, 28)
    assert review_due(entry(reviewed=None, review_months=6)) is None


def adopted(*places, own=()):
    """A practice of the organisations `own`, with (place, still in use, why stopped) rows."""
    rows = tuple(
        SimpleNamespace(organisation=name, still_in_use=use, why_stopped=why, outcome="ei-tiedossa")
        for name, use, why in places
    )
    return SimpleNamespace(adoptions=rows, organisations=own, maturity="kokeilu")


@pytest.mark.parametrize(
    ("practice", "spread"),
    [
        (adopted(("Koulu", "kylla", None), ("Pesula", "ei-tiedossa", None)), True),
        (adopted(("Koulu", "osin", None)), False),
        (adopted(("Turku, pesula", "osin", None), ("Turku (koulu)", "osin", None)), False),
        (adopted(("Koulu", "kylla", None), ("Pesula", "ei", None)), False),
        (adopted(("Koulu", "kylla", None), ("Pesula", "ei-tiedossa", "Raha loppui.")), False),
        (adopted(("Koulu", "kylla", None), ("Oma Äly", "kylla", None), own=("oma-aly",)), False),
    ],
)
def test_spread_is_use_in_two_other_organisations(practice, spread):
    assert (maturity(practice) == "levinnyt") is spread
    assert (len(adopters(practice)) >= 2) is spread


@pytest.mark.parametrize(
    ("outcome", "use", "failed"),
    [
        ("parani", "kylla", False),
        ("ennallaan", "kylla", True),
        ("heikkeni", "osin", True),
        ("parani", "ei", True),
        ("ei-tiedossa", "ei-tiedossa", False),
    ],
)
def test_a_trial_failed_when_nothing_got_better_or_it_ended(outcome, use, failed):
    one = SimpleNamespace(outcome=outcome, still_in_use=use, why_stopped=None)
    assert has_failed(one) is failed


@pytest.mark.parametrize(("level", "measured"), [("0", False), ("1", False), ("2", True)])
def test_a_figure_makes_a_measured_practice_and_an_experience_does_not(level, measured):
    assert is_measured(SimpleNamespace(evidence=SimpleNamespace(level=level))) is measured
