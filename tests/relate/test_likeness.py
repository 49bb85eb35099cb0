"""Likeness: what two entries share, how much it weighs, and what is shown as the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.terms import ABROAD, FITS_ALL, UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.relate.likeness import FIELDS, Reason, likeness, shared_reasons, traits_of
from knowledgebase.schema import Practice
from tests.relate.test_relate import entry

APART = {"themes": ["osaaminen"], "regions": ["kainuu"]}


def two(one, other):
    filler = [entry("practice", f"x{n}", title=f"Jotain muuta {n}", **APART) for n in range(3)]
    traits = traits_of([entry("practice", "a", **one), entry("practice", "b", **other), *filler])
    return traits[0], traits[1]


def by_terms(one, other):
    return [reason for reason in shared_reasons(*two(one, other)) if reason.by != "word"]


def test_a_shared_theme_is_a_reason_and_weighs_more_than_a_shared_region():
    theme = two(
        {"themes": ["johtaminen"], "regions": ["lappi"]},
        {"themes": ["johtaminen"], "regions": ["kainuu"]},
    )
    region = two(
        {"themes": ["johtaminen"], "regions": ["lappi"]},
        {"themes": ["osaaminen"], "regions": ["lappi"]},
    )
    assert likeness(*theme) > likeness(*region) > 0


def test_reasons_come_the_weightiest_first():
    same = {"themes": ["johtaminen"], "keywords": ["tyoaika"], "regions": ["lappi"]}
    assert by_terms(same, same) == [
        Reason("keyword", ("tyoaika",)),
        Reason("theme", ("johtaminen",)),
        Reason("region", ("lappi",)),
    ]


@pytest.mark.parametrize(
    ("field", "id"),
    [
        ("regions", WHOLE_COUNTRY),
        ("regions", ABROAD),
        ("regions", UNKNOWN_ID),
        ("sectors", FITS_ALL),
        ("sectors", UNKNOWN_ID),
    ],
)
def test_a_term_for_everything_or_for_what_is_not_known_joins_nothing(field, id):
    one = {"themes": ["johtaminen"], "regions": ["lappi"], field: [id]}
    other = {"themes": ["osaaminen"], "regions": ["kainuu"], field: [id]}
    assert by_terms(one, other) == []


def test_a_word_is_a_reason_only_when_a_title_has_it():
    named = two({"title": "Perehdytyksen malli"}, {"title": "B", "summary": "Perehdytyksen."})
    unnamed = two(
        {"title": "A", "summary": "Perehdytystä."}, {"title": "B", "summary": "Perehdytys."}
    )
    assert Reason("word", ("perehdytyksen",)) in shared_reasons(*named)
    assert not [r for r in shared_reasons(*unnamed) if r.by == "word"]


@pytest.mark.parametrize("word", ["sijaan", "pienten", "kahdeksan", "lisäksi"])
def test_an_empty_word_is_no_reason_and_brings_no_one_nearer(word):
    both = two({"title": f"Tämän {word}"}, {"title": "B", "summary": f"Jotain {word}."})
    assert not [reason for reason in shared_reasons(*both) if reason.by == "word"]
    neither = two({"title": "Tämän"}, {"title": "B", "summary": "Jotain."})
    assert likeness(*both) == likeness(*neither)


def test_a_word_is_a_reason_only_where_both_have_it_as_it_is_shown():
    kin = two({"title": "Perehdytyksen malli"}, {"title": "B", "summary": "Perehdytystä."})
    assert likeness(*kin) > likeness(*two({"title": "Malli"}, {"title": "B"}))
    assert not [r for r in shared_reasons(*kin) if r.by == "word"]


@given(
    *[st.lists(st.sampled_from(["johtaminen", "osaaminen", "tyokyky"]), min_size=1, unique=True)]
    * 2
)
def test_likeness_is_the_same_both_ways_and_never_below_zero(one, other):
    mine, yours = two({"themes": one}, {"themes": other})
    assert likeness(mine, yours) == likeness(yours, mine) >= 0


def test_the_fields_that_join_are_fields_of_a_practice_named_by_their_vocabularies():
    assert set(FIELDS.values()) <= set(Practice.model_fields)
