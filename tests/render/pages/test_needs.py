"""Needs: a page for each, with what to begin with."""

import re

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.needs import need_pages
from tests.conftest import practice
from tests.render.pages.test_coverage import made, of_corpus

ORDERS = {
    "Nopein aloittaa": "nopea aloittaa",
    "Vahvin näyttö": "tasolle Mitattu",
    "Pienelle työpaikalle": "pienelle työpaikalle",
}
LIGHT = """\
effort:
  level: kevyt
  days: 2
  who: "Esihenkilö"
"""


MEASURED = """level: 2
  design: ennen-jalkeen
  read: tutkimus
  sources:
    - "https://example.org/lahde\""""


def with_keyword(text):
    return text.replace("regions:", "keywords:\n  - tyohon-paluu\nregions:")


def test_every_page_of_a_need_tells_each_order_or_that_nothing_is_known():
    pages = [page for page in need_pages(of_corpus()) if page.kind == "need"]
    ordered = 0
    for page in pages:
        told = LexborHTMLParser(page.html())
        practices = re.search(r"(\d+) käytäntö", told.css_first("header").text())
        known = [
            one.css_first("h2").text() for one in told.css(".orders section") if one.css("ol a")
        ]
        said = "".join(one.text() for one in told.css(".unknown-orders"))
        unknown = [name for name, words in ORDERS.items() if words in said]
        asked = ORDERS if int(practices[1]) >= 3 else ()
        assert sorted([*known, *unknown]) == sorted(asked), page.address
        ordered += bool(asked)
    assert ordered > len(pages) / 2


def test_the_first_practice_of_a_need_tells_its_first_step_and_all_why_they_are_there(make_root):
    words = {id: practice(id.title()) for id in ("eka", "toka", "kolmas")}
    words["toka"] = practice("Toka", more=LIGHT)
    root = make_root({f"practices/{id}.md": with_keyword(text) for id, text in words.items()})
    page = next(p for p in need_pages(made(root)) if p.address == "tarpeet/poissaolot-pitkittyvat/")
    quickest = LexborHTMLParser(page.html()).css(".orders section")[0]
    assert [one.text() for one in quickest.css("a")] == ["Toka"]
    why = quickest.css_first("li .small").text()
    assert why == "Kevyt, noin 2 työpäivää, tuloksia ei ole luettu"
    assert "Ensimmäinen askel. " in quickest.css_first("li p").text()
    assert len(LexborHTMLParser(page.html()).css(".orders li p")) == 1


def test_only_what_has_no_read_results_is_told_to_have_none(make_root):
    words = {id: practice(id.title(), more=LIGHT) for id in ("eka", "toka", "kolmas")}
    words["toka"] = words["toka"].replace("level: 0", MEASURED)
    root = make_root({f"practices/{id}.md": with_keyword(text) for id, text in words.items()})
    page = next(p for p in need_pages(made(root)) if p.address == "tarpeet/poissaolot-pitkittyvat/")
    quickest = LexborHTMLParser(page.html()).css(".orders section")[0]
    unread = {
        one.css_first("a").text()
        for one in quickest.css("li")
        if "tuloksia ei ole luettu" in one.css_first(".small").text()
    }
    assert unread == {"Eka", "Kolmas"}
