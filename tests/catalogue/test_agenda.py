"""Agenda: each thing that the coming weeks bring is there once, on its day, and nothing else is."""

from datetime import date

import pytest

from knowledgebase.catalogue.agenda import WHATS, agenda_of
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, event, news, practice

SUNDAY = date(2026, 11, 29)
CAMPAIGN = 'title: "Viikot"\nsummary: "Tapoja."\nstarts: {}\nends: {}\ntheme: tyokyky\n'


def agenda(root, today=SUNDAY, weeks=4):
    return agenda_of(load_catalogue(root, ROOT, today)[0], today, weeks)


def due(made):
    return [(one.day.isoformat(), one.what, one.path) for one in made.due]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (("content/uutiset/u.md", news(published="2026-12-24")), ("2026-12-24", "scheduled")),
        (("content/uutiset/u.md", news(more="expires: 2026-11-29\n")), ("2026-11-29", "expires")),
        (("content/uutiset/u.md", news(more="expires: 2026-11-28\n")), None),
        (
            ("content/uutiset/u.md", news(more="pin_until: 2026-12-05\n")),
            ("2026-12-05", "pin_until"),
        ),
        (("content/uutiset/u.md", news()), None),
        (("content/tapahtumat/t.md", event()), ("2026-12-01", "event")),
        (("content/tapahtumat/t.md", event(starts="2026-11-28T09:00")), None),
        (
            ("content/tapahtumat/t.md", event(more="event_state: peruttu\nstate_note: Sairaus\n")),
            None,
        ),
        # It began last week and goes on.
        (
            ("content/tapahtumat/t.md", event(starts="2026-11-20", more="ends: 2026-12-10\n")),
            ("2026-11-29", "event"),
        ),
        (
            ("practices/b.md", practice("Toinen", more="reviewed: 2025-12-10\n")),
            ("2026-12-10", "review"),
        ),
        (("practices/b.md", practice("Toinen", more="reviewed: 2026-11-10\n")), None),
        (
            ("practices/b.md", practice("T", more="status: archived\nreviewed: 2025-12-10\n")),
            None,
        ),
        (
            ("practices/b.md", practice("T", more="status: draft\npublished: 2026-12-10\n")),
            None,
        ),
    ],
)
def test_each_thing_is_on_its_day(make_root, file, expected):
    made = agenda(make_root({"practices/a.md": practice(), file[0]: file[1]}))
    assert due(made) == ([(*expected, file[0])] if expected else [])


def test_an_event_that_takes_registrations_is_on_two_days(make_root):
    more = "register_url: https://example.org/\nregister_by: 2026-11-30\n"
    made = agenda(make_root({"content/tapahtumat/t.md": event(more=more)}))
    assert [one[:2] for one in due(made)] == [
        ("2026-11-30", "register_by"),
        ("2026-12-01", "event"),
    ]
    assert made.due[1].starts == "2026-12-01T09:00"


def test_a_campaign_begins_and_ends(make_root):
    made = agenda(
        make_root({"content/kampanjat/k.yml": CAMPAIGN.format("2026-12-07", "2026-12-13")})
    )
    assert [(one.day.day, one.what) for one in made.due] == [
        (7, "campaign_starts"),
        (13, "campaign_ends"),
    ]
    running = CAMPAIGN.format("2026-11-01", "2026-12-01")
    made = agenda(make_root({"content/kampanjat/k.yml": running}))
    assert [one.what for one in made.due] == ["campaign_ends"]


def test_what_is_far_or_late_or_a_draft_has_a_place_of_its_own(make_root):
    made = agenda(
        make_root(
            {
                "practices/a.md": practice(),
                "practices/b.md": practice("B", more="reviewed: 2025-11-28\n"),
                "practices/c.md": practice("C", more="status: draft\n"),
                "content/uutiset/u.md": news(published="2027-06-01"),
                "content/tietoa/luonnos.md": '---\ntitle: "S"\nsummary: "S."\nstatus: draft\n---\n\nx\n',
            }
        )
    )
    assert not made.due
    assert [one.path for one in made.later] == ["content/uutiset/u.md"]
    assert [one.path for one in made.overdue] == ["practices/b.md"]
    assert {one.path for one in made.drafts} == {"practices/c.md", "content/tietoa/luonnos.md"}
    numbers = made.numbers()
    assert numbers["draft"] == 2 and numbers["overdue"] == 1 and numbers["scheduled"] == 0
    assert list(numbers) == [*WHATS, "overdue"]


def test_weeks_begin_on_monday_and_empty_ones_are_told(make_root):
    root = make_root(
        {"practices/a.md": practice(), "content/uutiset/u.md": news(published="2026-12-13")}
    )
    weeks = agenda(root, weeks=3).weeks()
    assert [monday.isoformat() for monday, _ in weeks] == [
        "2026-11-23",
        "2026-11-30",
        "2026-12-07",
        "2026-12-14",
    ]
    assert [len(some) for _, some in weeks] == [0, 0, 1, 0]
    assert not agenda(root, weeks=0).due


def test_the_last_day_that_there_is_has_an_agenda(make_root):
    for today in (date.max, date.min):
        assert agenda(make_root({"practices/a.md": practice()}), today).weeks()
