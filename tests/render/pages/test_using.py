"""What a reader can do with a card: share, embed, cite, print, answer."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.entries import entry_pages
from knowledgebase.render.pages.term_pages import theme_pages
from knowledgebase.render.pages.using import use_of
from tests.conftest import ROOT, TODAY, news, practice


def test_practices_and_projects_are_shared_cited_and_answered_and_news_is_not(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Otsikko", "published: 2026-11-01\n"),
            "content/uutiset/u.md": news("Uutinen", "2026-11-01"),
        }
    )
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    use = use_of(maker, catalogue.entries["practice:a"])
    assert use["url"].endswith("/kaytannot/a/")
    assert use["citation"].text.endswith(
        "(2026). Otsikko. Päivitetty 1.11.2026. Lisenssi: CC BY 4.0. " + use["url"]
    )
    assert use["url"] in use["frame"] or "upota/kaytannot/a/" in use["frame"]
    assert use["qr"].startswith("<svg ")
    assert [one.kind for one in use["feedback"]] == ["kokeilimme", "korjaa"]
    assert use_of(maker, catalogue.entries["news:u"]) == {}


def test_a_source_that_is_a_document_and_was_read_as_one_says_so_once(make_root):
    written = practice("Otsikko").replace(
        "    accessed: 2026-11-24\nproblem",
        "    accessed: 2026-11-24\n    read_as: asiakirja\nproblem",
    )
    kind = written[written.index("    kind: ") :].splitlines()[0]
    root = make_root({"practices/a.md": written.replace(kind, "    kind: asiakirja", 1)})
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    (page,) = entry_pages(maker)
    assert page.html().count(">Asiakirja<") == 1


def test_no_tick_stands_before_why_a_practice_is_picked(make_root):
    page = '---\ntitle: "T"\nsummary: "T."\npicks:\n  - id: a\n    why: "Ei auttanut."\n---\n'
    root = make_root({"practices/a.md": practice(), "content/teemat/tyokyky.md": page})
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    html = next(p.html() for p in theme_pages(maker) if p.address == "teemat/tyokyky/")
    assert '</a><span class="row-line">Ei auttanut.</span>' in html
