"""Event words: a place, a way to take part, or nothing; registration while it is open."""

from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.view.event_words import (
    event_place,
    programme,
    programme_lines,
    registration,
)
from knowledgebase.render.view.wording import Words
from tests.conftest import ROOT, TODAY, event, practice

HALL = 'place:\n  name: "Sali"\n  municipality: "Oulu"\n'
OPEN = "register_url: https://example.org/\n"


def told(make_root, more, day=TODAY):
    root = make_root({"practices/a.md": practice(), "content/tapahtumat/t.md": event(more=more)})
    catalogue = load_catalogue(root, ROOT, TODAY)[0]
    words = Words(catalogue.vocabularies)
    other = catalogue.entries["practice:a"]
    assert event_place(other, words) == registration(other, day) == ""
    found = catalogue.entries["event:t"]
    return event_place(found, words), registration(found, day)


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("", ""),
        (HALL, "Sali, Oulu"),
        (f"{HALL}mode: lahi\n", "Sali, Oulu"),
        (f"{HALL}mode: hybridi\n", "Sali, Oulu, Paikan päällä ja etänä"),
        ("mode: eta\n", "Etänä"),
    ],
)
def test_the_place_or_how_one_takes_part(make_root, more, place):
    assert told(make_root, more)[0] == place


@pytest.mark.parametrize(
    ("more", "day", "said"),
    [
        ("", TODAY, ""),
        (OPEN, TODAY, "Ilmoittautuminen on auki"),
        (f"{OPEN}register_by: 2026-11-30\n", TODAY, "Ilmoittaudu viimeistään 30.11.2026"),
        (f"{OPEN}register_by: 2026-11-30\n", date(2026, 12, 1), ""),
        (f"{OPEN}event_state: peruttu\n", TODAY, ""),
        (OPEN, date(2026, 12, 2), ""),
    ],
)
def test_registration_is_told_while_it_is_open(make_root, more, day, said):
    assert told(make_root, more, day)[1] == said


ROWS = """\
programme:
  - time: 9.00
    what: "Tervetuloa"
    who: "Koordinaatiohanke"
  - time: 13:05
    what: "Pienryhmät"
"""


@pytest.mark.parametrize(("lang", "times"), [("fi", "9.00 13.05"), ("en", "9:00 13:05")])
def test_the_programme_is_told_by_the_clock_of_the_language(make_root, lang, times):
    root = make_root({"content/tapahtumat/t.md": event(more=ROWS)})
    catalogue = load_catalogue(root, ROOT, TODAY)[0]
    words = Words(catalogue.vocabularies, lang)
    rows = programme(catalogue.entries["event:t"], words)
    assert [time for time, _, _ in rows] == times.split()
    lines = programme_lines(catalogue.entries["event:t"], words)
    assert [line.partition(" ")[2] for line in lines] == [
        "Tervetuloa (Koordinaatiohanke)",
        "Pienryhmät",
    ]


@pytest.mark.parametrize("time", ["24.00", "9", "9.60", "aamulla"])
def test_a_time_that_no_clock_shows_is_a_finding(make_root, time):
    root = make_root({"content/tapahtumat/t.md": event(more=ROWS.replace("9.00", time))})
    found = load_catalogue(root, ROOT, TODAY)[1]
    assert [f.rule for f in found] == ["bad-form"]
