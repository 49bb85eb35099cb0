"""The comment on a pull request: whatever a stranger writes into the data stays plain text."""

import json
import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.report.comment import _UNSEEN, MOST, UNFINISHED, comment, escape

HOSTILE = (
    "[paina][1]\n\n[1]: https&colon;//evil.example",
    '<a href="//evil.example">paina</a>',
    "&commat;octocat",
    "@octocat",
    "<https://evil.example>",
    "![x](https://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "https://evil.example www.evil.example",
    "<img src=//evil.example>",
    "</details><script>alert(1)</script>",
    "`a` **b** _c_ ~~d~~ # e | f",
    "&#91;x&#93;(https&#58;//evil.example)",
    "- lista\n1. lista\n> lainaus\n    koodi",
    "#1 GH-1",
)


def shown(markdown: str) -> LexborHTMLParser:
    """Return the comment as a CommonMark renderer shows it, with the host's extensions on."""
    return LexborHTMLParser(pyromark.html(markdown, options=pyromark.Options.ENABLE_TABLES))


def data_of(text: str) -> str:
    return json.dumps(
        {
            "outcome": "errors",
            "deleted": [text],
            "stray": [text],
            "findings": [{"path": text, "line": 3, "problem": text, "remedy": text}],
            "reviews": [
                {"title": text, "text": [text], "parts": [{"name": text, "items": [text]}]}
            ],
        }
    )


def texts(tree: LexborHTMLParser) -> list[str]:
    return [
        node.text_content or ""
        for node in tree.body.traverse(include_text=True)
        if node.tag == "-text"
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_link_picture_mention_or_element(text):
    tree = shown(comment(data_of(text)))
    assert not tree.css("a, img, script, code, em, table, blockquote, pre, ol")
    # Hosts link mentions and addresses in pieces of text: no piece has a whole one.
    for piece in texts(tree):
        assert not re.search(r"@[a-z]|https?://|www\.\w|#\d", piece), piece
    words = re.sub(r"\s+", " ", tree.body.text())
    assert re.sub(r"\s+", " ", text).strip() in words


@given(st.text())
def test_any_text_is_shown_as_it_is(text):
    tree = shown(f"x{escape(text)}x")
    assert not tree.css("a, img, code, em, strong, h1, h2, table, script")
    said = _UNSEEN.sub(" ", text)
    assert re.sub(r"\s+", " ", tree.body.text()) == re.sub(r"\s+", " ", f"x{said}x\n")


def test_the_length_is_bounded_after_escaping():
    findings = [
        {"path": f"practices/{n}.md", "line": 2, "problem": "@" * 500, "remedy": "x"}
        for n in range(2000)
    ]
    said = comment(json.dumps({"outcome": "errors", "findings": findings}))
    assert len(said) <= MOST + 100
    assert said.endswith("Loput näkyvät tarkistuksen tulosteessa.\n")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(("outcome", "findings", "reviews", "parts", "items", "path", "line")),
            inner,
        )
    ),
)


@given(JSON, st.sampled_from(("ok", "errors", "build-failed", "muu")))
def test_data_of_any_shape_gives_a_comment(data, outcome):
    if isinstance(data, dict):
        data["outcome"] = outcome
    said = comment(json.dumps(data))
    assert said.startswith("# Tarkistus")
    if not isinstance(data, dict) or outcome == "muu":
        assert said == UNFINISHED


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"outcome": 1}'])
def test_no_data_says_that_the_check_did_not_finish(data):
    assert comment(data) == UNFINISHED
