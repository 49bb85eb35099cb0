"""What must be reviewed: by whose task, when, and how it is told."""

from datetime import date

import pytest

from knowledgebase.catalogue.answering import EDITORS
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.report.due_reviews import as_mail, as_markdown, due
from tests.conftest import ROOT, practice, project


def reviewed(text, day, more=""):
    return text.replace("regions:", f"reviewed: {day}\nreview_months: 6\n{more}regions:", 1)


@pytest.fixture
def catalogue(make_root):
    role = 'contact:\n  role: "Hankkeen *viestintä*"\n'
    page = f'lead: aalto-yliopisto\n{role}  url: "https://example.org/yhteys"\n'
    files = {
        "practices/own.md": reviewed(practice("Rooli"), "2026-01-31", role),
        "practices/none.md": reviewed(practice("Toimitus"), "2026-02-28"),
        "practices/never.md": practice("Ei päivää"),
        "practices/away.md": reviewed(practice("Arkistoitu"), "2026-01-01", "status: archived\n"),
        "projects/led.md": reviewed(project("Hanke"), "2026-03-31", page),
    }
    found, _ = load_catalogue(make_root(files), ROOT, date(2026, 6, 1))
    return found


def titles(shares):
    return {share.owner: [d.title for d in share.entries] for share in shares}


def test_nothing_is_due_on_the_last_day_of_no_interval(catalogue):
    assert due(catalogue, date(2026, 7, 30)) == []
    assert "Kaikki kortit on tarkistettu ajallaan." in as_markdown([], date(2026, 7, 30))
    assert as_mail([], "https://example.org/") == ""


def test_each_organisation_gets_its_own_and_the_rest_go_to_the_editors(catalogue):
    assert titles(due(catalogue, date(2026, 10, 1))) == {
        "Aalto-yliopisto": ["Hanke"],
        EDITORS: ["Rooli", "Toimitus"],
    }


def test_a_short_month_ends_the_interval_of_a_long_one(catalogue):
    (lead,) = (s for s in due(catalogue, date(2026, 10, 1)) if s.entries[0].title == "Hanke")
    assert lead.entries[0].by == date(2026, 9, 30)


def test_what_comes_soon_can_be_asked_for(catalogue):
    assert titles(due(catalogue, date(2026, 7, 30), within=1)) == {EDITORS: ["Rooli"]}


def test_the_list_tells_how_late_each_is(catalogue):
    text = as_markdown(due(catalogue, date(2027, 2, 1), within=0), date(2027, 2, 1))
    assert "## Tietopankin toimitus (2)" in text
    assert "Tilanne: vanhentunut. Yhteys: Hankkeen \\*viestintä\\*\n" in text
    assert "Yhteys: [Hankkeen \\*viestintä\\*](https://example.org/yhteys)\n" in text
    assert "Tilanne: vanhentunut." in text
    assert "- [ ] Toimitus (`practices/none.md`): tarkistettu 28.2.2026," in text
    assert "tarkista viimeistään 28.8.2026. Tilanne: myöhässä." in text
    assert "Arkistoitu" not in text


def test_the_mail_has_one_message_for_each_who_answers(catalogue):
    text = as_mail(due(catalogue, date(2026, 10, 1)), "https://example.org/")
    assert text.count("Aihe: Tarkista, pitävätkö tiedot vielä paikkansa (") == 2
    assert "Vastaanottaja: Aalto-yliopisto\n" in text and "(2 korttia)" in text
    assert "  Yhteys: Hankkeen *viestintä*\n" in text
    assert "  Yhteys: Hankkeen *viestintä* https://example.org/yhteys\n" in text
    assert "https://example.org/kaytannot/own/" in text
