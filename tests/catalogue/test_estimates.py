"""Estimates: totals of inputs, and the band that each falls in."""

from types import SimpleNamespace

import pytest

from knowledgebase.catalogue.estimates import (
    Agreement,
    about_days,
    agreement,
    bands_apart,
    counted_band,
    is_estimated,
)
from knowledgebase.schema.practice_takes import Effort, Phase, Purchase, TimeToEffect, Work
from tests.conftest import ROOT, known_vocabularies

VOCABULARIES = known_vocabularies()
TERMS = {id: v.terms for id, v in VOCABULARIES.items()}


@pytest.mark.parametrize(
    ("field", "inputs", "counted"),
    [
        ("effort", [Work(who="A", people=3, hours=2.5, times=3)], (3, "kevyt")),
        ("effort", [Work(who="A", people=3, hours=2.5, times=4)], (4, "kohtalainen")),
        ("effort", [Work(who="A", people=20, hours=7.5), Work(who="B", hours=1)], (20.1, "raskas")),
        ("cost", [Purchase(what="A", eur=0)], (0, "0")),
        ("cost", [Purchase(what="A", eur=333, times=3)], (999, "1")),
        ("cost", [Purchase(what="A", eur=50_000)], (50_000, "4")),
        ("time_to_effect", [Phase(what="A", weeks=2)], (2, "heti")),
        ("time_to_effect", [Phase(what="A", weeks=2), Phase(what="B", weeks=0.5)], (2.5, "alle-3kk")),
        ("time_to_effect", [Phase(what="A", weeks=26)], (26, "3-6kk")),
        ("time_to_effect", [Phase(what="A", weeks=52)], (52, "6-12kk")),
        ("time_to_effect", [Phase(what="A", weeks=53)], (53, "yli-vuosi")),
        ("time_to_effect", [], None),
    ],
)  # fmt: skip
def test_the_band_is_the_first_that_reaches_the_total(field, inputs, counted):
    assert counted_band(field, tuple(inputs), TERMS[field]) == counted


@pytest.mark.parametrize(
    ("days", "about"),
    [
        (22.8, 23), (8.5, 9), (5.4, 5), (5.0, 5),  # whole days from five up
        (4.9, 5), (4.4, 4.5), (3.8, 4), (2.2, 2),  # half days below
        (0.1, 0.5), (0.0, 0.0),  # some work is never none
        (3.0, 3), (3.1, 3.5), (20.0, 20), (20.3, 21), (19.9, 20),  # over a limit stays over it
    ],
)  # fmt: skip
def test_estimated_days_are_told_as_exactly_as_an_estimate_can_be(days, about):
    assert about_days(days, TERMS["effort"]) == about


def test_what_is_told_is_in_the_band_of_what_was_counted():
    def band(days):
        work = Work(who="A", hours=days * 7.5)
        return counted_band("effort", (work,), TERMS["effort"])[1]

    for tenths in range(1, 400):
        assert band(about_days(tenths / 10, TERMS["effort"])) == band(tenths / 10), tenths


def test_a_vocabulary_without_limits_counts_nothing():
    assert counted_band("cost", (Purchase(what="A", eur=1),), TERMS["sectors"]) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("heti", "heti", 0), ("heti", "3-6kk", 2), ("yli-vuosi", "6-12kk", 1), ("heti", "ei-tiedossa", 5)],
)  # fmt: skip
def test_bands_are_counted_in_the_order_of_the_vocabulary(one, other, apart):
    assert bands_apart(one, other, TERMS["time_to_effect"]) == apart
    assert bands_apart(other, one, TERMS["time_to_effect"]) == apart


def test_what_is_not_known_is_no_estimate():
    assert is_estimated(Effort(level="kevyt", origin="arvio"))
    assert not is_estimated(Effort(level="kevyt"))
    assert not is_estimated(Effort(level="ei-tiedossa", origin="arvio"))
    assert not is_estimated(None)


def test_the_page_of_the_method_names_what_takes_own_work_alone():
    page = (ROOT / "content/tietoa/arviot.md").read_text("utf-8")
    assert f"| {TERMS['cost']['0'].name()} | 0 |" in page
    assert f"*{TERMS['cost']['0'].name()}* ei tarkoita ilmaista." in page


@pytest.mark.parametrize("field", ["effort", "time_to_effect"])
def test_the_page_of_the_method_tells_the_limits_that_are_used(field):
    page = (ROOT / "content/tietoa/arviot.md").read_text("utf-8").splitlines()
    for term in TERMS[field].values():
        if term.most is not None:
            (row,) = [line for line in page if line.startswith(f"| {term.name()} |")]
            assert row.rstrip(" |").endswith(f"enintään {term.most:g}")


def test_sources_and_calculations_are_compared_card_by_card():
    def card(*phases, **told):
        inputs = tuple(Phase(what="A", weeks=weeks) for weeks in phases)
        time = TimeToEffect(inputs=inputs, **told)
        return SimpleNamespace(effort=None, cost=None, time_to_effect=time)

    cards = [
        card(1, level="heti"),
        card(13, level="heti"),
        card(20, level="heti"),
        card(level="heti"),
        card(1, level="heti", origin="arvio"),
        card(level="ei-tiedossa"),
    ]
    told = agreement(cards, VOCABULARIES)
    assert told["time_to_effect"] == Agreement(sourced=4, compared=3, same=1, next=1)
    assert told["effort"] == Agreement(0, 0, 0, 0)
