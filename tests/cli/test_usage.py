"""Wrong use of a command, prompts and notices speak the language that was asked for."""

import re

import pytest
from click.testing import CliRunner

from knowledgebase.cli import main
from knowledgebase.cli.phrases import _PHRASES
from tests.conftest import TODAY, practice

ENGLISH = ("Usage:", "Error:", "No such", "Missing", "Invalid", "Try ", "not one of")


def run(*arguments, lang="", **options):
    environment = {"KB_LANG": lang} if lang else {}
    return CliRunner().invoke(main, [*map(str, arguments)], env=environment, **options)


WRONG = [
    (("nonsense",), "Komentoa nonsense ei ole.", "There is no command nonsense."),
    (("check", "--lnag"), "Tarkoititko --lang?", "Did you mean --lang?"),
    (("check", "--root", "/ei/ole"), "polkua /ei/ole ei ole", "no path /ei/ole"),
    (("check", "--today", "x"), "Kohdan --today pitää olla päivä", "--today must be a day"),
    (("calendar", "liikaa"), "Ylimääräistä: liikaa.", "Too much: liikaa."),
    (("serve", "--port", "x"), "pitää olla luku 0–65535", "must be a number 0–65535"),
    (("new", "banaani"), "Sallitut: practice,", "Allowed: practice,"),
    (("new",), "Puuttuu: ", "Missing: "),
    (("check", "--root"), "Valitsin --root tarvitsee arvon.", "The option --root needs a value."),
    (("new", "practice"), "Anna TUNNISTE", "Give an ID"),
]


@pytest.mark.parametrize(("arguments", "finnish", "english"), WRONG, ids=lambda v: str(v)[:20])
def test_wrong_usage_is_told_in_one_language(arguments, finnish, english):
    for done in (run(*arguments), run(*arguments, lang="fi")):
        assert done.exit_code == 2
        assert finnish in done.stderr
        assert not [word for word in ENGLISH if word in done.stderr]
    assert english in run(*arguments, lang="en").stderr


def test_the_option_wins_over_the_variable(make_root):
    root = make_root({"practices/a.md": practice().replace("- lappi", "- lapi")})
    day = ("--root", root, "--today", TODAY.isoformat())
    assert "is not a region" in run("check", *day, lang="en").stdout
    assert "ei ole maakunta" in run("check", *day, "--lang", "fi", lang="en").stdout


def test_prompts_and_notices_follow_the_language(make_root):
    root = make_root({"content/index.md": "x"})
    asked = run("new", "practice", "--ask", "--root", root, lang="en", input="")
    assert "Answer line by line." in asked.stderr and "(title)" in asked.stderr
    assert "Error: Stopped." in asked.stderr and "Vastaa" not in asked.stderr
    fixed = run("fix", root / "content/index.md", "--root", root, lang="en")
    assert "no entry, passed over" in fixed.stderr
    built = run("build", "--root", root, "--site", root / "ulos", lang="en")
    assert "Building the site…" in built.stderr and "The site was not built." in built.stderr


def test_no_row_number_stands_beside_words_that_are_numbers(make_root):
    # The first words of each kind of answer, then what one question or the next takes: what is asked,
    # and when, is the questions' own matter.
    answers = "\n".join(
        ["Nimi", "Lyhyt.", "Ongelma.", *["1", "https://esimerkki.fi/sivu", "2026-11-24", ""] * 60]
    )
    done = run("new", "practice", "--ask", "--root", make_root(), input=answers)
    assert "  2 – " in done.stderr and " 2  1 – " not in done.stderr
    assert "  1  Johtaminen" in done.stderr
    assert "Näyttötaso" in done.stderr or "Näytön taso" in done.stderr


def test_every_phrase_has_two_languages_and_the_same_blanks():
    for id, (finnish, english) in _PHRASES.items():
        blanks = [sorted(part for part in text.split("{")[1:]) for text in (finnish, english)]
        names = [sorted(part.partition("}")[0] for part in found) for found in blanks]
        assert names[0] == names[1], id


def commands(group, before=()):
    """Yield the arguments that lead to each command."""
    yield before
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*before, name))


@pytest.mark.parametrize("arguments", list(commands(main)), ids=" ".join)
def test_help_speaks_one_language(arguments):
    told = run(*arguments, "--help", lang="fi").stdout
    assert told.startswith("Käyttö: ") and "Näytä tämä ohje." in told
    own = r"Usage|Options|Commands|Show this|OPTIONS|COMMAND|ARGS|DIRECTORY|FILE|TEXT|INTEGER|FOLDER|PATH|RANGE|default:"
    assert re.findall(rf"\b(?:{own})\b", told) == []
    assert run(*arguments, "--help", lang="en").stdout.startswith("Usage: ")
