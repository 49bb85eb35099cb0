"""General words: which shared words are no reason, by what cards say and by what terms are called."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.relate.general_words import MANY, general_words
from tests.conftest import ROOT, TODAY, practice, project


@pytest.fixture(scope="module")
def words():
    """The general words of the real vocabularies, where no card says anything."""
    vocabularies = load_catalogue(ROOT / "tests" / "indicators" / "root", ROOT, TODAY)[0]
    return general_words((), vocabularies.vocabularies)


@pytest.mark.parametrize(
    "word",
    [
        *("mielen", "tekoälyn", "työkykyä", "osaajat", "osaajia", "osatyökykyisten", "digitaitoja"),
        *("lappi", "lapissa", "kainuulaisille", "satakunnassa"),
        *("koordinaatiohanke", "parempi", "tuetun", "tuloksellinen"),
    ],
)
def test_a_word_of_a_theme_or_a_region_in_any_case_and_one_without_a_subject_is_general(
    words, word
):
    assert word in words


@pytest.mark.parametrize(
    "word", ["työkykyohjelman", "sisälogistiikan", "matkailualan", "opiskelijat", "vuorot", "metsä"]
)
def test_a_compound_that_begins_as_a_theme_and_a_word_of_people_or_trade_are_not(words, word):
    assert word not in words


def test_what_many_cards_say_anywhere_is_general_whatever_its_ending(make_root):
    more = 'works_when:\n  - "Jaamme työkaluja."\n'
    said = {f"practices/a{n}.md": practice(f"A {n}", more=more) for n in range(4)}
    others = {f"projects/b{n}.md": project(f"Vuorot {n}") for n in range(3)}
    catalogue = load_catalogue(make_root(said | others), ROOT, TODAY)[0]
    words = general_words(catalogue.entries.values(), catalogue.vocabularies)
    assert len(catalogue.entries) * MANY < 3  # a few cards are never many
    assert "työkalujen" in words and "vuorot" not in words
