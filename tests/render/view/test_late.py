"""Late: a badge from the day after an interval, and another from twice the interval."""

from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.view.late import late_review
from tests.conftest import ROOT, TODAY, practice


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), ""),
        (date(2026, 11, 21), "tarkistus myöhässä"),
        (date(2027, 11, 20), "tarkistus myöhässä"),
        (date(2027, 11, 21), "vanhentunut"),
    ],
)
def test_a_late_review_is_told(make_root, day, words):
    dated = practice(more="reviewed: 2025-11-20\nreview_months: 12\n")
    catalogue, _ = load_catalogue(make_root({"practices/a.md": dated}), ROOT, TODAY)
    assert late_review(catalogue.entries["practice:a"], day) == words
