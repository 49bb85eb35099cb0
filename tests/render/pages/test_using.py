"""What a reader can do with a card: share, embed, cite, print, answer."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
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
