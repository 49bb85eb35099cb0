"""The page on following: what each feed has now, in words where it has nothing, and where pages lead to it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.follow_pages import follow_pages, held
from tests.conftest import event, known_vocabularies, material, news, practice, publish
from tests.render.pages.test_coverage import made

DAY = "published: 2026-11-01\n"


@pytest.fixture
def root(make_root):
    return make_root(
        {
            "practices/a.md": practice("Yksi", DAY),
            "practices/b.md": practice("Kaksi", DAY).replace("  - lappi", "  - koko-maa"),
            "practices/dateless.md": practice("Päivätön"),
        }
    )


@pytest.fixture
def page(root):
    found = next(p for p in follow_pages(made(root)) if p.address == "seuraa/")
    return LexborHTMLParser(found.html())


def rows(page, heading):
    table = page.css_first(f"#{heading} ~ .table-wrap table")
    return {
        row.css_first("th").text(): row.css("td")[0].text(strip=True)
        for row in table.css("tbody tr")
    }


def test_every_feed_in_a_list_tells_how_much_it_has_and_an_empty_one_that_it_is_empty(page):
    themes, regions = rows(page, "teemat"), rows(page, "alueet")
    assert (themes["Työkyky ja työhön paluu"], themes["Työturvallisuus"]) == ("2", "tyhjä vielä")
    assert (regions["Lappi"], regions["Koko maa"], regions["Kainuu"]) == ("1", "1", "tyhjä vielä")
    kinds = [one.text().split(":")[0] for one in page.css(".own-feed ~ ul li")]
    assert "Hyvät käytännöt (2)" in kinds and "Uutiset (tyhjä vielä)" in kinds


def test_the_form_knows_of_each_pair_what_is_its_own_and_all_in_the_order_of_the_regions(page):
    regions = [one.attributes["value"] for one in page.css("select[name=alue] option")][1:]
    told = page.css_first("select[name=teema] option[value=tyokyky]").attributes["data-pairs"]
    pairs = dict(zip(regions, told.split(), strict=True))
    assert (pairs["lappi"], pairs["kainuu"], pairs["koko-maa"]) == ("1/2", "0/1", "1/1")
    other = page.css_first("select[name=teema] option[value=osaaminen]").attributes["data-pairs"]
    assert set(other.split()) == {"0/0"}


def test_what_is_told_of_a_feed_is_what_it_has(root):
    feeds = {path: data for path, data in publish(root).files.items() if path.endswith(".xml")}
    told = held(made(root))
    has = {
        path.removesuffix(".xml"): data.count(b"<entry>")
        for path, data in feeds.items()
        if path.startswith("syotteet/") and b"<entry>" in data
    }
    assert told == has and told["syotteet/teemat/tyokyky/kainuu"] == 1


def test_each_page_that_has_words_of_its_own_in_the_search_is_one_that_reads_them(page):
    words = known_vocabularies()
    assert set(words["pages"].terms) == {"seuraa"}
    named = page.css_first("[data-search-field=names]").attributes["data-search-words"]
    assert named.splitlines() == list(words["pages"].terms["seuraa"].asked_as)


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("uutta/", "kaikki"),
        ("uutiset/", "uutiset"),
        ("tapahtumat/", "tapahtumat"),
        ("materiaalit/", "materiaalit"),
    ],
)
def test_a_list_leads_first_to_where_a_feed_is_made_and_says_that_the_file_is_one(
    make_root, address, feed
):
    files = {
        "practices/a.md": practice(),
        "content/uutiset/u.md": news(),
        "content/tapahtumat/t.md": event(),
        "content/materiaalit/m.md": material("Opas", "url: https://example.org/opas\n"),
    }
    note = LexborHTMLParser(publish(make_root(files)).pages[address]).css_first(".feed-note")
    links = [(one.text(), one.attributes["href"]) for one in note.css("a")]
    assert note.text(strip=True).startswith("Seuraa:")
    assert links[0] == ("tee oma syöte", "../seuraa/#oma")
    assert links[1] == ("syötteen tiedosto (Atom)", f"../syotteet/{feed}.xml")
    assert links[-1] == ("mitä nämä ovat", "../seuraa/")
    calendar = [text for text, _ in links if "kalenteri" in text]
    assert calendar == (["kalenteri (.ics)"] if address == "tapahtumat/" else [])
