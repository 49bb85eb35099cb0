"""Pages of themes and regions: what helps and runs first, whom to ask, where a gap leads, and how long they are."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render import paged
from knowledgebase.render.pages.pages import all_pages
from tests.conftest import practice, project, publish
from tests.render.pages.test_coverage import made

PLACELESS = 'section[aria-labelledby="ilman-aluetta"]'


def in_region(title, region, ends="2027-12-31"):
    told = project(title).replace("regions:\n  - lappi", f"regions:\n  - {region}")
    return told.replace("regions:", f"starts: 2026-01-01\nends: {ends}\nregions:", 1)


@pytest.fixture
def lapland(make_root):
    files = {
        "projects/taalla.md": in_region("Täällä", "lappi"),
        "projects/jossain.md": in_region("Jossain", "ei-tiedossa"),
        "projects/ohi.md": in_region("Ohi", "ei-tiedossa", "2026-02-01"),
    }
    made = publish(make_root(files))
    return LexborHTMLParser(made.pages["alueet/lappi/"])


def test_what_runs_without_a_region_is_told_on_every_regions_page(lapland):
    assert [
        a.text(strip=True) for a in lapland.css(f"{PLACELESS} .row > a, {PLACELESS} .row h3 a")
    ] == ["Jossain"]


def test_the_lead_of_a_region_says_that_not_all_is_read_and_where_to_ask(lapland):
    lead = lapland.css_first(".lead")
    assert "vain ne, joista olemme lukeneet. Keneltä kysyä: " in " ".join(lead.text().split())
    links = [a.attributes.get("href") for a in lead.css("a")]
    assert links[-1] == "https://www.elinvoimakeskus.fi/"
    said = " ".join(lead.text().split())
    assert "Lapin elinvoimakeskus (etusivu, elinvoimakeskus.fi)" in said


def ids_of(page):
    return [node.attributes.get("id") for node in page.css("h2[id]")]


def test_what_runs_now_comes_before_themes_and_texts(lapland):
    running = lapland.css_first("#kaynnissa").parent
    assert ids_of(lapland)[0] == "kaynnissa"
    assert [a.text() for a in running.css(".row > a")] == ["Täällä", "Jossain"]


def test_a_theme_tells_how_many_of_its_projects_run_now(lapland):
    told = [" ".join(a.text().split()) for a in lapland.css(".theme-strip .h")]
    assert told == ["1 hanke, 1 käynnissä: Työkyky ja työhön paluu"]


def test_where_nothing_runs_and_nothing_is_described_the_neighbours_are_told(make_root):
    elsewhere = practice("Muualla").replace("- lappi", "- kainuu")
    files = {
        "practices/muualla.md": elsewhere,
        "projects/ohi.md": in_region("Ohi", "pohjois-pohjanmaa", "2026-02-01"),
    }
    page = LexborHTMLParser(publish(make_root(files)).pages["alueet/pohjois-pohjanmaa/"])
    (near,) = page.css(".theme-strip .near")
    assert near.text().startswith("Naapureissa 1 käytäntö")
    assert "alue=kainuu" in near.attributes["href"]
    assert "yhdestäkään hankkeesta" in page.css_first("#kaynnissa").parent.text()


def test_whom_to_ask_is_said_with_its_doubt(make_root):
    pages = publish(make_root({"projects/a.md": project("A")})).pages
    for region, doubted in (("lappi", False), ("keski-pohjanmaa", True)):
        lead = LexborHTMLParser(pages[f"alueet/{region}/"]).css_first(".lead").text()
        assert ("aluejako on päätelty nimestä" in lead) is doubted


MEASURED = """level: 2
  design: ennen-jalkeen
  read: tutkimus
  sources:
    - "https://example.org/lahde\""""
INTRO = """\
---
title: "Työkyky ja työhön paluu"
summary: "Mistä aloittaa."
updated: 2026-11-24
picks:
  - id: kuvattu
    why: "Ohje."
  - id: mitattu
    why: "Auttoi."
---

## Mitä tämä tarkoittaa työssä

Selitys.

## Mistä aloittaa

Teko.
"""


def test_a_theme_leads_with_what_is_measured_and_can_be_done(make_root):
    measured = practice("Mitattu", step="Mitatkaa.").replace("level: 0", MEASURED)
    files = {
        "content/teemat/tyokyky.md": INTRO,
        "practices/kuvattu.md": practice("Kuvattu"),
        "practices/mitattu.md": measured,
        **{f"projects/p{n}.md": project(f"Hanke {n}") for n in range(12)},
    }
    maker = made(make_root(files))
    page = LexborHTMLParser(all_pages(maker)["teemat/tyokyky/"].html())
    head = " ".join(page.css_first(".page-head").text().split())
    assert "2 käytäntöä, mitattuja 1. 12 hanketta, käynnissä 0." in head
    picks = page.css("section[aria-labelledby=aloita] .row > a")
    assert [a.text() for a in picks] == ["Mitattu", "Kuvattu"]
    headings = [h.text() for h in page.css("h2")]
    assert headings.index("Mistä aloittaa") < headings.index("Mitä tämä tarkoittaa työssä")
    folded = [" ".join(node.text().split()) for node in page.css("details.folded > summary")]
    assert "Näytä loput 7" in folded and "Mitä tämä tarkoittaa työssä" in folded
    # Nothing is left out: what is folded is on the page.
    assert len(page.css("#hankkeet ~ ul li, #hankkeet ~ details li")) == 12
    assert "Selitys." in page.body.text()


def test_a_term_with_many_cards_is_several_pages(make_root, monkeypatch):
    monkeypatch.setattr(paged, "WHOLE_BELOW", 10)
    files = {f"practices/p{n}.md": practice(f"Tapa {n}") for n in range(35)}
    pages = all_pages(made(make_root(files)))
    assert "Sivu 1 / " in LexborHTMLParser(pages["teemat/tyokyky/"].html()).body.text()
    assert "teemat/tyokyky/sivu/2/" in pages and "alueet/lappi/sivu/2/" in pages
