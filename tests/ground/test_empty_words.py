"""Empty words: one list in a file that editors can read; search and reasons go by it."""

import tomllib

import pytest

from knowledgebase.ground.empty_words import STOP_WORDS, is_empty
from tests.conftest import ROOT

FILE = ROOT / "src/knowledgebase/ground/empty_words.toml"


def test_each_word_stands_once_in_small_letters():
    lists = tomllib.loads(FILE.read_text("utf-8"))
    assert sorted(lists) == ["general", "no_subject", "projects", "weak"]
    for together in (("no_subject", "weak"), ("no_subject", "general", "projects")):
        words = [word for name in together for word in lists[name].split()]
        assert [word for word in words if words.count(word) > 1 or word != word.lower()] == []


def test_no_word_stands_beside_its_own_beginning():
    weak = tomllib.loads(FILE.read_text("utf-8"))["weak"].split()
    begins = tuple(word.removesuffix("-") for word in weak if word.endswith("-"))
    assert [word for word in weak if not word.endswith("-") and word.startswith(begins)] == []


@pytest.mark.parametrize(
    "word", ["sijaan", "pienten", "pienille", "lisäksi", "kahdeksan", "kautta", "myös", "hankkeen"]
)
def test_small_words_numbers_and_what_names_nothing_are_empty(word):
    assert is_empty(word)


@pytest.mark.parametrize("word", ["sijaisen", "perehdytys", "pääte", "matkailun", "uusiutuva"])
def test_a_word_of_a_subject_is_not(word):
    assert not is_empty(word)


def test_search_still_looks_for_what_is_only_no_reason():
    assert "myös" in STOP_WORDS and "pienten" not in STOP_WORDS
