"""Phrases: each is there in both languages with the same blanks."""

import string

import pytest

from knowledgebase.cli import phrases
from knowledgebase.cli.phrases import language, phrase


def blanks(text):
    return {name for _, name, *_ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("id", sorted(phrases._PHRASES))
def test_both_languages_have_the_same_blanks(id):
    finnish, english = phrases._PHRASES[id]
    assert finnish != english and blanks(finnish) == blanks(english)
    values = {name: f"<{name}>" for name in blanks(finnish)}
    assert all(value in phrase(id, "en", **values) for value in values.values())


@pytest.mark.parametrize(
    ("arguments", "environment", "found"),
    [
        ([], {}, "fi"),
        (["check", "--lang"], {}, "fi"),
        (["--lang", "sv"], {"KB_LANG": "en"}, "fi"),
        (["--lang=en", "eiole"], {}, "en"),
        ([], {"KB_LANG": "EN"}, "fi"),
    ],
)
def test_the_language_is_known_even_of_a_wrong_command(arguments, environment, found):
    assert language(arguments, environment) == found
