"""Agenda report: the same agenda as text, Markdown and data."""

import json
from datetime import date

import pytest

from knowledgebase.catalogue.agenda import Agenda, Due
from knowledgebase.report.agenda_report import FORMATS, agenda_report

JOULU = Due(date(2026, 12, 24), "scheduled", "news", "Joulu *nyt*", "u.md", "uutiset/u/")
AGENDA = Agenda(date(2026, 12, 20), date(2026, 12, 27), (JOULU,), (), (), ())


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_what_is_due_and_that_the_rest_is_empty(form):
    told = agenda_report(AGENDA, form)
    assert "Joulu" in told and told.endswith("\n")
    if form == "json":
        data = json.loads(told)
        assert data["due"][0]["day"] == "2026-12-24" and data["drafts"] == []
    else:
        assert told.count("Ei mitään.") == 2 and told.count("Ei yhtään.") == 2


def test_a_title_is_no_markdown():
    assert "Joulu \\*nyt\\*" in agenda_report(AGENDA, "markdown")
