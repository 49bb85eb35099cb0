"""Words: how things read in Finnish, and in the language of an entry."""

import pytest
from markupsafe import Markup

from knowledgebase.relate.likeness import Reason
from knowledgebase.render.view.wording import Words, count, finnish_date, finnish_number
from tests.conftest import known_vocabularies

WORDS = Words(known_vocabularies())


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


SWEDISH, ENGLISH = WORDS.in_language("sv"), WORDS.in_language("en")


@pytest.mark.parametrize(
    ("value", "finnish", "swedish", "english"),
    [
        ("2026-05-12T09:00", "12.5.2026 klo 9.00", "12.5.2026 kl. 9.00", "12 May 2026, 9:00"),
        ("2026-05-12", "12.5.2026", "12.5.2026", "12 May 2026"),
        ("2026-05", "5/2026", "5/2026", "May 2026"),
        ("2026", "2026", "2026", "2026"),
        (None, "ei tiedossa", "inte känt", "not known"),
    ],
)
def test_a_date_is_written_as_its_language_does(value, finnish, swedish, english):
    assert [words.date(value) for words in (WORDS, SWEDISH, ENGLISH)] == [finnish, swedish, english]


def test_numbers_and_sizes_have_the_separators_of_the_language():
    assert [words.number(1234.5) for words in (SWEDISH, ENGLISH)] == ["1\u00a0234,5", "1,234.5"]
    assert [w.bytes(1_300_000) for w in (WORDS, SWEDISH, ENGLISH)] == [
        "1,2\u00a0Mt",
        "1,2\u00a0MB",
        "1.2\u00a0MB",
    ]


def test_what_a_language_lacks_is_marked_as_finnish_and_escaped():
    assert WORDS.say("<Oma>") == "<Oma>"
    told = SWEDISH.say("<Oma>")
    assert isinstance(told, Markup) and told == '<span lang="fi">&lt;Oma&gt;</span>'
    assert SWEDISH.say("Vaiheet") == "Steg"
    assert '<span lang="fi">' in SWEDISH.name("tyoterveyslaitos", "organisations")
    joined = SWEDISH.joined(["a & b", SWEDISH.quoted("c", "fi")])
    assert joined == 'a &amp; b, <span lang="fi">c</span>'


def test_terms_scales_reasons_and_licences_are_in_the_language():
    assert SWEDISH.name("2", "evidence") == "Mätt"
    assert (SWEDISH.evidence("2"), ENGLISH.evidence("2")) == ("Mätt (2/4)", "Measured (2/4)")
    assert ENGLISH.evidence("0") == "Described, no results have been read"
    assert ENGLISH.reason(Reason("region", ("lappi",))) == "same region: Lapland"
    assert SWEDISH.url("cc-by-4.0", "licences").endswith("/deed.sv")
    assert WORDS.url("cc-by-4.0", "licences").endswith("/deed.fi")
