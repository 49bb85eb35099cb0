"""Steering parts: a number leads to the table of what it counts, or is a bare nought."""

from knowledgebase.report.steering_parts import Listed, link, table
from tests.render.pages.test_coverage import made


def test_a_number_leads_to_its_rows_and_nought_to_nothing():
    assert (
        Listed("Hankkeita päättyi", ("Hanke",), (("a",), ("b",))).told == "[2](#hankkeita-päättyi)"
    )
    assert Listed("Hankkeita päättyi", ("Hanke",), ()).told == "0"


def test_a_table_has_as_many_columns_everywhere():
    told = list(table(("A", "B"), [("a", "[2](#b)"), ("1", "0")]))
    assert told == ["| A | B |", "| --- | ---: |", "| a | [2](#b) |", "| 1 | 0 |"]


def test_a_link_is_whole_and_its_words_are_no_markup(make_root):
    maker = made(make_root())
    assert link(maker, "a|b", "hankkeet/") == rf"[a\|b]({maker.site.absolute('hankkeet/')})"
