"""Needed: which practices answer a need, and which are about it."""

from types import SimpleNamespace

import pytest

from knowledgebase.catalogue.needed import answered, answers, is_near, side_needs

NEED = SimpleNamespace(
    id="uupuu", theme="mieli", keywords=("palautuminen",), practices=("nimetty",)
)


def practice(id="muu", keywords=(), themes=()):
    return SimpleNamespace(id=id, fields=SimpleNamespace(keywords=keywords, themes=themes))


@pytest.mark.parametrize(
    ("entry", "answering", "about"),
    [
        (practice("nimetty"), True, True),
        (practice(keywords=("aivotyo", "palautuminen")), True, False),
        (practice(keywords=("palautuminen",), themes=("muu", "mieli")), True, True),
        (practice(themes=("mieli",)), False, True),
        (practice(keywords=("aivotyo",), themes=("muu",)), False, False),
    ],
)
def test_a_keyword_or_a_name_answers_and_the_theme_or_a_name_is_near(entry, answering, about):
    assert (answers(NEED, entry), is_near(NEED, entry)) == (answering, about)
    assert answered([NEED], entry) == (("uupuu",) if answering else ())
    assert side_needs([NEED], entry) == (("uupuu",) if answering and not about else ())


def test_a_need_without_keywords_and_theme_is_answered_by_what_it_names_alone():
    bare = SimpleNamespace(id="x", theme=None, keywords=(), practices=("nimetty",))
    assert answers(bare, practice("nimetty")) and is_near(bare, practice("nimetty"))
    assert not answers(bare, practice()) and not is_near(bare, practice(themes=("mieli",)))
