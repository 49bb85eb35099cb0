"""The plain questions: few, in words, and each asks for fields that the schema has."""

import re

import pytest

from knowledgebase.catalogue.estimates import HOURS_A_DAY, days_of
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.contribute.plain_questions import (
    BODY,
    PLAIN_QUESTIONS,
    heading_of,
    is_plain,
    rank_of,
)
from knowledgebase.schema import KINDS
from knowledgebase.schema.practice_takes import Effort, Work


def test_every_kind_that_is_asked_has_its_questions():
    assert PLAIN_QUESTIONS.keys() == set(ASKED_KINDS)


@pytest.mark.parametrize("kind", PLAIN_QUESTIONS)
def test_they_are_about_eight_and_no_field_is_asked_twice(kind):
    questions = PLAIN_QUESTIONS[kind]
    assert 7 <= len(questions) <= 8
    names = [field.split(":")[0] for question in questions for field in question.fields]
    assert len(names) == len(set(names))
    assert set(names) - {BODY} <= KINDS[kind].model_fields.keys()


@pytest.mark.parametrize("kind", PLAIN_QUESTIONS)
def test_what_a_reader_decides_by_is_among_them(kind):
    names = {f.split(":")[0] for q in PLAIN_QUESTIONS[kind] for f in q.fields}
    assert "title" in names
    if kind == "practice":
        assert {"effort", "cost", "time_to_effect", "contact", "sources", "solution"} <= names


@pytest.mark.parametrize("kind", PLAIN_QUESTIONS)
def test_they_are_asked_as_people_speak(kind):
    for question in PLAIN_QUESTIONS[kind]:
        assert question.ask.endswith("?") and len(question.ask) <= 60
        assert not re.search(r"[a-z]_[a-z]|`", question.ask + question.about)


def test_the_example_of_the_days_computes():
    """So that a writer may do the same with numbers of one's own."""
    said = Effort.model_fields["days"].description
    people, months, hours, days = re.search(
        r"(\d+) ihmistä tunnin kuussa: \1 × (\d+) / ([\d,]+) = (\d+)\.", said
    ).groups()
    assert float(hours.replace(",", ".")) == HOURS_A_DAY and months == "6"
    work = Work(who="Tiimi", people=people, hours=1, times=months)
    assert days_of([work]) == float(days)


def test_the_source_is_asked_before_the_evidence_that_stands_on_it():
    assert rank_of("practice", "sources") < rank_of("practice", "evidence")
    assert heading_of("practice", "fails_when") == heading_of("practice", "evidence")
    assert not is_plain("practice", ("fails_when",)), "only those are asked whose answers need it"
