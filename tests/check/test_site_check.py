"""The check of the built site, rule by rule."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.check.site_check import check_site, look

PAGES = {"", "a/"}


@pytest.mark.parametrize("link", ["https://[a.b", "https://exam[ple.org/", "//[", "https://a]/"])
def test_a_link_that_is_no_address_is_told_and_stops_nothing(tmp_path, link):
    assert check(tmp_path, f'<a href="{link}">') == [("index.html", "site-broken-link", link)]


def check(tmp_path, page, files=("a/index.html",)):
    texts = {"index.html": page} | dict.fromkeys(files, '<html><h2 id="k">')
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return [(f.path, f.rule, dict(f.values)["value"]) for f in check_site(tmp_path, PAGES)]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="a/">',
        '<a href="a/#k">',
        '<a href="a/index.html">',
        '<a href="https://x.fi/">',
        '<a href="mailto:x">',
        '<a href="">',
        '<link rel="canonical" href="/muualla/">',
        '<link rel="alternate" hreflang="sv" href="https://x.fi/sv/">',
        '<link rel="alternate" type="text/html" href="a/">',
    ],
)
def test_a_whole_site_passes(tmp_path, page):
    assert not check(tmp_path, page)


@pytest.mark.parametrize(
    ("page", "rule", "value"),
    [
        ('<a href="b/">', "site-broken-link", "b/"),
        ('<img src="kuva.png">', "site-broken-link", "kuva.png"),
        ('<form action="haku/">', "site-broken-link", "haku/"),
        ('<link rel="alternate" href="uutta.xml">', "site-broken-link", "uutta.xml"),
        ('<link rel="stylesheet" href="a.css">', "site-broken-link", "a.css"),
        ('<a href="a/#puuttuu">', "site-broken-anchor", "a/#puuttuu"),
        ('<script src="https://x.fi/a.js"></script>', "site-third-party", "https://x.fi/a.js"),
        ('<img src="//x.fi/a.png">', "site-third-party", "//x.fi/a.png"),
    ],
)
def test_what_is_broken_is_found(tmp_path, page, rule, value):
    assert check(tmp_path, page) == [("index.html", rule, value)]


def test_a_page_that_was_to_be_there_is_missed(tmp_path):
    assert check(tmp_path, "<p>", files=()) == [("a/index.html", "site-missing-page", "a/")]


@pytest.mark.parametrize(
    ("here", "link", "leads"),
    [
        ("index.html", "a/", "a/index.html"),
        ("index.html", "a", "a"),
        ("a/b/index.html", "../c/#k", "a/c/index.html"),
        ("a/b/index.html", "../..", "index.html"),
        ("a/index.html", "", "a/index.html"),
        ("a/index.html", "?q=1#k", "a/index.html"),
        ("a/index.html", "k%C3%A4y/", "a/käy/index.html"),
    ],
)
def test_a_link_leads_where_a_browser_would_go(here, link, leads):
    (found,) = look(here, LexborHTMLParser(f'<a href="{link}">')).links
    assert found == (link, leads, "k" if "#" in link else "")


def test_of_what_is_known_to_be_there_only_anchors_are_asked():
    tree = LexborHTMLParser(
        '<a href="a/"></a><a href="a/#k"></a><a href="b/"></a><a href="b/"></a>'
    )
    assert [link for link, *_ in look("index.html", tree, {"a/index.html"}).links] == ["a/#k", "b/"]
