"""Calculations: what an estimate is counted from, as a card tells it."""

from types import SimpleNamespace

from knowledgebase.render.view.calculations import calculations, other_grounds
from knowledgebase.render.view.wording import Words
from knowledgebase.schema.practice_takes import Cost, Effort, Phase, Purchase, TimeToEffect, Work
from tests.conftest import known_vocabularies

WORDS = Words(known_vocabularies())


def fields(effort=None, cost=None, time_to_effect=None):
    return SimpleNamespace(effort=effort, cost=cost, time_to_effect=time_to_effect)


def test_an_estimate_tells_its_rows_their_source_the_sum_and_why():
    work = Work(who="Esihenkilö", people=2, hours=1.5, times=3, source="https://example.org/a")
    effort = Effort(level="kevyt", origin="arvio", inputs=(work,), why="Oletus.")
    (told,) = calculations(fields(effort), WORDS)
    assert told.rows == (
        ("Esihenkilö: 2\u00a0×\u00a01,5\u00a0h\u00a0×\u00a03", "https://example.org/a"),
    )
    assert (told.label, told.total) == ("Työmäärä", "Yhteensä noin 1\u00a0työpäivä: Kevyt")
    assert (told.why, told.compared) == ("Oletus.", False)


def test_one_week_is_one_week():
    time = TimeToEffect(level="heti", origin="arvio", inputs=(Phase(what="A", weeks=1),))
    (told,) = calculations(fields(time_to_effect=time), WORDS)
    assert (told.rows[0][0], told.total) == ("A: 1\u00a0viikko", "Yhteensä 1\u00a0viikko: Heti")


def test_time_is_told_in_weeks_and_in_the_language_of_the_page():
    time = TimeToEffect(level="alle-3kk", origin="arvio", inputs=(Phase(what="A", weeks=2.5),))
    (told,) = calculations(fields(time_to_effect=time), WORDS.in_language("en"))
    assert told.rows == (("A: 2.5\u00a0weeks", ""),)
    assert told.total == "Total 2.5\u00a0weeks: Within 3 months"


def test_what_is_kept_beside_a_source_is_a_comparison_and_its_grounds_stay_the_sources():
    work = Work(who="Esihenkilö", hours=30)
    effort = Effort(level="kevyt", why="Hanke kertoo.", inputs=(work,))
    (told,) = calculations(fields(effort), WORDS)
    assert told.compared and told.why == ""
    assert told.total == "Yhteensä noin 4\u00a0työpäivää: Kohtalainen"
    assert other_grounds(fields(effort), WORDS) == [("Työmäärä", "Hanke kertoo.")]


def test_what_is_noted_of_a_cost_is_no_part_of_its_calculation():
    cost = Cost(level="2", note="Hinta on arvio.", inputs=(Purchase(what="Kurssi", eur=1200),))
    for origin in ("arvio", "lahde"):
        (told,) = calculations(fields(cost=cost.model_copy(update={"origin": origin})), WORDS)
        assert (told.why, told.total) == ("", "Yhteensä 1\u00a0200\u00a0€: 1 000–9 999 €")
    assert other_grounds(fields(cost=cost), WORDS) == []


def test_where_nothing_is_bought_there_is_nothing_to_count():
    cost = Cost(level="0", note="Sijaiset voivat maksaa.", origin="arvio")
    assert calculations(fields(cost=cost), WORDS) == []


def test_what_cannot_be_estimated_has_no_calculation_but_a_reason():
    unknown = TimeToEffect(level="ei-tiedossa", origin="arvio", why="Ryhmät vaihtelevat.")
    assert calculations(fields(time_to_effect=unknown), WORDS) == []
    told = other_grounds(fields(time_to_effect=unknown), WORDS)
    assert told == [("Milloin vaikuttaa", "Ryhmät vaihtelevat.")]
