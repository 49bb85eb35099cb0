"""Free words: what people write for a theme leads to the theme, or to the field it belongs to."""

import pytest

from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.free_words import Meant
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.schema.practice import Practice
from knowledgebase.schema.project import Project
from tests.conftest import known_vocabularies

VOCABULARIES = known_vocabularies()
THEMES, KEYWORDS = VOCABULARIES["themes"], VOCABULARIES["keywords"]
START = """id: themes
title: Teemat
terms:
  - id: tyokyky
    label: { fi: "Työkyky" }
    narrower:
      - id: tyohon-paluu
        label: { fi: "työhön paluu" }
words:
"""


def findings(tmp_path, row):
    folder = tmp_path / "content/vocabularies"
    folder.mkdir(parents=True)
    (folder / "themes.yml").write_text(f"{START}{row}\n", "utf-8")
    return [(f.rule, f.line) for f in read_vocabularies(tmp_path)[1]]


@pytest.mark.parametrize(
    ("word", "themes", "keywords"),
    [
        ("jaksaminen", ("tyohyvinvointi",), ("tyossa-jaksaminen",)),
        ("Etäjohtaminen", ("johtaminen", "tyon-organisointi"), ("esihenkilotyo", "etatyo")),
        ("täydennyskoulutus", ("osaaminen",), ("jatkuva-oppiminen",)),
        ("turvallisuus", ("tyoturvallisuus",), ()),
        ("työssä jaksaminen", ("tyohyvinvointi",), ()),
        ("tyon-kieli", ("tyovoiman-saatavuus",), ()),
    ],
)
def test_a_word_means_themes_and_where_there_is_one_a_keyword(word, themes, keywords):
    assert THEMES.meant(word).ids == themes
    assert KEYWORDS.meant(word).ids == keywords
    assert THEMES.nearest(word) == themes[0]


def test_a_word_that_is_no_theme_is_never_guessed_to_be_one():
    assert THEMES.meant("pk-yritykset") == Meant(fields=("org_sizes",))
    assert THEMES.nearest("pk-yritykset") is None
    assert THEMES.meant("sana jota kukaan ei tunne") == Meant()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('  - { word: "kunto", means: [tyokyky, tyohon-paluu] }', []),
        ('  - { word: "ala", fields: [sectors] }', []),
        ('  - { word: "kunto", means: [tyokykky] }', [("dangling-term", 10)]),
        ('  - { word: "Työkyky", means: [tyokyky] }', [("duplicate-term", 10)]),
        ('  - { word: "työhön paluu", means: [tyokyky] }', [("duplicate-term", 10)]),
        ('  - { word: "a1", fields: [sectors] }\n' * 2, [("duplicate-term", 11)]),
        ('  - { word: "ala", fields: [toimiala] }', [("not-allowed", 10)]),
        ('  - { word: "ala" }', [("bad-value", 10)]),
        ('  - { word: "ala", means: [tyokyky], fields: [sectors] }', [("bad-value", 10)]),
    ],
)
def test_a_row_is_checked(tmp_path, row, found):
    assert findings(tmp_path, row) == found


def test_the_rows_are_in_order_and_each_field_is_one_of_a_practice_or_a_project():
    words = [row.word.casefold() for row in THEMES.free_words]
    assert words == sorted(words) and len({slug_of(word) for word in words}) == len(words) > 100
    fields = {name for row in THEMES.free_words for name in row.fields}
    assert fields <= {*Practice.model_fields, *Project.model_fields}
    for row in THEMES.free_words:
        if row.fields:
            assert {*row.fields} & {*Practice.model_fields}, row.word
            assert {*row.fields} & {*Project.model_fields}, row.word


def test_each_row_is_what_a_writer_s_word_is_answered_by():
    for row in THEMES.free_words:
        meant = THEMES.meant(row.word)
        assert meant.fields == row.fields
        assert bool(meant.ids) == bool(row.means) and {*meant.ids} <= {*THEMES.terms}
        assert {*KEYWORDS.meant(row.word).ids} == {*row.means} & {*KEYWORDS.terms}
