"""JSON Schema: one plain schema for each kind, that a reader needs nothing else for."""

import jsonschema
import pytest

from knowledgebase.contribute.json_schema import (
    MOST_CHOICES,
    for_editors,
    json_schema,
)
from knowledgebase.ground.layout import SHELVES
from knowledgebase.schema import KINDS
from tests.conftest import known_schemas, known_vocabularies

VOCABULARIES = known_vocabularies()
SCHEMAS = known_schemas()


def every_node(node):
    yield node
    for inner in node.get("properties", {}).values():
        yield from every_node(inner)
    if "items" in node:
        yield from every_node(node["items"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_every_field_stands_where_it_is(kind):
    schema = SCHEMAS[kind]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["x-folder"] == SHELVES[kind].folder and schema["additionalProperties"] is False
    for node in every_node(schema):
        assert "$ref" not in node and "$defs" not in node
        assert {"type": "null"} not in node.get("anyOf", ())


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_of_a_vocabulary_has_its_finnish_name(kind):
    worded = [node for node in every_node(SCHEMAS[kind]) if "x-vocabulary" in node]
    assert worded
    for node in worded:
        terms = VOCABULARIES[node["x-vocabulary"]].terms
        assert node["enum"] == list(terms) == list(node["x-names"])


def test_without_the_vocabulary_any_word_will_do():
    bare = json_schema(KINDS["practice"], {})
    assert not [node for node in every_node(bare) if "x-names" in node]


def test_an_editor_s_schema_takes_numbers_and_bare_ids():
    node = {"type": "string", "enum": ["0", "1", "x"], "x-names": {"0": "N", "1": "Y", "x": "X"}}
    made = for_editors(node)
    assert made["enum"] == ["0", "1", "x", 0, 1] and "type" not in made
    assert made["enumDescriptions"] == ["N", "Y", "X", "N", "Y"]
    record = {"type": "object", "x-entry": "project", "properties": {"id": {"type": "string"}}}
    assert [branch["type"] for branch in for_editors(record)["anyOf"]] == ["string", "object"]
    assert for_editors({"type": "string", "x-date": "partial"})["type"] == ["string", "integer"]


@pytest.mark.parametrize(("count", "kept"), [(MOST_CHOICES, True), (MOST_CHOICES + 1, False)])
def test_an_editor_s_schema_leaves_out_long_lists_of_words(count, kept):
    words = [f"w{n}" for n in range(count)]
    made = for_editors({"type": "string", "enum": words, "x-names": {w: w for w in words}})
    assert ("enum" in made) == kept
