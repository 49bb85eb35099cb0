"""Long lists: several pages that read without script, and a script that narrows all of it down."""

import re

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.flow import build
from knowledgebase.ground.layout import numbered
from knowledgebase.ground.settings import Settings
from knowledgebase.render import paged
from knowledgebase.render.pages import list_rows
from tests.conftest import CORPUS, TODAY, publish, serving
from tests.conftest import practice as written

MANY = 31


@pytest.fixture(scope="module")
def short_pages():
    """Lists of more than ten are pages of four, told in files of eight."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paged, "WHOLE", 10)
        patched.setattr(paged, "WHOLE_BELOW", 10)
        patched.setattr(paged, "PAGE", 4)
        patched.setattr(list_rows, "WHOLE", 10)
        patched.setattr(list_rows, "ROWS", 8)
        yield


@pytest.fixture
def made(make_root, short_pages):
    files = {f"practices/k{n}.md": written(f"Käytäntö numero {n:02}") for n in range(MANY)}
    return publish(make_root(files))


def rows(page):
    return [node.text() for node in LexborHTMLParser(page).css(".rows > .row > a")]


class TestWithoutScript:
    @pytest.mark.parametrize("start", ["kaytannot/", "teemat/tyokyky/", "alueet/lappi/"])
    def test_one_comes_from_the_first_page_to_every_entry(self, made, start):
        address, found = start, []
        for _ in range(MANY):
            tree = LexborHTMLParser(made.pages[address])
            found += rows(tree.html) or [a.text() for a in tree.css(".card-title a")]
            following = tree.css_first("a[rel=next]")
            if not following:
                break
            before = address
            address = re.sub(r"^(\.\./)+", "", following.attributes["href"])
            back = LexborHTMLParser(made.pages[address]).css_first("a[rel=prev]")
            assert back.attributes["href"].endswith(before)
        assert len(found) == len(set(found)) == MANY

    def test_the_first_page_counts_all(self, made):
        assert f"{MANY} käytäntöä" in made.pages["kaytannot/"]
        assert f'<span class="number">{MANY}</span>' in made.pages["teemat/tyokyky/"]

    def test_the_twins_go_on_from_one_to_the_next_and_have_all(self, made):
        number, found = 1, []
        while (path := f"{numbered('kaytannot/', number)}index.md") in made.files:
            text = made.files[path].decode()
            found += re.findall(r"^- \[(.*?)\]", text, re.MULTILINE)
            following = f"{numbered('kaytannot/', number + 1)}index.md"
            assert (following in text) == (following in made.files)
            number += 1
        assert len(found) == len(set(found)) == MANY


@pytest.fixture(scope="module")
def served(short_pages, tmp_path_factory):
    site = tmp_path_factory.mktemp("paged") / "polku"
    built, findings = build(Settings(CORPUS, TODAY, index=False, origin=site.parent), site)
    assert built, findings
    with serving(site.parent) as address:
        yield f"{address}polku/"


@pytest.mark.browser
def test_filters_orders_and_more_are_of_the_whole_list(page, served):
    page.goto("kaytannot/")
    total = int(page.locator("[data-browse]").get_attribute("data-total"))
    expect(page.locator("[data-groups] .row").filter(visible=True)).to_have_count(4)
    page.get_by_label("Järjestys").select_option("nimi")
    in_sight = page.locator("[data-found] .row").filter(visible=True)
    expect(in_sight).to_have_count(12)
    expect(page.locator("[data-count]")).to_contain_text(f"{total} käytäntöä")
    page.get_by_role("button", name=re.compile("^Näytä lisää")).click()
    expect(in_sight).to_have_count(36)
    titles = in_sight.locator("> a").all_inner_texts()
    in_order = "all => all.toSorted((a, b) => a.localeCompare(b, 'fi'))"
    assert titles == page.evaluate(in_order, titles)
    expect(in_sight.last.get_by_role("button", name=re.compile("^Vertaa"))).to_be_visible()
    page.locator("[data-facet=teema] summary").click()
    option = page.locator("[data-facet=teema] label", has_text="Työhyvinvointi")
    number = int(option.locator("[data-number]").inner_text())
    option.click()
    told = f"{number} käytäntöä, koko luettelossa {total}"
    expect(page.locator("[data-count]")).to_contain_text(told)
    page.get_by_role("button", name="Tyhjennä kaikki suodattimet").click()
    expect(page.locator("[data-groups] .row").filter(visible=True)).to_have_count(4)
    page.goto("kaytannot/?jarjestys=nimi&teema=tyohyvinvointi")
    expect(in_sight).to_have_count(12)
    title = in_sight.last.locator("> a").inner_text()
    in_sight.last.locator("> a").click()
    expect(page.locator("h1")).to_contain_text(title)
