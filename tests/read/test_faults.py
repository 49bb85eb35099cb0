"""Faults of the schema: each kind of fault has its rule, its place and the word that was meant."""

from typing import Annotated

import pytest
from pydantic import Field

from knowledgebase.ground.findings import rules
from knowledgebase.read.faults import _RULES
from knowledgebase.read.free_words import Meant
from knowledgebase.read.record import read_record
from knowledgebase.read.vocabulary import Label, Term
from knowledgebase.schema.fields import Day, Line, Record, TermOf, Url
from knowledgebase.schema.fields import Source as Cited
from knowledgebase.schema.media import Media

PATH = "content/x.yml"


class Inner(Record):
    name: Line
    count: int = Field(1, ge=1)


class Outer(Record):
    """A field of each kind that front matter has."""

    title: Line
    day: Day | None = None
    url: Url | None = None
    sure: bool = False
    inner: tuple[Inner, ...] = Field((), max_length=1)
    names: tuple[Line, ...] = Field(("a",), min_length=1)
    term: Annotated[str, TermOf("colours")] | None = None
    sources: tuple[Cited, ...] = ()
    media: tuple[Media, ...] = ()


class Colours:
    id, path, terms = (
        "colours",
        "content/vocabularies/colours.yml",
        {"sininen": Term(id="sininen", label=Label(fi="Sininen väri"))},
    )

    def nearest(self, word):
        return "sininen"

    def meant(self, word):
        return {
            "tyyni": Meant(("sininen", "vihrea")),
            "nimi": Meant(fields=("title", "for_whom")),
            "muu": Meant(fields=("for_whom",)),
        }.get(word, Meant())


def told(text):
    _, findings = read_record(PATH, text.encode(), Outer, {"colours": Colours()})
    return [(f.rule, f.line, f.column, dict(f.values)) for f in findings]


@pytest.mark.parametrize(
    ("more", "rule", "line", "field"),
    [
        ("titel: x", "unknown-field", 2, "titel"),
        ("day: 2026-02-30", "bad-date", 2, "day"),
        ("day: 1026-02-03", "bad-date", 2, "day"),
        ("url: example.org", "bad-address", 2, "url"),
        ("sure: ehkä", "not-yes-or-no", 2, "sure"),
        ("sure:\n  - true", "bad-value", 3, "sure"),
        ("names: x", "not-a-list", 2, "names"),
        ("names:\n  - <b>", "markup-in-text", 3, "names.1"),
        ("names:\n  - a: b", "not-text", 3, "names.1"),
        ("inner:\n  - x", "not-fields", 3, "inner.1"),
        ("inner:\n  - name: a\n    count: kaksi", "bad-whole-number", 4, "inner.1.count"),
        ("inner:\n  - name: a\n    count: 0", "bad-number", 4, "inner.1.count"),
        ("inner:\n  - name: a\n  - name: b", "too-many", 3, "inner"),
        ("inner:\n  - count: 2", "missing-field", 3, "inner.1.name"),
        (f"names:\n  - {'a' * 81}", "too-long", 3, "names.1"),
        ("term: sinien", "unknown-term", 2, "term"),
    ],
)
def test_each_kind_of_fault_has_its_rule_at_its_place(more, rule, line, field):
    ((found, at, _, values),) = told(f"title: a\n{more}\n")
    assert (found, at, values["field"]) == (rule, line, field)


def test_a_field_and_a_term_that_were_nearly_right_are_guessed():
    assert told("title: a\nnamess:\n  - b\n")[0][3]["guess"] == "names"
    assert told("title: a\ninner:\n  - namee: b\n    name: c\n")[0][3]["guess"] == "name"
    assert told("title: a\nterm: sinien\n")[0][3]["guess"] == "sininen"


def test_a_word_of_the_table_is_guessed_by_the_table_and_not_by_its_letters():
    for named in ("Sininen väri", "SININEN"):
        ((rule, *_, values),) = told(f"title: a\nterm: {named}\n")
        assert (rule, values["meant"]) == ("term-by-name", "sininen")
    assert told("title: a\nterm: tyyni\n")[0][3]["guess"] == "sininen, vihrea"
    ((rule, _, _, values),) = told("title: a\nterm: nimi\n")
    assert (rule, values["elsewhere"]) == ("other-field", "None (title)")
    assert told("title: a\nterm: muu\n")[0][0] == "unknown-term", "the kind has no such field"


@pytest.mark.parametrize(
    ("name", "rule", "guess"),
    [
        ("Oma kuva.PNG", "bad-asset-name", "oma-kuva.png"),
        ("Kuvat/kävely 1.jpg", "bad-asset-name", "kuvat/kavely-1.jpg"),
        ("kuva.gif", "bad-form", ""),
        (".png", "bad-form", ""),
    ],
)
def test_a_name_of_a_picture_that_will_not_do_is_told_with_one_that_will(name, rule, guess):
    ((found, line, _, values),) = told(f'title: a\nmedia:\n  - src: "{name}"\n    alt: Kuva\n')
    assert (found, line, values["guess"]) == (rule, 3, guess)


def test_a_list_whose_items_are_wrong_is_not_called_too_short_as_well():
    assert [rule for rule, *_ in told("title: a\nnames:\n  - <b>\n")] == ["markup-in-text"]


def test_every_rule_of_the_schema_is_worded():
    assert set(_RULES.values()) <= rules().keys()
