"""The embed card: one entry on somebody else's page, with its source and licence."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.files.entry_embed import entry_embed_files, snippets
from knowledgebase.render.maker import PageMaker
from tests.conftest import ROOT, TODAY, practice, project

SITE = replace(read_site(), url="https://pankki.example/")
TITLE = 'Lainaus "sitaatti" & <em>'.replace("<em>", "muuta")


@pytest.fixture
def catalogue(make_root):
    files = {"practices/a.md": practice(TITLE.replace('"', '\\"')), "projects/b.md": project()}
    return load_catalogue(make_root(files), ROOT, TODAY)[0]


def test_each_practice_and_project_has_a_card_of_its_own(catalogue):
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), SITE, TODAY)
    files = entry_embed_files(maker)
    assert set(files) == {"upota/kaytannot/a/index.html", "upota/hankkeet/b/index.html"}
    card = LexborHTMLParser(files["upota/kaytannot/a/index.html"])
    assert card.css_first("h1 a").text() == TITLE
    assert card.css_first("h1 a").attributes["href"] == "../../../kaytannot/a/"
    assert (
        card.css_first("link[rel=canonical]").attributes["href"]
        == "https://pankki.example/kaytannot/a/"
    )
    assert "CC BY 4.0" in card.css_first(".source").text()
    assert SITE.name in card.css_first(".source").text()
    assert not card.css("script, style, [style]")


def test_the_snippets_survive_being_pasted(catalogue):
    frame, quote = snippets(catalogue.entries["practice:a"], SITE)
    tree = LexborHTMLParser(frame)
    assert tree.css_first("iframe").attributes["src"] == "https://pankki.example/upota/kaytannot/a/"
    assert tree.css_first("iframe").attributes["title"].startswith(TITLE)
    tree = LexborHTMLParser(quote)
    links = {a.attributes["href"] for a in tree.css("a")}
    assert links >= {"https://pankki.example/kaytannot/a/", "https://pankki.example/"}
    assert "CC BY 4.0" in tree.css_first("blockquote").text()
    assert tree.css_first("a").text() == TITLE
