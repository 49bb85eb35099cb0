"""The set of indicators: one file, strict, and no other beside it."""

from datetime import date

import pytest

from knowledgebase.read.indicator_set import FILE, read_indicator_set

TEXT = """\
title: "Mittaristo"
confirmed: 2026-01-01
confirmed_by: "Ryhmä"
periods:
  - id: 2026-kevat
    title: "Kevät"
    starts: 2026-01-01
    ends: 2026-06-30
    due: 2026-08-31
"""


def test_the_set_is_read(make_root):
    made, findings = read_indicator_set(make_root({FILE: TEXT}), {})
    assert findings == []
    assert made.fields.confirmed == date(2026, 1, 1)
    assert made.fields.periods[0].due == date(2026, 8, 31)


def test_without_the_file_there_is_no_set(make_root):
    assert read_indicator_set(make_root(), {}) == (None, [])


@pytest.mark.parametrize("id", ["2026-1", "2026-06", "kevat-2026", "2026-06-30"])
def test_a_period_that_a_spreadsheet_would_take_for_a_day_is_told(make_root, id):
    _, (found,) = read_indicator_set(make_root({FILE: TEXT.replace("2026-kevat", id)}), {})
    assert (found.rule, found.line) == ("bad-form", 5)


def test_a_year_alone_will_do(make_root):
    made, findings = read_indicator_set(make_root({FILE: TEXT.replace("2026-kevat", "2026")}), {})
    assert made and findings == []


def test_another_file_beside_it_is_told(make_root):
    root = make_root({FILE: TEXT, FILE.replace("mittaristo.yml", "toinen.yml"): TEXT})
    _, findings = read_indicator_set(root, {})
    assert [(f.rule, f.path.rpartition("/")[2]) for f in findings] == [("stray-file", "toinen.yml")]
