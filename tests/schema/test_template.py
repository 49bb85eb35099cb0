"""The template of a new entry is itself a valid beginning."""

import pytest

from knowledgebase.schema import KINDS
from knowledgebase.schema.template import entry_template
from knowledgebase.strict_yaml import compose
from tests.conftest import TODAY


@pytest.mark.parametrize("kind", KINDS)
def test_only_missing_values_are_wrong_in_a_fresh_template(kind):
    text = entry_template(KINDS[kind], "Uusi kortti", TODAY)
    composed = compose(text.split("---\n")[1])
    assert {fault.rule for fault in composed.faults} <= {"empty-value"}
    assert composed.data["status"] == "draft"
    for name, field in KINDS[kind].model_fields.items():
        assert f"{name}:" in text
        assert field.description in text
