"""The text of an entry: what is wrong with its links and headings, at their places."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.read.source import read_source
from knowledgebase.validate.entry import validate
from knowledgebase.validate.text import ADVICE, HEADINGS, MAX_HEADINGS, check_text
from tests.conftest import known_vocabularies, practice

VOCABULARIES = known_vocabularies()
FILES = {"projects/b.md", "practices/a.md"}
ANCHORS = {"hankkeet/b/": {"tulokset"}, "kaytannot/a/": {"rajat-ja-haitat"}}
MOVED = {"projects/vanha.md": "projects/b.md", "practices/ennen.md": "practices/a.md"}


def told(body, lang="fi"):
    text = practice(body=body, more=f"lang: {lang}\n")
    first = text[: text.index(body)].count("\n") + 1
    source, _ = read_source(PurePosixPath("practices/a.md"), text.encode())
    entry, _ = validate(source, VOCABULARIES, FILES)
    found = check_text(entry, FILES, ANCHORS, MOVED)
    return [(f.rule, f.line - first + 1, f.column, dict(f.values)) for f in found]


def rules(body, lang="fi"):
    # Bare headings are what most of these cases are about: that they have no text is another rule's.
    return [rule for rule, *_ in told(body, lang) if rule != "empty-section"]


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


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_headings_are_the_kind_s_own_in_their_order_without_jumps(lang):
    first, second, *_ = expected = HEADINGS["practice"][lang]
    assert rules(f"## {first}\n\n## {second}\n\n### Mitä vain", lang) == []
    assert ("heading-order", 3, 1) in [t[:3] for t in told(f"## {second}\n\n## {first}", lang)]
    ((rule, *_, values),) = told("## Jotain muuta\n\nTeksti.", lang)
    assert (rule, values["named"]) == ("unknown-heading", ", ".join(expected))
    assert rules(f"## {first}\n\n#### x", lang) == ["heading-jump"]
    assert rules("# x", lang) == ["top-heading"]


@pytest.mark.parametrize(("lang", "other"), [("sv", "fi"), ("en", "sv"), ("fi", "en")])
def test_headings_of_another_language_are_not_the_entry_s(lang, other):
    assert rules(f"## {HEADINGS['practice'][other][0]}", lang) == ["unknown-heading"]


@pytest.mark.parametrize("kind", HEADINGS)
def test_every_language_has_a_heading_for_each_place(kind):
    assert HEADINGS[kind].keys() == {"fi", "sv", "en"}
    assert len({len(headings) for headings in HEADINGS[kind].values()}) == 1


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_advice_is_marked_as_the_editors_own(lang):
    assert rules(f"## {ADVICE[lang]}\n\n> [!TIP]\n> Aloita.", lang) == []
    assert rules(f"## {ADVICE[lang]}\n\nAloita.", lang) == ["unmarked-advice"]


def test_there_is_a_limit_to_headings():
    first = HEADINGS["practice"]["fi"][0]
    body = f"## {first}\n\n" + "### x\n\n" * (MAX_HEADINGS - 1)
    assert rules(body) == []
    assert rules(body + "### x\n") == ["too-many-headings"]


def test_html_and_the_snippets_of_other_generators_are_refused():
    assert rules("a<br>b") == ["raw-html"]
    assert told("Alku.\n\n--8<-- salaisuus.txt")[0][:2] == ("snippet-syntax", 3)
