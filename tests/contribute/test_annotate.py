"""A new entry is itself a valid beginning: what it needs, with the meaning of each field."""

import re

import pytest

from knowledgebase.contribute.annotate import annotated, fresh
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.read.composed import compose
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.schema import KINDS
from tests.conftest import ROOT, TODAY, ready_lines

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
            named = f" {name} (" in text.replace("\n# ", " ")
            assert named != (f"\n#{name}:" in text), "named, or ready to be written"
    for heading in KINDS[kind].headings:
        assert f"## {heading}\n" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_entry_is_short(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, fresh(schema, TODAY), "", "x")
    assert len(_needed(text).split()) < 400, "a page is read in two minutes"


def _needed(text):
    """The text without what only those read who know more, or have read results."""
    text = re.sub(r"# Muuta, jos tiedät:[^§]*?(?=# Voit lisätä|# Muut kentät)", "", text)
    return re.sub(r"# (?:Kelpaa näin\. )?(?:Näyttö|Vaikutus)[.:][^§]*?(?=\n[a-z])", "", text)


def test_each_step_of_a_scale_stands_with_what_it_means():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    steps = VOCABULARIES["evidence"].terms.values()
    rows = "".join(f"#     {t.id} = {t.name()}. {t.definition}\n" for t in steps)
    assert rows.count("\n") == 5 and rows in text
    assert "#   kind – tutkimus, " in text, "the parts of a record have their words too"


def test_what_a_writer_may_know_besides_stands_ready_with_its_words():
    text = (ROOT / "schema/examples/practice.md").read_text("utf-8")
    ready = ready_lines(text)
    for name in ("for_whom", "effort", "cost", "contact", "fails_when"):
        assert f"\n{name}:\n" in ready and f"\n#{name}:\n" in text
    assert "\n  sources:\n    - \n# Kelpaa näin. Vaikutus." in ready
    assert "\n  figure_by: \n" in ready
    assert "; oma-luku = Organisaation oma luku; " in text
    assert "; 1 = Alle 1 000 €; " in text and "Kevyt on enintään 3 työpäivää" in text
    assert "example.org" in text and ".md" not in text.split("---")[1], "no path for a page"


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
    assert "# Kelpaa näin. Näyttö. Jos luit tuloksista, vaihda:\n" in text
    assert len(_needed(text).split()) < 280, "what is read of it takes a minute"
