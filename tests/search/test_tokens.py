"""Words: cutting, folding and the light stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.search.tokens import fold, key, stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Etä- ja hybridityö", ["etä", "ja", "hybridityö"]),
        ("TTL:n sote-ala", ["ttl", "sote-ala"]),
        ("pk\u2011yritys työ\u00adhyvinvointi", ["pk-yritys", "työhyvinvointi"]),
        ("a b ö", []),
        ("tyo\u0308", ["työ"]),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text, words):
    assert list(tokens(text)) == words


@pytest.mark.parametrize(
    ("forms", "stems"),
    [
        ("johtaminen johtamisen johtamista johtamisessa", {"johtamin", "johtamis", "johtam"}),
        ("tyo tyon tyossa tyota", {"tyo"}),
        ("esihenkilo esihenkilolle esihenkilonsa", {"esihenkil"}),
    ],
)
def test_inflected_forms_have_few_keys(forms, stems):
    assert {stem(form) for form in forms.split()} == stems


def test_folding_forgives_dots_accents_case_and_hyphens():
    assert fold("Työ-Hyvinvointi") == fold("tyohyvinvointi") == "tyohyvinvointi"
    assert key("ÅLAND") == key("aland")


@given(st.text(max_size=60))
def test_any_text_is_cut_and_keyed_without_error(text):
    for word in tokens(text):
        assert len(word) > 1
        assert word == word.lower()
        assert fold(fold(word)) == fold(word)
        assert len(stem(fold(word))) <= len(fold(word))
