"""Vocabularies: loaded first, each word defined once."""

from knowledgebase.read.vocabulary import read_vocabularies
from tests.conftest import ROOT

VOCABULARIES, FINDINGS = read_vocabularies(ROOT)


def test_the_repository_s_vocabularies_are_sound():
    assert FINDINGS == []


def test_there_are_twelve_themes_and_nineteen_regions_and_the_whole_country():
    assert len(VOCABULARIES["themes"].terms) == 12
    regions = VOCABULARIES["regions"].terms.values()
    assert len([r for r in regions if r.code]) == 19
    assert "koko-maa" in VOCABULARIES["regions"].terms
    assert {r.iso for r in regions if r.iso} == {f"FI-{n:02}" for n in range(1, 20)}


def test_every_term_has_a_finnish_name_and_every_theme_three_and_a_definition():
    for vocabulary in VOCABULARIES.values():
        assert all(term.label.fi for term in vocabulary.terms.values())
    for term in VOCABULARIES["themes"].terms.values():
        assert term.label.sv and term.label.en and term.definition and term.yso and term.narrower


def test_narrower_terms_become_keywords():
    narrower = {n.id for t in VOCABULARIES["themes"].terms.values() for n in t.narrower}
    assert set(VOCABULARIES["keywords"].terms) == narrower


def test_the_word_that_was_meant_is_found_by_id_or_by_name():
    assert VOCABULARIES["themes"].nearest("tyokkyy") == "tyokyky"
    assert VOCABULARIES["regions"].nearest("Pohjois Karjala") == "pohjois-karjala"
    assert VOCABULARIES["themes"].nearest("qqqqq") is None


def test_what_has_ceased_names_its_successor_or_says_why_not():
    for term in VOCABULARIES["organisations"].terms.values():
        if term.valid_to:
            assert term.successor or term.note, term.id


def test_a_dangling_successor_is_told(make_root):
    root = make_root(
        {
            "content/vocabularies/organisations.yml": "id: organisations\ntitle: Organisaatiot\nterms:\n  - id: a\n    label:\n      fi: A\n    successor: b\n"
        }
    )
    _, findings = read_vocabularies(root)
    assert [f.rule for f in findings] == ["dangling-term"]
