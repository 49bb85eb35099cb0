"""Conditions: rules between the fields of one entry, as data that the browser has too."""

import pytest

from knowledgebase.ground.findings import rules
from knowledgebase.ground.terms import NOT_DESCRIBED
from knowledgebase.schema import KINDS
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.broken import broken
from knowledgebase.validate.conditions import CONDITIONS, LEVELS, TEXT, reading_conditions
from tests.conftest import known_vocabularies

VOCABULARIES = known_vocabularies()
EVERY = (*CONDITIONS, *reading_conditions(VOCABULARIES))


def test_what_was_read_limits_the_level():
    limits = reading_conditions(VOCABULARIES)
    lowest = min((c for c in limits if c.rule == "level-above-reading"), key=lambda c: c.when[1][2])
    (path, _, id), (_, _, least) = lowest.when
    name = path.partition(".")[2]
    record = {"evidence": {"design": "kokemus", "read": "uutinen", "level": str(least), name: id}}
    assert "level-above-reading" in {f.rule for f in broken("practice", record, limits)}
    record["evidence"]["level"] = str(least - 1)
    assert list(broken("practice", record, limits)) == []
    assert reading_conditions({}) == ()


@pytest.mark.parametrize(
    ("level", "days", "told"),
    [
        ("kevyt", "3", None),
        ("kevyt", "3,5", "kohtalainen"),
        ("kohtalainen", 20.0, None),
        ("kevyt", 20.5, "raskas"),
        ("raskas", "2.5", "kevyt"),
        ("raskas", "100", None),
        ("ei-tiedossa", "100", None),
        ("kevyt", None, None),
        ("kevyt", "3 päivää", None),
    ],
)
def test_days_stand_under_the_band_that_reaches_them(level, days, told):
    record = {"effort": {"level": level, "days": days}}
    found = list(broken("practice", record, EVERY))
    assert [each.values["meant"] for each in found] == ([told] if told else [])
    assert {each.loc for each in found} <= {("effort", "days")}


def test_the_givers_of_a_figure_are_those_of_the_vocabulary():
    assert set(LEVELS) == set(VOCABULARIES["figure_by"].terms)


@pytest.mark.parametrize("condition", EVERY, ids=lambda c: f"{c.rule} {c.at}")
def test_a_condition_names_a_rule_and_fields_that_are_there(condition):
    assert condition.rule in rules()
    fields = {**KINDS, "page": Page}[condition.kind].model_fields
    paths = [condition.at, *condition.values.values(), *(path for path, *_ in condition.when)]
    assert {path.partition(".")[0] for path in paths} - {TEXT} <= set(fields)


def test_an_entry_that_says_little_breaks_nothing():
    record = {"evidence": {"level": NOT_DESCRIBED}, "effect": {"direction": "ei-tiedossa"}}
    assert list(broken("practice", record, EVERY)) == []
