"""Broken conditions: each way of testing, in records and lists."""

import pytest

from knowledgebase.ground.terms import NOT_DESCRIBED
from knowledgebase.validate.broken import asking, broken, contradictions, needed, value_at
from knowledgebase.validate.conditions import CONDITIONS, Condition, reading_conditions
from tests.conftest import known_vocabularies

EVERY = (*CONDITIONS, *reading_conditions(known_vocabularies()))


def holds(way, value, against=None, **more):
    condition = Condition("r", "practice", "a", (("a", way, against),))
    return bool(list(broken("practice", {"a": value, **more}, [condition])))


@pytest.mark.parametrize(
    ("way", "against", "holding", "not_holding"),
    [
        ("filled", None, ["x", [1], {"b": 1}], ["", [], None]),
        ("empty", None, ["", [], None], ["x", [1]]),
        ("is", "x", ["x"], ["y", None]),
        ("is not", "x", ["y", None], ["x"]),
        ("all are", "x", [["x"], ["x", "x"]], [[], ["x", "y"], None]),
        ("at least", 2, ["2", 3], ["1", None, ""]),
        ("outside", (1, 2), ["0", "3", None], ["1", "2"]),
    ],
)
def test_each_way_of_testing(way, against, holding, not_holding):
    assert all(holds(way, value, against) for value in holding)
    assert not any(holds(way, value, against) for value in not_holding)


def test_not_among_compares_with_the_values_at_another_path():
    sources = [{"url": "x"}, {"url": "y"}]
    assert holds("not among", "z", "sources.url", sources=sources)
    assert not holds("not among", "y", "sources.url", sources=sources)
    assert not holds("not among", None, "sources.url", sources=sources)


def test_a_rule_of_a_list_looks_at_each_item_and_tells_its_place():
    rows = {"projects": [{"id": "a", "source": "x"}, {"id": "b"}, {"id": "c"}]}
    found = [f for f in broken("practice", rows) if f.rule == "link-without-source"]
    assert [(f.loc, f.values) for f in found] == [
        (("projects", 1), {"value": "b"}),
        (("projects", 2), {"value": "c"}),
    ]


def test_a_rule_of_one_kind_is_no_rule_of_another():
    assert list(broken("project", {"projects": [{"id": "a"}]})) == []


def test_a_way_that_is_not_known_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="perhaps"):
        holds("perhaps", "x")


def test_a_value_is_found_through_lists_and_missing_records():
    assert value_at({"a": None}, "a.b") is None
    assert value_at({"a": ({"b": 1}, {})}, "a.b") == [1, None]


def test_an_answer_is_needed_when_the_others_ask_for_it():
    record = {"evidence": {"level": "1"}, "effect": {"direction": "lieva"}}
    paths = ("effect.figure_by", "evidence.design", "evidence.read")
    assert all(needed("practice", path, record, EVERY) for path in paths)
    nothing = {"evidence": {"level": NOT_DESCRIBED}, "effect": {"direction": "ei-tiedossa"}}
    assert not any(needed("practice", path, nothing, EVERY) for path in paths)


def test_an_answer_is_needed_also_where_its_lack_is_told_at_another():
    record = {"evidence": {"level": "2"}}
    paths = ("evidence.sources", "fails_when")
    assert set(paths) <= asking("practice", EVERY)
    assert all(needed("practice", path, record, EVERY) for path in paths)
    told = {"evidence": {"level": "1"}}
    assert not any(needed("practice", path, told, EVERY) for path in paths)


def test_answers_contradict_one_another_before_the_rest_is_asked():
    record = {"evidence": {"level": "0"}, "effect": {"direction": "lieva"}}
    found = contradictions("practice", "evidence.level", record, EVERY)
    assert [each.rule for each in found] == ["effect-without-evidence"]
    record["evidence"]["level"] = "2"
    assert not list(contradictions("practice", "evidence.level", record, EVERY))
