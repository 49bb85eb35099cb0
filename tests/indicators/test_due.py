"""Due: who has reported, who has not, and by when."""

from dataclasses import replace
from datetime import date

import pytest

from knowledgebase.indicators.book import open_book
from knowledgebase.indicators.due import not_enrolled, rounds


def told(reported, today):
    return rounds(open_book(reported), reported.periods.values(), today)


def test_periods_that_have_begun_are_told_the_latest_first(reported):
    assert [r.period.id for r in told(reported, date(2026, 11, 24))] == ["2026-syksy", "2026-kevat"]
    assert [r.period.id for r in told(reported, date(2026, 6, 30))] == ["2026-kevat"]


def test_each_project_that_is_asked_stands_somewhere_once(reported):
    _, spring = told(reported, date(2026, 11, 24))
    ready = [standing.project for standing in spring.ready]
    waiting = {
        s.project: [(m.indicator.id, *half) for m, half in s.missing] for s in spring.waiting
    }
    assert ready == ["koe-aalto", "koe-harju"]
    assert waiting == {
        "koe-koski": [("tyokyky", "loppu"), ("pisteet",)],
        "koe-niemi": [("osallistujat",), ("pisteet",)],
        "koe-salo": [("osallistujat",)],
    }


def test_what_was_given_after_the_last_day_is_told_with_its_day(reported):
    rows = tuple(
        replace(row, reported=date(2027, 2, 12)) if row.project == "koe-harju" else row
        for row in reported.results
    )
    _, spring = told(replace(reported, results=rows), date(2027, 3, 1))[-2:]
    late = {standing.project: standing.late for standing in spring.standings}
    assert late.pop("koe-harju") == date(2027, 2, 12)
    assert set(late.values()) == {None}


@pytest.mark.parametrize(
    ("changes", "outside"),
    [
        ({}, False),
        ({"indicators": ()}, True),
        ({"indicators": ("muu",)}, True),
        ({"indicators": (), "ends": "2026-06"}, False),
        ({"indicators": (), "starts": "2027"}, False),
    ],
)
def test_a_running_project_that_reports_nothing_of_the_set_is_not_in_it_yet(
    reported, changes, outside
):
    entry = reported.entries["project:koe-salo"]
    fields = entry.fields.model_copy(update={"starts": "2026", "ends": "2027", **changes})
    entries = {**reported.entries, entry.key: replace(entry, fields=fields)}
    found = not_enrolled(replace(reported, entries=entries), date(2026, 11, 24))
    assert ("koe-salo" in [each.id for each in found]) is outside


def test_nobody_is_outside_a_set_that_is_not_confirmed(reported):
    assert not_enrolled(replace(reported, indicator_set=None), date(2026, 11, 24)) == ()


def test_a_period_is_open_from_its_end_to_the_last_day_and_late_after_it(reported):
    def state(day):
        return [(r.is_open, r.is_late) for r in told(reported, day) if r.period.id == "2026-kevat"]

    assert state(date(2026, 6, 30)) == [(False, False)]
    assert state(date(2026, 8, 31)) == [(True, False)]
    assert state(date(2026, 9, 1)) == [(False, True)]
