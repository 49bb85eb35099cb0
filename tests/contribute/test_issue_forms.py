"""Issue forms: what the host shows, and that what it sends back is read as it was meant."""

import pytest
import yaml

from knowledgebase.contribute.issue_forms import (
    ASKED_KINDS,
    body_headings,
    issue_body,
    issue_form,
    read_issue,
)
from knowledgebase.contribute.questions import questions
from tests.conftest import known_schemas

SCHEMAS = known_schemas()
PRACTICE = SCHEMAS["practice"]


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_no_two_answers_stand_under_one_label(kind):
    labels = [question.label for question in questions(SCHEMAS[kind])]
    every = [*labels, *body_headings(SCHEMAS[kind])]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_what_must_be_answered_is_marked_so(kind):
    form = yaml.safe_load(issue_form(SCHEMAS[kind]))
    by_id = {element["id"]: element for element in form["body"] if "id" in element}
    for question in questions(SCHEMAS[kind]):
        element = by_id[question.id]
        boxes = element["type"] == "checkboxes"
        must = element.get("validations", {}).get("required", False)
        assert must == (question.required and not boxes), question.id
        if boxes and question.required:
            assert "vähintään yksi" in element["attributes"]["description"]


def test_an_unanswered_form_is_an_empty_entry():
    body = issue_body(PRACTICE, {}, {})
    data, text = read_issue(PRACTICE, body)
    assert (data, text.strip()) == ({}, "")


def test_a_heading_inside_an_answer_does_not_cut_it():
    first = body_headings(PRACTICE)[0]
    body = issue_body(PRACTICE, {"title": "Nimi"}, {first: "Alku.\n\n### Oma otsikko\n\nLoppu."})
    data, text = read_issue(PRACTICE, body)
    assert data["title"] == "Nimi"
    assert "### Oma otsikko" in text and text.rstrip().endswith("Loppu.")


def test_the_text_of_another_language_has_its_headings():
    first, *_, last = body_headings(PRACTICE)
    body = issue_body(PRACTICE, {"lang": "sv"}, {first: "Alku.", last: "Loppu."})
    _, text = read_issue(PRACTICE, body)
    assert text == "## Utgångsläge\n\nAlku.\n\n## Begränsningar och nackdelar\n\nLoppu."


def test_ticks_and_choices_become_the_words_of_the_vocabulary():
    given = {"title": "Nimi", "themes": ["tyokyky"], "regions": ["lappi", "kainuu"]}
    body = issue_body(PRACTICE, given, {})
    data, _ = read_issue(PRACTICE, body)
    assert data["themes"] == ["tyokyky"] and set(data["regions"]) == {"lappi", "kainuu"}
    ticked = [line for line in body.splitlines() if line.startswith("- [X]")]
    assert len(ticked) == 3


@pytest.mark.parametrize("kind", ASKED_KINDS)
@pytest.mark.parametrize("body", ["", "\n", "Terve! Tämä ei ole lomake.", "### Jotain muuta\n\nx"])
def test_what_is_no_answered_form_has_no_answers(kind, body):
    assert read_issue(SCHEMAS[kind], body)[1] == ""
