"""Form data: all that the browser's form knows of the rules, told by the rules themselves."""

import json
import re
from pathlib import PurePosixPath

import pytest

from knowledgebase.contribute.form_data import PATTERNS, form_data, rule_data
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.ground.findings import rules
from knowledgebase.ground.layout import SHELVES
from knowledgebase.read.faults import TERM_RULES
from knowledgebase.read.source import read_source
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.entry import validate
from tests.conftest import ROOT, known_vocabularies, practice

VOCABULARIES = known_vocabularies()
FORM = sorted((ROOT / "theme/assets/js/form").glob("*.js"))


def test_every_rule_comes_in_finnish_with_its_level():
    told = rule_data(VOCABULARIES)["rules"]
    assert told.keys() == rules().keys()
    for id, rule in rules().items():
        assert told[id] == {
            "level": rule.level,
            "problem": rule.problem["fi"],
            "remedy": rule.remedy["fi"],
        }


def test_every_condition_comes_with_its_rule():
    told = rule_data(VOCABULARIES)
    assert len(told["conditions"]) == len(CONDITIONS) + len(reading_conditions(VOCABULARIES))
    assert {row["rule"] for row in told["conditions"]} <= told["rules"].keys()
    assert set(TERM_RULES.values()) <= told["rules"].keys()


@pytest.mark.parametrize("file", FORM, ids=lambda file: file.stem)
def test_the_form_names_only_rules_and_patterns_that_it_is_given(file):
    text = file.read_text("utf-8")
    assert set(re.findall(r"\bpatterns\.(\w+)", text)) <= PATTERNS.keys()
    told = rule_data(VOCABULARIES)
    assert set(re.findall(r"\blimits\.(\w+)", text)) <= told["limits"].keys()


def test_the_entries_are_told_by_kind_and_no_more_of_them_than_id_and_title():
    source, _ = read_source(PurePosixPath("practices/a.md"), practice("Nimi").encode())
    entry, _ = validate(source, VOCABULARIES)
    made = form_data([entry], (), VOCABULARIES)
    assert made["entries"] == {kind: [] for kind in SHELVES} | {"practice": [("a", "Nimi")]}
    assert made["kinds"] == list(ASKED_KINDS)
    assert made["addresses"]["practice"] == "kaytannot/"


def test_it_is_data_that_a_file_can_hold():
    made = json.loads(json.dumps(form_data([], (), VOCABULARIES)))
    assert made["conditions"][0]["rule"] == CONDITIONS[0].rule
    assert made["unanswered"] == {"evidence": "0", "effect": "ei-tiedossa"}
