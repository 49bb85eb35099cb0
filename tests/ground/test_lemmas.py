"""Lemmas: the table answers as simplemma does, and a folder of caches may lack, lose or refuse it."""

import os

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground import lemmas
from knowledgebase.ground.lemmas import Table, lemma, write

WORDS = "puhutaan työssäni Työntekijöitä etätyönkin kerrottu hankkeessa Pyhäjärvi xyzzy 2026 ja –"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_has_the_lemma_that_simplemma_gives(word):
    assert lemma(word) == simplemma.lemmatize(word, lang="fi")


@given(st.dictionaries(st.text("aäbö-z", min_size=1, max_size=4), st.text("aäö", max_size=3)))
def test_a_table_has_what_was_written_and_nothing_else(tmp_path_factory, words):
    file = tmp_path_factory.mktemp("t") / "t.tsv"
    write(words | {"a": "b"}, file)
    table = Table(file)
    assert dict(table) == words | {"a": "b"}
    assert len(table) == len(words | {"a": "b"})
    for word in ("zz", "aa", "", "öö", "-"):
        assert table.get(word) == (words | {"a": "b"}).get(word)


@pytest.fixture
def read_anew(monkeypatch):
    """Have few words in the list, count its readings, and forget what was read before."""
    read = []

    class Few:
        def get_dictionary(self, lang):
            read.append(lang)
            return {"puhutaan": "puhua"}

    name = "simplemma.strategies.dictionaries.dictionary_factory.DefaultDictionaryFactory"
    monkeypatch.setattr(name, Few)
    monkeypatch.setattr(lemmas, "_table", lemmas._table.__wrapped__)
    return read


def test_the_list_is_read_once_for_good(tmp_path, read_anew):
    for _ in range(3):
        assert lemmas._table("fi", tmp_path / "new").get("puhutaan") == "puhua"
    assert read_anew == ["fi"]
    (file,) = (tmp_path / "new").iterdir()
    file.unlink()
    assert lemmas._table("fi", tmp_path / "new").get("puhutaan") == "puhua"
    file.write_bytes(b"")
    assert lemmas._table("fi", tmp_path / "new").get("puhutaan") == "puhua"


def test_where_nothing_can_be_written_the_list_serves(tmp_path, read_anew):
    (tmp_path / "file").write_text("x")
    assert lemmas._table("fi", tmp_path / "file").get("puhutaan") == "puhua"
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208 (names alone)
