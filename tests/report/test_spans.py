"""Spans: a period is a year, a quarter, a month or a reporting period, and has a name in Finnish."""

from datetime import date

import pytest

from knowledgebase.report.spans import span_of
from knowledgebase.schema.indicator import Period

SPRING = Period(
    id="2026-kevat",
    title="Kevät 2026",
    starts=date(2026, 1, 1),
    ends=date(2026, 6, 30),
    due=date(2026, 8, 31),
)


@pytest.mark.parametrize(
    ("text", "name", "days"),
    [
        ("2026", "vuosi 2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2024-02", "helmikuu 2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-q1", "tammi–maaliskuu 2026", (date(2026, 1, 1), date(2026, 3, 31))),
        ("2026-Q4", "loka–joulukuu 2026", (date(2026, 10, 1), date(2026, 12, 31))),
        ("2026-kevat", "Kevät 2026", (date(2026, 1, 1), date(2026, 6, 30))),
    ],
)
def test_a_period_has_its_days_and_a_name_that_reads(text, name, days):
    span = span_of(text, {SPRING.id: SPRING})
    assert (span.name, (span.since, span.until)) == (name, days)
    assert span.id == text.lower() and (span.period is SPRING) == (text == SPRING.id)


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-q5", "viime vuosi", "2026-kevat"])
def test_anything_else_is_no_period(text):
    assert span_of(text, {}) is None
