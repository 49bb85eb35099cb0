"""Embeds: other sites frame them, so they hold no script and lead back in a new tab."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.files.embeds import OURS, blockquote, embed_files, frame
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.publication import Files
from knowledgebase.render.view.cards import card
from knowledgebase.render.view.wording import Words
from tests.conftest import ROOT, TODAY, practice, project


def pages(made):
    return {
        path: LexborHTMLParser(data)
        for path, data in made.files.items()
        if path.startswith("upota/")
    }


def test_there_is_one_for_each_theme_region_and_entry(made):
    paths = set(pages(made))
    assert {
        "upota/teemat/tyokyky/index.html",
        "upota/alueet/lappi/index.html",
        "upota/alueet/koko-maa/index.html",
        "upota/kaytannot/tyoote/index.html",
    } <= paths


def test_they_run_nothing_and_are_left_out_of_search_engines(made):
    for path, page in pages(made).items():
        assert not page.css("script, [style], style, iframe, form, img[src^=http]"), path
        assert "script-src" not in page.css_first("meta[http-equiv]").attributes["content"]
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex", path
        assert page.css_first("link[rel=canonical]").attributes["href"].startswith("https://")
        for link in page.css("a"):
            assert link.attributes["target"] == "_blank"
            assert "noopener" in link.attributes["rel"].split()


def test_the_list_of_a_region_has_its_practices(made):
    text = pages(made)["upota/alueet/lappi/index.html"].body.text()
    assert "BrainBuusti" in text and "Kokeiluversio – ei virallinen palvelu" in text


SITE = replace(read_site(), url="https://pankki.example/")
TITLE = 'Lainaus "sitaatti" & <em>'.replace("<em>", "muuta")


@pytest.fixture
def catalogue(make_root):
    files = {"practices/a.md": practice(TITLE.replace('"', '\\"')), "projects/b.md": project()}
    return load_catalogue(make_root(files), ROOT, TODAY)[0]


def test_each_practice_and_project_has_a_card_of_its_own(catalogue):
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), SITE, TODAY)
    files = Files(embed_files(maker))
    assert {"upota/kaytannot/a/index.html", "upota/hankkeet/b/index.html"} <= set(files)
    card = LexborHTMLParser(files["upota/kaytannot/a/index.html"])
    assert card.css_first("h1 a").text() == TITLE
    assert card.css_first("h1 a").attributes["href"] == "../../../kaytannot/a/"
    assert (
        card.css_first("link[rel=canonical]").attributes["href"]
        == "https://pankki.example/kaytannot/a/"
    )
    assert "CC BY 4.0" in card.css_first("footer").text()
    assert SITE.name in card.css_first("footer").text()
    assert not card.css("script, style, [style]")


def test_the_snippets_survive_being_pasted(catalogue):
    shown = card(catalogue.entries["practice:a"], Words(catalogue.vocabularies), TODAY)
    tree = LexborHTMLParser(frame(shown, SITE))
    assert tree.css_first("iframe").attributes["src"] == "https://pankki.example/upota/kaytannot/a/"
    assert tree.css_first("iframe").attributes["title"].startswith(TITLE)
    tree = LexborHTMLParser(blockquote(shown, SITE, OURS))
    links = {a.attributes["href"] for a in tree.css("a")}
    assert links >= {"https://pankki.example/kaytannot/a/", "https://pankki.example/"}
    assert "CC BY 4.0" in tree.css_first("blockquote").text()
    assert tree.css_first("a").text() == TITLE
