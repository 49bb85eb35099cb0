"""Composed: what a mapping holds and where, also after a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.read.composed import compose

NAMES = frozenset({"title", "summary", "themes"})


def test_its_texts_are_told_with_their_paths_and_without():
    read = compose('title: "A"\nthemes:\n  - x\n  - y\nfirst_step:\n  who: z\n')
    assert list(read.texts("z".__eq__)) == list(read.texts()) and not list(read.texts("u".__eq__))
    assert sorted(read.values()) == sorted(text for _, text in read.texts()) == ["A", "x", "y", "z"]


def test_every_value_has_its_place_and_what_has_none_that_of_its_holder():
    read = compose('title: "A"\nthemes:\n  - x\n  - y\n', first_line=2)
    assert read.data == {"title": "A", "themes": ["x", "y"]}
    assert (read.place(("themes", 1)), read.place(("themes", 9))) == ((5, 5), (4, 3))
    assert read.place(("nothing",)) == (1, 1)
    assert list(read.texts()) == [(("title",), "A"), (("themes", 0), "x"), (("themes", 1), "y")]


@pytest.mark.parametrize(
    ("text", "rule", "place", "kept"),
    [
        ("title: A: b\nsummary: C", "unquoted-colon", (1, 8), {"title": "A: b", "summary": "C"}),
        ('title: "A\nsummary: C', "unclosed-quote", (1, 10), {"title": "A", "summary": "C"}),
        ("title A\nsummary: C", "no-colon", (1, 6), {"title": "A", "summary": "C"}),
        ("title:A\nsummary: C", "no-space-after-colon", (1, 7), {"title": "A", "summary": "C"}),
        ("themes:\n\t- x\nsummary: C", "tab-in-yaml", (2, 1), {"themes": ["x"], "summary": "C"}),
        ("themes:\n– x\nsummary: C", "round-mark", (2, 1), {"themes": ["x"], "summary": "C"}),
    ],
)
def test_a_slip_is_told_at_its_own_line_and_the_rest_is_read(text, rule, place, kept):
    read = compose(text, names=NAMES)
    assert [(fault.rule, fault.place) for fault in read.faults] == [(rule, place)]
    assert read.data == kept


def test_what_cannot_be_mended_hides_nothing_of_the_other_fields():
    read = compose("title: {a\nsummary: C\n", names=NAMES)
    assert read.data["summary"] == "C" and ("title",) in read.unread | {("title",)}
    assert read.faults


@given(st.text(alphabet="ab:-#\"'[]{}|> \n\t&*%", max_size=80))
def test_no_text_stops_the_reading(text):
    read = compose(text, names=NAMES)
    assert isinstance(read.data, dict)
    assert all(line >= 1 and column >= 1 for line, column in (fault.place for fault in read.faults))
