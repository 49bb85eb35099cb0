"""A new entry is itself a valid beginning: what it needs, with the meaning of each field."""

import pytest

from knowledgebase.contribute.annotate import annotated, fresh
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.read.composed import compose
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.schema import KINDS
from tests.conftest import ROOT, TODAY

VOCABULARIES, _ = read_vocabularies(ROOT)


@pytest.mark.parametrize("kind", KINDS)
def test_only_missing_values_are_wrong_in_a_fresh_entry(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, {"title": "Uusi kortti", "status": "draft"}, "", "../schema/x.json")
    composed = compose(text.split("---\n")[1])
    assert {fault.rule for fault in composed.faults} <= {"empty-value", "empty-item"}
    assert composed.data["status"] == "draft"
    for name, field in KINDS[kind].model_fields.items():
        if name in schema["required"]:
            assert f"{name}:" in text and field.description in text
        elif name not in schema["x-not-asked"]:
            assert f" {name} (" in text.replace("\n# ", " "), "at least named"
    for heading in KINDS[kind].headings:
        assert f"## {heading}\n" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_entry_is_short(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, fresh(schema, TODAY), "", "x")
    assert len(text.split()) < 400, "a page is read in two minutes"


def test_a_number_that_stands_for_a_word_tells_it():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    assert "#   level: 0 = Kuvattu, 1 = Kokemus" in text
    assert "#   kind: tutkimus, " in text, "the parts of a record have their words too"


def test_the_words_of_a_short_vocabulary_stand_above_the_field():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    assert "#   Sallitut: johtaminen, tyohyvinvointi, " in text


def test_an_example_marks_what_must_be_changed_and_little_else():
    text = (ROOT / "schema/examples/practice.md").read_text("utf-8")
    marked = [line.split(": ")[0] for line in text.split("\n") if line.startswith("# VAIHDA. ")]
    assert [line.removeprefix("# VAIHDA. ") for line in marked] == [
        "Nimi",
        "Tiivistelmä",
        "Teemat",
        "Lähteet",
        "Ongelma",
        "Ratkaisu",
        "Ensimmäinen askel",
    ]
    assert "# Kelpaa näin. Näyttö.\n" in text
    assert len(text.split()) < 280, "what is read of it takes a minute"
