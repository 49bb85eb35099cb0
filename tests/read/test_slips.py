"""Slips: what a line that YAML cannot read was meant to be."""

import pytest

from knowledgebase.read.slips import guilty_slip, is_word_quoted, sure_slips

NAMES = frozenset({"title", "summary"})


@pytest.mark.parametrize(
    ("lines", "slips"),
    [
        (["themes:", "\t- a", "\t- b"], [(1, "tab-in-yaml", "  - a"), (2, "", "  - b")]),
        (["themes:", "• a"], [(1, "round-mark", "- a")]),
        (["– a"], []),  # a text of its own, not a list
        (["title:A"], [(0, "no-space-after-colon", "title: A")]),
        (["other:A"], []),
        (["summary: |", "  title:A"], []),  # inside a block the lines are the writer's
        (["   "], [(0, "", "")]),
    ],
)
def test_slips_that_need_no_guess(lines, slips):
    found = [(slip.number, slip.rule, slip.meant) for slip in sure_slips(lines, NAMES)]
    assert found == slips


def test_the_guilty_line_is_the_one_whose_mend_lets_reading_go_on():
    lines = ['title: "A', "summary: B", "themes:"]
    slip = guilty_slip(lines, 1, NAMES, lambda block: 1 if block[0] == lines[0] else 3)
    assert slip is not None
    assert (slip.number, slip.rule, slip.meant) == (0, "unclosed-quote", 'title: "A"')
    assert guilty_slip(lines, 1, NAMES, lambda _: 0) is None


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [("”a”", True), ("“a”", True), ("”a", False), ("””", False), ('"a"', False)],
)
def test_quotes_of_a_word_processor(text, is_quoted):
    assert is_word_quoted(text) is is_quoted
