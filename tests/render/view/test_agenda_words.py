"""Agenda words: days as Finns say them, a name for each thing."""

from datetime import date

from knowledgebase.catalogue.agenda import WHATS, Agenda, Due
from knowledgebase.render.view.agenda_words import numbers_in_words, sections

TODAY, LAST = date(2026, 11, 29), date(2026, 12, 6)


def made(*due, later=(), drafts=()):
    return Agenda(TODAY, LAST, due, later, (), drafts)


def test_a_week_is_named_by_its_number_and_days():
    names = [part.name for part in sections(made())]
    assert names == [
        "Tämä viikko: 23.11.–29.11.2026",
        "Viikko 49: 30.11.–6.12.2026",
        "Myöhemmin",
        "Tarkistus on myöhässä",
        "Luonnokset",
    ]


def test_a_day_has_its_weekday_and_an_event_its_hour():
    told = Due(date(2026, 12, 1), "event", "event", "Verstas", "t.md", "t/", "2026-12-01T09:00")
    row = sections(made(told))[1].rows[0]
    assert (row.when, row.what, row.kind) == ("ti 1.12. klo 9.00", "tapahtuu", "Tapahtuma")


def test_what_is_far_has_its_year_and_a_draft_may_have_no_day():
    far = Due(date(2027, 6, 1), "scheduled", "news", "Kesä", "u.md", "u/")
    draft = Due(None, "draft", "page", "Sivu", "s.md", "s/")
    parts = sections(made(later=(far,), drafts=(draft,)))
    assert parts[2].rows[0].when == "1.6.2027"
    assert (parts[4].rows[0].when, parts[4].rows[0].kind) == ("", "Sivu")


def test_every_number_has_a_name_of_its_own():
    names = [name for name, _ in numbers_in_words(made().numbers())]
    assert len(set(names)) == len(WHATS) + 1
