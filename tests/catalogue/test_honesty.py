"""Honesty: words that say more than was read, at the place where they stand."""

import pytest

from knowledgebase.catalogue.honesty import check_honesty
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.told import Told
from tests.conftest import ROOT, TODAY, practice, project

SENTENCE = "Esihenkilö ja työntekijä sopivat yhdessä joka viikko työn järjestyksestä."


def told(root):
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    return [(f.rule, f.path, f.line, f.column) for f in check_honesty(catalogue, Told())]


def in_text(make_root, *paragraphs):
    body = "\n\n".join(paragraphs)
    text = practice(body=body)
    first = text[: text.index(body)].count("\n") + 1
    found = told(make_root({"practices/a.md": text}))
    return [(rule, line - first, column) for rule, _, line, column in found]


@pytest.mark.parametrize(
    "words",
    [
        "Vaikutusta ei ole mitattu.",
        "Sitä ei ole tutkittu.",
        "Tuloksia ei ole.",
        "Lähteet eivät kerro tuloksista.",
    ],
)
def test_a_negative_that_no_reading_can_carry_is_told(make_root, words):
    ((rule, line, column),) = in_text(make_root, "## Tulokset", f"Alku. {words}")
    assert (rule, line) == ("absolute-negative", 2)
    assert 7 <= column <= 7 + len("Vaikutusta ")


@pytest.mark.parametrize(
    "words", ["Tuloksia ei ole luettu.", "Mittausta ei luettu.", "Ei tiedossa."]
)
def test_what_was_not_read_may_be_said(make_root, words):
    assert in_text(make_root, "## Tulokset", words) == []


def test_how_often_something_is_so_needs_a_source_only_in_the_beginning(make_root):
    told_in = [
        line
        for rule, line, _ in in_text(
            make_root,
            "## Lähtötilanne",
            "Usein kiire vie ajan.",
            "## Rajat ja haitat",
            "Usein se ei riitä.",
        )
        if rule == "unsourced-often"
    ]
    assert told_in == [2]


def test_a_long_sentence_that_two_cards_share_is_told_in_the_second(make_root):
    body = f"## Lähtötilanne\n\n{SENTENCE}"
    root = make_root(
        {
            "practices/a.md": practice(body=body),
            "projects/b.md": project(body=f"Alku.\n\n{SENTENCE}"),
        }
    )
    assert [(rule, path) for rule, path, *_ in told(root)] == [("same-sentence", "projects/b.md")]


def test_a_short_sentence_and_one_in_the_same_card_may_repeat(make_root):
    short = "Esihenkilö sopii työn järjestyksestä joka viikko."
    assert in_text(make_root, "## Lähtötilanne", SENTENCE, SENTENCE) == []
    root = make_root({f"practices/{id}.md": practice(id * 3, body=short) for id in "ab"})
    assert told(root) == []


def test_the_same_first_step_is_told_whatever_its_case(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Yksi", step="Kysy tänään."),
            "practices/b.md": practice("Kaksi", step="kysy Tänään."),
        }
    )
    assert [(rule, path) for rule, path, *_ in told(root)] == [
        ("same-first-step", "practices/b.md")
    ]
