"""News facts: when an event is, as Finns write it."""

from types import SimpleNamespace

import pytest

from knowledgebase.render.view.news_facts import event_time


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        ("2026-12-01T09:00", None, "1.12.2026 klo 9.00"),
        ("2026-12-01T00:30", "2026-12-01T02:00", "1.12.2026 klo 0.30–2.00"),
        ("2026-12-01T09:00", "2026-12-01T09:00", "1.12.2026 klo 9.00"),
        ("2026-12-01T09:00", "2026-12-01", "1.12.2026 klo 9.00"),
        ("2026-12-01T09:00", "2026-12-02", "1.12.2026 klo 9.00 – 2.12.2026"),
        ("2026-12-01", "2026-12-01T15:00", "1.12.2026, päättyy klo 15.00"),
        ("2026-12-01", "2026-12", "1.12.2026 – 12/2026"),
        ("2026-12", None, "12/2026"),
    ],
)
def test_a_time_is_told_once_and_whole(starts, ends, written):
    assert event_time(SimpleNamespace(fields=SimpleNamespace(starts=starts, ends=ends))) == written
