"""Translations: the committed table, and what of it a site can use."""

import re

from knowledgebase.search.translations import (
    HEAD,
    TRANSLATIONS,
    known_translations,
    read_translations,
)

TABLE = read_translations()


def test_the_table_says_whose_it_is_and_is_in_order():
    text = TRANSLATIONS.read_text("utf-8")
    assert text.startswith(HEAD)
    assert "Attribution-ShareAlike" in HEAD
    assert list(TABLE) == sorted(TABLE)
    word = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*")
    for known, finnish in TABLE.items():
        assert word.fullmatch(known), known
        assert 1 <= len(finnish) <= 6
        assert all(word.fullmatch(one) for one in finnish), known


def test_working_life_words_lead_to_finnish_ones():
    assert "tapaturma" in TABLE["accident"]
    assert "hoitaja" in TABLE["nurse"]
    assert "tuki" in TABLE["stöd"]


def test_a_sense_that_looks_absurd_beside_its_word_is_not_in_the_table():
    assert "terveys" in TABLE["health"]
    assert "olo" not in TABLE["health"]
    assert "äly" not in TABLE["intelligence"]


def test_only_what_some_page_has_is_kept_the_best_first():
    known = known_translations(TABLE.items(), {"onnettomuus", "tapaturma"})
    assert known["accident"] == ("onnettomuus", "tapaturma")
    assert "nurse" not in known
