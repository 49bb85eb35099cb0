"""Torn: of a file with faults, the rest is checked in the same run."""

from pathlib import PurePosixPath

from knowledgebase.read.source import read_as_far
from knowledgebase.validate.conditions import CONDITIONS
from knowledgebase.validate.torn import check_torn, torn
from tests.conftest import TODAY, known_vocabularies, practice

VOCABULARIES = known_vocabularies()


def part_of(text):
    source, _ = read_as_far(PurePosixPath("practices/a.md"), text.encode())
    assert source is not None
    return torn(source, VOCABULARIES)


def test_what_is_in_order_is_kept_and_what_is_not_is_named():
    made = part_of(practice().replace("accessed: 2026-11-24", "accessed: eilen"))
    assert made is not None
    assert made.bad == {"sources.accessed"}
    assert made.entry.fields.title == "Käytäntö"
    assert made.record["sources"][0]["title"] == "Lähde"
    assert "accessed" not in made.record["sources"][0]


def test_a_rule_about_the_part_in_order_speaks_and_one_about_the_rest_is_silent():
    high = practice().replace("level: 0", "level: 3")
    torn_title = high.replace('title: "Käytäntö"', "titel: x")
    rules = {f.rule for f in check_torn(part_of(torn_title), TODAY, CONDITIONS)}
    assert "evidence-without-source" in rules
    torn_level = high.replace("level: 3", "level: paljon")
    rules = {f.rule for f in check_torn(part_of(torn_level), TODAY, CONDITIONS)}
    assert "evidence-without-source" not in rules


def test_nothing_can_be_told_of_what_is_no_mapping():
    assert part_of("---\n- a\n---\n\nTeksti.\n") is None
