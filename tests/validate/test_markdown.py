"""Markdown: GitHub's dialect, with places, without HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.validate.markdown import heading_id, parse


def test_heading_ids_are_those_of_github():
    assert heading_id("Lähtötilanne") == "lähtötilanne"
    assert heading_id("Mikä ei toiminut tai on epäselvää?") == "mikä-ei-toiminut-tai-on-epäselvää"
    assert heading_id("TYÖ & ura_2.0") == "työ--ura_20"


def test_equal_headings_get_numbers():
    assert [h.id for h in parse("## A\n\n## A\n\n## A").headings] == ["a", "a-1", "a-2"]


def test_links_have_their_line_and_column():
    (link,) = parse("Eka rivi.\n\nÄäkkösiä [täällä](../projects/x.md).", first_line=10).links
    assert (link.target, link.text, link.line, link.column) == (
        "../projects/x.md",
        "täällä",
        12,
        10,
    )


def test_a_link_in_a_list_in_a_quote_has_its_own_line():
    assert [link.line for link in parse("> - a\n> - [b](c)\n").links] == [2]


def test_tables_footnotes_alerts_and_strikethrough():
    html = parse(
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n\n> [!TIP]\n> Kokeile.[^1]\n\n[^1]: Lähde.\n\n~~pois~~"
    ).html
    assert '<th scope="col" align="left">a</th>' in html
    assert '<td align="right">2</td>' in html
    assert '<p class="alert-title">Toimituksen vinkki</p>' in html
    assert '<li id="viite-1"><p>Lähde.</p>' in html
    assert "<del>pois</del>" in html


def test_a_bare_address_is_a_link_and_its_full_stop_is_not():
    assert (
        '<a href="https://a.fi/x" rel="external">https://a.fi/x</a>.'
        in parse("Katso https://a.fi/x.").html
    )


def test_comments_are_dropped_and_other_html_is_told():
    document = parse("<!-- muistiinpano -->\n\nTeksti <b>lihava</b>.")
    assert [html.text for html in document.raw_html] == ["<b>", "</b>"]
    assert "<b>" not in document.html
    assert "muistiinpano" not in document.html


def test_the_words_are_kept_for_counting_and_search():
    assert (
        parse("## Työ\n\nYksi *kaksi* [kolme](x).\n\n- neljä\n").plain
        == "Työ\nYksi kaksi kolme.\nneljä"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[paina](javascript:alert(1))", "[paina](JaVaScRiPt:alert(1))", "![x](data:text/html,x)",
        "[x](vbscript:x)", "<javascript:alert(1)>", "[x][r]\n\n[r]: javascript:alert(1)",
        "<a href='javascript:alert(1)'>x</a>", "## <script>alert(1)</script>",
        "| <img src=x onerror=alert(1)> |\n|--|\n| x |", "`<script>`", '[x](https://a.fi "\\"onclick=alert(1)")',
    ],
)  # fmt: skip
def test_no_script_survives(text):
    html = parse(text).html.lower()
    assert "<script" not in html
    assert "javascript:" not in "".join(re.findall(r'(?:href|src)="[^"]*"', html))
    assert 'onerror="' not in html and " onerror=" not in html.replace("&lt;", "")
    assert ' onclick="' not in html


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "<a " * 20_000, "![a](" * 10_000, ">" * 3_000, "*a **" * 10_000]
)
def test_hostile_text_is_parsed_like_any_other(text):
    parse(text)


@given(st.text(max_size=400))
def test_any_text_is_parsed_and_every_place_is_inside_it(text):
    document = parse(text)
    last = text.count("\n") + text.count("\r") + 1
    for thing in (*document.links, *document.headings, *document.raw_html):
        assert 1 <= thing.line <= last
        assert thing.column >= 1
