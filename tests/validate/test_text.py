"""The text of an entry: what is wrong with its links and headings, at their places."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.read.source import read_source
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.validate.entry import validate
from knowledgebase.validate.text import ADVICE, HEADINGS, MAX_HEADINGS, check_text
from tests.conftest import ROOT, practice

VOCABULARIES, _ = read_vocabularies(ROOT)
FILES = {"projects/b.md", "practices/a.md"}
ANCHORS = {"hankkeet/b/": {"tulokset"}, "kaytannot/a/": {"rajat-ja-haitat"}}
MOVED = {"projects/vanha.md": "projects/b.md", "practices/ennen.md": "practices/a.md"}


def told(body):
    text = practice(body=body)
    first = text[: text.index(body)].count("\n") + 1
    source, _ = read_source(PurePosixPath("practices/a.md"), text.encode())
    entry, _ = validate(source, VOCABULARIES, FILES)
    found = check_text(entry, FILES, ANCHORS, MOVED)
    return [(f.rule, f.line - first + 1, f.column, dict(f.values)) for f in found]


def rules(body):
    # Bare headings are what most of these cases are about: that they have no text is another rule's.
    return [rule for rule, *_ in told(body) if rule != "empty-section"]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[x](../projects/b.md)", []),
        ("[x](../projects/b.md#tulokset)", []),
        ("[x](../projects/b.md#puuttuu)", ["broken-anchor"]),
        ("[x](#rajat-ja-haitat)", []),
        ("[x](../projects/c.md)", ["broken-link"]),
        ("[x](../projects/vanha.md)", ["points-to-moved"]),
        ("[](../projects/b.md)", ["empty-link"]),
        ("![x](https://example.org/a.png)", ["external-image"]),
        ("![](https://example.org/a.png)", ["image-without-text", "external-image"]),
        ("[x](javascript:alert)", ["bad-link-scheme"]),
    ],
)
def test_a_link_leads_somewhere_and_has_words(link, found):
    assert rules(link) == found


@pytest.mark.parametrize(
    ("link", "now"),
    [("../projects/vanha.md#tulokset", "../projects/b.md"), ("ennen.md", "a.md")],
)
def test_a_link_to_a_former_name_gets_the_link_to_write(link, now):
    ((rule, line, column, values),) = told(f"Alku.\n\nKatso [x]({link}).")
    assert (rule, line, column) == ("points-to-moved", 3, 7)
    assert values == {"value": link, "now": now}


def test_headings_are_the_kind_s_own_in_their_order_without_jumps():
    first, second, *_ = HEADINGS["practice"]
    assert rules(f"## {first}\n\n## {second}\n\n### Mitä vain") == []
    assert ("heading-order", 3, 1) in [t[:3] for t in told(f"## {second}\n\n## {first}")]
    assert rules("## Jotain muuta") == ["unknown-heading"]
    assert rules(f"## {first}\n\n#### x") == ["heading-jump"]
    assert rules("# x") == ["top-heading"]


def test_advice_is_marked_as_the_editors_own():
    assert rules(f"## {ADVICE}\n\n> [!TIP]\n> Aloita.") == []
    assert rules(f"## {ADVICE}\n\nAloita.") == ["unmarked-advice"]


def test_there_is_a_limit_to_headings():
    first = HEADINGS["practice"][0]
    body = f"## {first}\n\n" + "### x\n\n" * (MAX_HEADINGS - 1)
    assert rules(body) == []
    assert rules(body + "### x\n") == ["too-many-headings"]


def test_html_and_the_snippets_of_other_generators_are_refused():
    assert rules("a<br>b") == ["raw-html"]
    assert told("Alku.\n\n--8<-- salaisuus.txt")[0][:2] == ("snippet-syntax", 3)
