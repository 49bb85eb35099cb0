"""Markdown: GitHub's dialect, with places, without HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.validate.heading_ids import HeadingIds, heading_id
from knowledgebase.validate.markdown import parse
from knowledgebase.validate.rewrite import public_text, relinked


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


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Teksti.", (False, False, False)),
        ("[a](b.md)", (True, False, False)),
        ("https://a.fi/", (True, False, False)),
        ("![a](b.png)", (True, False, False)),
        ("<b>a</b>", (False, True, False)),
        ("<!-- a -->", (False, False, True)),
        ("a\n\n[x]: b.md", (False, False, True)),
    ],
)
def test_what_a_text_has_is_known_before_it_is_taken_out(text, has):
    made = parse(text)
    assert (made.is_linked, made.has_html, made.has_notes) == has
    assert (bool(made.links), bool(made.raw_html)) == has[:2]


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
        "[paina](javascript:alert(1))",
        "[paina](JaVaScRiPt:alert(1))",
        "![x](data:text/html,x)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "<a href='javascript:alert(1)'>x</a>",
        "## <script>alert(1)</script>",
        "| <img src=x onerror=alert(1)> |\n|--|\n| x |",
        "`<script>`",
        '[x](https://a.fi "\\"onclick=alert(1)")',
    ],
)
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


def test_an_address_inside_a_link_is_no_second_link():
    for text in (
        "<https://a.fi/x>",
        "[https://a.fi/x](https://a.fi/x)",
        "[**https://a.fi/x**](https://a.fi/x)",
    ):
        assert parse(text).html.count("<a ") == 1
    assert "<a " not in parse("`https://a.fi`").html
    assert "<a " not in parse("    https://a.fi").html


def test_a_bare_address_keeps_its_brackets_and_leaves_the_full_stop():
    html = parse("Katso https://fi.wikipedia.org/wiki/X_(Y). Tai (https://a.fi/b).").html
    assert 'href="https://fi.wikipedia.org/wiki/X_(Y)"' in html
    assert 'href="https://a.fi/b"' in html
    assert [link.target for link in parse("https://a.fi/x_y_z").links] == ["https://a.fi/x_y_z"]


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (("A", "A", "A-1"), ["a", "a-1", "a-1-1"]),
        (("A-1", "A", "A"), ["a-1", "a", "a-2"]),
        (("🎉", "!!!"), ["otsikko", "otsikko-1"]),
        (("Sisalto", "Lahteet"), ["sisalto-1", "lahteet-1"]),
        (("Viite 1",), ["otsikko-viite-1"]),
    ],
)
def test_ids_are_never_empty_and_never_twice(texts, ids):
    made = HeadingIds()
    assert [made.next(text) for text in texts] == ids


@given(st.lists(st.text("aA1- !", max_size=6), max_size=30))
def test_whatever_the_headings_ids_are_all_different(texts):
    made = HeadingIds()
    ids = [made.next(text) for text in texts]
    assert all(ids) and len(set(ids)) == len(ids)


def test_a_footnote_cited_twice_has_two_ways_back():
    html = parse("Yksi[^a] ja kaksi[^a].\n\n[^a]: Lähde.").html
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(set(ids)) == len(ids) == 3
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids)


@pytest.mark.parametrize(
    ("text", "shown", "rest"),
    [
        ("<!-- a -->", "", []),
        ("<!-- yksi\nkaksi\n\nkolme -->\n\nTeksti", "Teksti", []),
        ("Alku <!-- a --> loppu", "Alku  loppu", []),
        ("<!-- a --> teksti", "", ["teksti"]),
        ("<!-- a --><b>x</b><!-- b -->", "", ["<b>x</b>"]),
        ("<!-- avoin", "", ["<!-- avoin"]),
    ],
)
def test_a_comment_is_nowhere_and_nothing_is_lost_beside_it(text, shown, rest):
    found = parse(text)
    assert found.plain == shown
    assert [html.text for html in found.raw_html] == rest
    if not rest:
        assert "<!--" not in public_text(text, lambda target: False)


def test_words_are_what_a_reader_sees():
    text = 'etu.suku&#64;yritys.fi\n\n040\\-1234567 [x](https://a.fi "&#64;otsikko")'
    assert [words.text for words in parse(text).words] == [
        "etu.suku@yritys.fi",
        "@otsikko",
        "040-1234567 x",
    ]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("[a](../x.md)", "[a](/x/)"),
        ('[a](../x.md#b "Otsikko")', '[a](/x/ "Otsikko")'),
        ("[a **b**][1] c\n\n[1]: ../x.md", "[a **b**](/x/) c\n\n"),
        ("[![k](../x.md)](../x.md)", "[![k](/x/)](/x/)"),
        ("[a](<../x.md>) [b](https://a.fi/X_(Y))", "[a](/x/) [b](https://a.fi/X_(Y))"),
        ("`[a](../x.md)`", "`[a](../x.md)`"),
        ("```\n[a](../x.md)\n```", "```\n[a](../x.md)\n```"),
        ("[](../x.md)", "[](/x/)"),
    ],
)
def test_links_are_turned_as_the_parser_sees_them(text, new):
    assert relinked(text, lambda link: "/x/" if link.startswith("../x.md") else None) == new


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ja ”https://example.org/f”, niin", "https://example.org/f"),
        ("»https://example.org/f»", "https://example.org/f"),
        ("’https://example.org/f’", "https://example.org/f"),
        ("“https://example.org/f.”", "https://example.org/f"),
        ("https://example.org/f– niin", "https://example.org/f"),
        ("https://example.org/f—niin", "https://example.org/f"),
        ("https://example.org/f… niin", "https://example.org/f"),
        ("https://example.org/f, niin", "https://example.org/f"),
        ("(https://example.org/X_(Y)).", "https://example.org/X_(Y)"),
        ("{https://example.org/f}", "https://example.org/f"),
        ("https://example.org/f。", "https://example.org/f"),
        ("https://example.org/työ-1/?a=b&c=%20#d", "https://example.org/työ-1/?a=b&c=%20#d"),
        ("HTTPS://EXAMPLE.ORG/UP!", "HTTPS://EXAMPLE.ORG/UP"),
        ("Http://example.org", "Http://example.org"),
    ],
)
def test_a_bare_address_ends_where_a_reader_would_end_it(text, address):
    document = parse(text)
    assert [link.target for link in document.links] == [address]
    assert f'<a href="{address.replace("&", "&amp;")}" rel="external">' in document.html


def test_what_is_said_beside_a_text_is_in_its_language():
    text = "> [!NOTE]\n> Obs.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nText.[^1]\n\n[^1]: Mer.\n"
    swedish, finnish = parse(text, lang="sv").html, parse(text).html
    for words, told in (
        ("Huomaa", "Observera"),
        ('"Taulukko"', '"Tabell"'),
        ('"Alaviite 1"', '"Fotnot 1"'),
        ('"Alaviitteet"', '"Fotnoter"'),
        ('"Takaisin viittaukseen 1"', '"Tillbaka till hänvisningen 1"'),
    ):
        assert words in finnish and words not in swedish
        assert told in swedish and told not in finnish
