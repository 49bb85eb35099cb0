"""The ids that the program knows are still in the vocabularies that define them."""

import json
import re
from typing import get_args

import pytest

from knowledgebase.ground.terms import FITS_ALL, HEAVY, LIGHT, MODERATE, UNKNOWN_ID, USED_IN
from knowledgebase.render.view.facets import ESTIMATED, NEED, NEED_THEMES, PROVEN, SIDE
from knowledgebase.schema.fields import Record, TermOf
from tests.conftest import ROOT, known_vocabularies

VOCABULARIES = known_vocabularies()


@pytest.mark.parametrize(
    ("name", "id"), [(name, id) for name, ids in USED_IN.items() for id in ids]
)
def test_an_id_of_the_program_is_a_term_of_its_vocabulary(name, id):
    assert id in VOCABULARIES[name].terms


def vocabularies_of(annotation, metadata=()):
    found = {marker.vocabulary for marker in metadata if isinstance(marker, TermOf)}
    for inner in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        found |= {inner.vocabulary} if isinstance(inner, TermOf) else vocabularies_of(inner)
    return found


def every_record(record=Record):
    for model in record.__subclasses__():
        yield model
        yield from every_record(model)


def defaults():
    """Yield (field, vocabulary, id) of each default of the schema that is a term."""
    for model in sorted(set(every_record()), key=lambda m: (m.__module__, m.__name__)):
        if model.__module__.startswith("knowledgebase.schema"):
            for name, field in model.model_fields.items():
                given = field.default if isinstance(field.default, tuple) else (field.default,)
                for vocabulary in vocabularies_of(field.annotation, field.metadata):
                    for id in (id for id in given if isinstance(id, str)):
                        yield f"{model.__name__}.{name}", vocabulary, id


@pytest.mark.parametrize(("field", "vocabulary", "id"), list(defaults()))
def test_a_default_of_the_schema_is_a_term_of_its_vocabulary(field, vocabulary, id):
    assert id in VOCABULARIES[vocabulary].terms, field


def test_the_defaults_of_every_kind_were_found():
    found = {field.partition(".")[0] for field, *_ in defaults()}
    assert {"Practice", "Project", "News", "Event", "Source", "Evidence", "Result"} <= found


def test_the_browser_knows_the_same_ids():
    text = (ROOT / "theme/assets/js/fit.js").read_text("utf-8")
    known = dict(re.findall(r"^export const ([A-Z_]+) = (.+);$", text, re.MULTILINE))
    assert json.loads(known["UNKNOWN"]) == UNKNOWN_ID
    assert json.loads(known["FOR_ALL"]) == FITS_ALL
    assert json.loads(known["ESTIMATED"]) == ESTIMATED
    assert json.loads(known["PROVEN"]) == PROVEN
    assert json.loads(known["SIDE"]) == SIDE
    assert json.loads(known["NEED_THEMES"]) == NEED_THEMES
    assert json.loads(known["NEED"]) == NEED.name
    assert json.loads(known["EFFORTS"]) == [LIGHT, MODERATE, HEAVY]


TEMPLATES = sorted((ROOT / "theme/pages").glob("*.html"))
SCRIPTS = sorted((ROOT / "theme/assets/js").rglob("*.js"))


@pytest.mark.parametrize("file", [*TEMPLATES, *SCRIPTS], ids=lambda file: file.name)
def test_no_template_or_script_writes_an_id_that_the_program_knows(file):
    # Words of ordinary language and numbers stand in texts too; these have no other use.
    own = {
        UNKNOWN_ID,
        "koko-maa",
        "lahimenetelma",
        "kaupallinen",
        "tallenne",
        "ei-vaikutusta",
        "raskas",
    }
    text = file.read_text("utf-8")
    if file.name != "fit.js":
        assert not [id for id in own if re.search(rf"""['"]{id}['"]""", text)]
