"""What a reader told becomes a row of the card, or is told to the editor; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.contribute.adoption import (
    QUESTIONS,
    CannotAddError,
    read_told,
    row_lines,
    with_row,
)
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.read.composed import compose
from knowledgebase.schema import KINDS
from tests.conftest import known_vocabularies, practice

SCHEMA = json_schema(KINDS["practice"], known_vocabularies())
ADDRESS = "https://pankki.example/kaytannot/a/"
ROW = {"organisation": "Pieni konepaja", "source": "https://example.org/b"}
ONE = 'adoptions:\n  - organisation: "Työpaikka"\n    source: "https://example.org/a"\n'


def answered(answers, mark=""):
    lines = [ADDRESS, *(f"{asked}: {answers.get(f, '')}" for f, asked in QUESTIONS.items())]
    return "\n\n".join(f"{mark}{line}" for line in lines)


@pytest.mark.parametrize("mark", ["", "> ", ">> "])
def test_answers_become_words_of_the_vocabularies(mark):
    told = read_told(
        answered(
            {
                "organisation": "Pieni konepaja",
                "sector": "teollisuus",
                "org_size": "10-49",
                "started": "1.2.2024",
                "outcome": "Ennallaan.",
                "still_in_use": "Ei enää",
                "why_stopped": "Vetäjä lähti.",
            },
            mark,
        ),
        SCHEMA,
    )
    assert told.practice == "a" and not told.unclear
    assert told.row == {
        "organisation": "Pieni konepaja",
        "sector": "teollisuus",
        "org_size": "pieni",
        "started": "2024-02-01",
        "outcome": "ennallaan",
        "still_in_use": "ei",
        "why_stopped": "Vetäjä lähti.",
    }


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("outcome", "parani ja heikkeni"),
        ("outcome", "emme tiedä"),
        ("org_size", "12 ihmistä"),
        ("started", "syksyllä 2024"),
        ("sector", "koulutus ja kauppa"),
    ],
)
def test_what_means_no_term_or_many_is_told_and_not_guessed(field, answer):
    told = read_told(answered({field: answer}), SCHEMA)
    assert not told.row
    assert told.unclear == {field: (QUESTIONS[field], answer)}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("ei toiminut", "ennallaan"),
        ("Ei toiminut meillä.", "ennallaan"),
        ("Ei vaikutusta", "ennallaan"),
        ("Tilanne paheni", "heikkeni"),
        ("ei toiminut, vaan heikkeni", None),
        ("ei toiminut ja paheni", None),
        ("toimi", None),
    ],
)
def test_what_did_not_work_is_known_in_the_words_of_people(answer, outcome):
    assert read_told(answered({"outcome": answer}), SCHEMA).row.get("outcome") == outcome


def test_not_known_is_no_no():
    assert read_told(answered({"still_in_use": "Ei tiedossa"}), SCHEMA).row == {
        "still_in_use": "ei-tiedossa"
    }


def test_an_answer_may_go_on_below_and_read_like_an_earlier_question():
    text = answered({"changed": "Aikaa.\nToimiala: sama. Kaksi\nriviä."})
    assert read_told(text, SCHEMA).row == {"changed": "Aikaa. Toimiala: sama. Kaksi riviä."}


def test_a_row_is_added_to_the_list_and_nothing_else_changes():
    before = practice(more=f"maturity: kokeilu\n{ONE}\n# Huomautus.\nreview_months: 6\n")
    after = with_row(before, ROW, SCHEMA)
    added = "\n".join(row_lines(ROW, SCHEMA)[1:])
    assert after == before.replace('example.org/a"\n', f'example.org/a"\n{added}\n', 1)


@pytest.mark.parametrize("more", ["", "maturity: kokeilu\n# Toimitus.\nsteward: x\n"])
def test_a_first_row_makes_the_list(more):
    before = practice(more=more)
    front = compose(with_row(before, ROW, SCHEMA).split("---\n")[1])
    assert not front.faults
    assert front.data["adoptions"] == [ROW]


@pytest.mark.parametrize(
    "text", ["", "ei kortti", practice(more='adoptions: [{organisation: "A"}]\n')]
)
def test_what_cannot_be_added_without_harm_is_refused(text):
    with pytest.raises(CannotAddError):
        with_row(text, ROW, SCHEMA)


@given(st.text(max_size=80).filter(str.strip))
def test_no_answer_can_change_anything_else_in_the_file(answer):
    before = practice(more=ONE)
    try:
        after = with_row(before, {**ROW, "changed": answer}, SCHEMA)
    except CannotAddError:
        return
    old, new = (compose(text.split("---\n", 2)[1]).data for text in (before, after))
    assert new["adoptions"][1]["changed"] == answer
    assert {**new, "adoptions": new["adoptions"][:1]} == old
