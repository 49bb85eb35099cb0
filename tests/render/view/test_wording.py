"""Words: how things read in Finnish."""

from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.relate.likeness import Reason
from knowledgebase.render.view.wording import Words, count, finnish_date, finnish_number
from tests.conftest import ROOT

WORDS = Words(read_vocabularies(ROOT)[0])


def test_names_come_from_the_vocabularies_and_unknown_is_said():
    assert WORDS.name("tyokyky", "themes") == "Työkyky ja työhön paluu"
    assert WORDS.names(("lappi", "kainuu"), "regions") == "Lappi, Kainuu"
    assert WORDS.names(("ei-tiedossa",), "sectors") == "ei tiedossa"
    assert WORDS.names((), "sectors") == "ei tiedossa"


def test_a_reason_is_said_in_words():
    assert WORDS.reason(Reason("theme", ("tyokyky",))) == "sama teema: Työkyky ja työhön paluu"
    assert WORDS.reason(Reason("region", ("lappi", "kainuu"))) == "samat maakunnat: Lappi, Kainuu"
    assert WORDS.reason(Reason("word", ("vuorolista",))) == "sama sana: vuorolista"


def test_dates_numbers_and_counts():
    assert finnish_date("2025-12-01") == "1.12.2025"
    assert finnish_date("2025") == "2025"
    assert finnish_number(508900) == "508\u00a0900"
    assert finnish_number(2.5) == "2,5"
    assert count(1, "kortti", "korttia") == "1 kortti"
    assert count(0, "kortti", "korttia") == "0 korttia"
