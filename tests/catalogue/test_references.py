"""References: every field that points to an entry is known from the schema."""

from knowledgebase.catalogue.references import _pointing_fields
from knowledgebase.schema import KINDS


def test_the_fields_that_point_are_found_in_the_models():
    found = {kind: {name for name, *_ in _pointing_fields(model)} for kind, model in KINDS.items()}
    assert found["practice"] >= {"projects", "differs_from"}
    assert found["project"] >= {"indicators"}
    assert found["news"] == {"relates_to"}
    assert found["event"] >= {"organiser", "after", "relates_to"}
    assert found["material"] >= {"practices", "projects"}
