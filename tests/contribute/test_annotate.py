"""A new entry is itself a valid beginning, with every field and its meaning."""

import pytest

from knowledgebase.contribute.annotate import annotated
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.read.composed import compose
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.schema import KINDS
from tests.conftest import ROOT

VOCABULARIES, _ = read_vocabularies(ROOT)


@pytest.mark.parametrize("kind", KINDS)
def test_only_missing_values_are_wrong_in_a_fresh_entry(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, {"title": "Uusi kortti", "status": "draft"}, "", "../schema/x.json")
    composed = compose(text.split("---\n")[1])
    assert {fault.rule for fault in composed.faults} <= {"empty-value", "empty-item"}
    assert composed.data["status"] == "draft"
    for name, field in KINDS[kind].model_fields.items():
        assert f"{name}:" in text
        assert field.description in text
    for heading in KINDS[kind].headings:
        assert f"## {heading}\n" in text


def test_the_words_of_a_short_vocabulary_stand_above_the_field():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    assert "#   Sallitut: johtaminen, tyohyvinvointi, " in text
