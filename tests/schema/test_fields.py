"""The kinds of value: what each accepts, and the name of the fault of what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from knowledgebase.schema.fields import (
    AnyEntryId,
    Day,
    Line,
    Moment,
    PartialDate,
    ProjectReference,
    Slug,
    Summary,
    Url,
    whole_months,
)


def fault(kind, value):
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Slug, "tyoote"),
        (Slug, "a1-b2"),
        (Url, "https://example.org"),
        (Url, "http://example.org/a?b=c#d"),
        (Url, "https://example.org/ääkkös"),
        (PartialDate, "2025"),
        (PartialDate, "2025-12"),
        (PartialDate, "2024-02-29"),
        (Moment, "2026-05-12T09:00"),
        (Moment, "2026-05"),
        (Line, "a" * 80),
        (AnyEntryId, "practice:tyoote"),
        (Day, "2199-12-31"),
    ],
)
def test_what_is_right_is_accepted(kind, value):
    assert fault(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "type"),
    [
        (Slug, "Työ", "string_pattern_mismatch"),
        (Slug, "a--b", "string_pattern_mismatch"),
        (Slug, "a\n", "string_pattern_mismatch"),
        (Slug, "a" * 81, "string_too_long"),
        (Url, "example.org", "bad_address"),
        (Url, "javascript:alert(1)", "bad_address"),
        (Url, "https://user@example.org/", "bad_address"),
        (Url, "https://[a.b", "bad_address"),
        (Url, "https://example.org/a b", "bad_address"),
        (PartialDate, "2025-02-29", "bad_date"),
        (PartialDate, "2025-13", "string_pattern_mismatch"),
        (PartialDate, "0025", "bad_date"),
        (Moment, "2026-05-12T24:00", "string_pattern_mismatch"),
        (Moment, "2026-05T09:00", "string_pattern_mismatch"),
        (Line, "a" * 81, "string_too_long"),
        (Line, "  ", "string_too_short"),
        (Line, "a\u2028b", "line_end"),
        (Summary, "a <b>", "markup_in_text"),
        (AnyEntryId, "tyoote", "string_pattern_mismatch"),
        (AnyEntryId, "page:x", "string_pattern_mismatch"),
        (Day, "2200-01-01", "bad_date"),
    ],
)
def test_what_is_wrong_has_the_name_of_its_fault(kind, value, type):
    assert fault(kind, value) == type


def test_text_is_kept_without_the_spaces_around_it():
    assert TypeAdapter(Line).validate_python("  a b ") == "a b"


def test_a_reference_may_be_a_bare_id():
    whole = TypeAdapter(ProjectReference).validate_python({"id": "a"})
    assert TypeAdapter(ProjectReference).validate_python("a") == whole


@given(st.dates())
def test_every_day_of_these_centuries_is_a_day_and_no_other(day):
    likely = 1900 <= day.year <= 2199
    assert (fault(Day, day.isoformat()) is None) == likely
    assert (fault(PartialDate, day.isoformat()) is None) == likely


@pytest.mark.parametrize(("given_", "made"), [("12", 12), (6, 6), ("kuusi", "kuusi"), ("-6", "-6")])
def test_months_written_as_text_are_a_number(given_, made):
    assert whole_months(given_) == made
