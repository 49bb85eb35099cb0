"""A new entry is itself a valid beginning: what it needs, with the meaning of each field."""

import re

import pytest

from knowledgebase.contribute.annotate import annotated, fresh
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.read.composed import compose
from knowledgebase.schema import KINDS
from tests.conftest import ROOT, TODAY, known_vocabularies, ready_lines

VOCABULARIES = known_vocabularies()


@pytest.mark.parametrize("kind", KINDS)
def test_only_missing_values_are_wrong_in_a_fresh_entry(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, {"title": "Uusi kortti", "status": "draft"}, "", "../schema/x.json")
    composed = compose(text.split("---\n")[1])
    assert {fault.rule for fault in composed.faults} <= {"empty-value", "empty-item"}
    assert composed.data["status"] == "draft"
    for name, field in KINDS[kind].model_fields.items():
        if name in schema["required"]:
            assert f"\n{name}:" in text and f"\n# {field.title}" in text
        elif name not in schema["x-not-asked"]:
            named = f" {name} (" in text.replace("\n# ", " ")
            assert named != (f"\n#{name}:" in text), "named, or ready to be written"
    for heading in KINDS[kind].headings:
        assert f"## {heading}\n" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_entry_is_short(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    text = annotated(schema, fresh(schema, TODAY), "", "x")
    assert _words(_needed(text)) < 360, "read in less than two minutes"


def _words(text):
    """How many words are read: marks are none."""
    return len(re.findall(r"[^\W_]\S*", text))


def _needed(text):
    """The text without what only those read who know more."""
    return re.sub(r"# Tästä alas saa jättää[^§]*?(?=# Voit lisätä|# Muut kentät)", "", text)


def test_each_step_of_a_scale_stands_with_what_it_means():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    steps = VOCABULARIES["evidence"].terms.values()
    rows = "".join(f"#     {t.id} = {t.name()}. {t.definition}\n" for t in steps)
    assert rows.count("\n") == 5 and rows in text
    assert "    kind: # tutkimus, " in text, "the parts of a record have their words too"


def test_what_a_writer_may_know_besides_stands_ready_with_its_words():
    text = (ROOT / "schema/examples/practice.md").read_text("utf-8")
    ready = ready_lines(text)
    for name in ("for_whom", "effort", "cost", "contact", "fails_when"):
        assert f"\n{name}:\n" in ready and f"\n#{name}:\n" in text
    assert "\n  sources:\n    - # Lähteiden osoitteet. Pakollinen tasosta 2 alkaen.\n" in ready
    assert "\n  figure_by: # tutkimus, arviointi, oma-luku, " in ready
    assert "pieni = 10–49 henkeä" in text and "hr = " not in text, "a name that tells a number"
    assert "; 1 = Alle 1 000 €; " in text and "Kevyt on enintään 3 työpäivää" in text
    assert "example.org" in text and ".md" not in text.split("---")[1], "no path for a page"


def test_the_words_of_a_short_vocabulary_stand_above_the_field():
    text = annotated(json_schema(KINDS["practice"], VOCABULARIES), {}, "", "x")
    assert "\n# Teemat: johtaminen, tyohyvinvointi, " in text
    regions = next(row for row in text.split("\n") if row.startswith("# Alueet: "))
    assert all(f" {word}" in regions for word in VOCABULARIES["regions"].terms)


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
    assert "\n# Näyttö. Jos luit tuloksista, vaihda:\n" in text
    assert "\nstatus: draft # VAIHDA lopuksi: published\n" in text
    asked = text.index("\n#fails_when:\n")
    assert asked < text.index("# Tästä alas saa jättää"), "what a level asks for may not be left"
    day = "    accessed: VAIHDA # vuosi-kuukausi-päivä, esim. 2026-11-24\n"
    assert day in text and text.count(" VAIHDA #") == 2
    assert _words(_needed(text)) < 325 and _words(text) < 480


def test_whoever_writes_an_answer_leaves_no_comment_that_cuts_it():
    text = (ROOT / "schema/examples/practice.md").read_text("utf-8")
    composed = compose(text.split("---\n")[1])
    assert not composed.faults and composed.data["status"] == "draft"
    (source,) = composed.data["sources"]
    assert source["kind"] == source["accessed"] == "VAIHDA"


def test_what_is_written_already_has_no_words_beside_it():
    schema = json_schema(KINDS["practice"], VOCABULARIES)
    source = {"title": "Sivu", "kind": "opas", "seen": "Kertoo.", "accessed": "2026-11-24"}
    text = annotated(schema, {"title": "Nimi", "sources": [source]}, "", "x")
    assert "    kind: opas\n" in text and "    accessed: 2026-11-24\n" in text
