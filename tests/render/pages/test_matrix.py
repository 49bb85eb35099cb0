"""The matrix of themes and regions: counts, and gaps that are seen as gaps."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.matrix import Near, matrix_pages, matrix_rows, matrix_total
from knowledgebase.render.pages.term_pages import region_pages
from tests.conftest import ROOT, TODAY, practice, project


@pytest.fixture
def maker(make_root):
    two = practice("Kaksi").replace("  - lappi", "  - lappi\n  - kainuu")
    two = two.replace("  - tyokyky", "  - tyokyky\n  - osaaminen")
    files = {
        "practices/a.md": practice("Yksi"),
        "practices/b.md": two,
        "projects/c.md": project().replace("  - lappi", "  - koko-maa"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    return PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)


def cell(rows, region, theme):
    row = next(r for r in rows if r.region.id == region)
    return next((c.practices, c.projects) for c in row.cells if c.theme.id == theme)


def test_an_entry_counts_in_each_of_its_themes_and_regions(maker):
    rows = matrix_rows(maker)
    assert cell(rows, "lappi", "tyokyky") == (2, 0)
    assert cell(rows, "kainuu", "osaaminen") == (1, 0)
    assert cell(rows, "koko-maa", "tyokyky") == (0, 1)
    assert cell(rows, "uusimaa", "tyokyky") == (0, 0)


def test_every_region_the_whole_country_abroad_and_no_region_have_a_row(maker):
    rows = matrix_rows(maker)
    assert len(rows) == 22
    assert {len(row.cells) for row in rows} == {12}
    assert next(r for r in rows if r.region.id == "lappi").gaps == 10
    assert next(r for r in rows if r.region.id == "uusimaa").gaps == 12


def test_the_page_links_counts_to_lists_and_says_the_gaps(maker):
    (page,) = matrix_pages(maker)
    assert 'href="../../kaytannot/?teema=tyokyky&amp;alue=lappi"' in page.html()
    assert "2 käytäntöä: Työkyky ja työhön paluu, Lappi" in page.html()
    # Nineteen regions of twelve themes, and two cells of Lappi and two of Kainuu hold something.
    assert "Tyhjiä ruutuja on 224 kaikkiaan 228" in re.sub(
        '<span class="now">.*?</span>|<[^>]*>', "", page.html()
    )
    assert len(LexborHTMLParser(page.html()).css("td.gap")) == 224


def test_what_has_no_region_has_a_row_and_all_rows_together_are_the_whole(make_root):
    files = {
        "practices/a.md": practice("Yksi").replace("  - lappi", "  - ei-tiedossa"),
        "practices/b.md": practice("Kaksi").replace("  - lappi", "  - ulkomaat"),
        "practices/c.md": practice("Kolme").replace("  - lappi", "  - lappi\n  - kainuu"),
        "projects/d.md": project("D").replace(
            "regions:", "starts: 2026-01-01\nends: 2027-01-31\nregions:"
        ),
        "projects/e.md": project("E"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    rows = matrix_rows(maker)
    assert cell(rows, "ei-tiedossa", "tyokyky") == (1, 0)
    assert cell(rows, "ulkomaat", "tyokyky") == (1, 0)
    whole = matrix_total(maker).whole
    assert (whole.practices, whole.projects, whole.running) == (3, 2, 1)
    (page,) = matrix_pages(maker)
    assert "?teema=tyokyky&amp;alue=ei-tiedossa" in page.html()
    assert 'hankkeet/?tila=kaynnissa"' in page.html()
    assert "1 käynnissä oleva hanke: Työkyky ja työhön paluu, Lappi" in page.html()


def near(rows, region, theme):
    row = next(r for r in rows if r.region.id == region)
    return next(c.near for c in row.cells if c.theme.id == theme)


def test_a_gap_leads_to_neighbours_and_else_to_the_whole_country(maker):
    rows = matrix_rows(maker)
    # Pohjois-Pohjanmaa lies between Lappi and Kainuu; one practice is in both and counts once.
    assert near(rows, "pohjois-pohjanmaa", "tyokyky") == Near("kaytannot", ("kainuu", "lappi"), 2)
    assert near(rows, "uusimaa", "tyokyky") == Near("hankkeet", ("koko-maa",), 1)
    assert near(rows, "uusimaa", "osaaminen") is None
    assert near(rows, "lappi", "tyokyky") is None
    (page,) = matrix_pages(maker)
    assert '?teema=tyokyky&alue=kainuu&alue=lappi"' in page.html()
    assert (
        "ei yhtään: Työkyky ja työhön paluu, Pohjois-Pohjanmaa. Lähimpänä 2: Kainuu, Lappi"
        in page.html()
    )


def test_where_only_what_runs_counts_a_region_of_ended_projects_is_a_gap(make_root):
    def dated(title, ends, region):
        text = project(title, f"starts: 2020\nends: {ends}\n")
        return text.replace("  - lappi", f"  - {region}")

    files = {
        "projects/a.md": dated("A", 2021, "lappi"),
        "projects/b.md": dated("B", 2099, "kainuu"),
        "projects/c.md": dated("C", 2021, "pohjois-pohjanmaa"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    rows = {row.region.id: row for row in matrix_rows(maker)}
    assert [(rows[id].gaps, rows[id].gaps_now) for id in ("lappi", "kainuu")] == [
        (11, 12),
        (11, 11),
    ]
    over = next(cell for cell in rows["pohjois-pohjanmaa"].cells if cell.theme.id == "tyokyky")
    assert (over.near, over.near_running) == (None, Near("hankkeet", ("kainuu",), 1, running=True))
    (page,) = matrix_pages(maker)
    tree = LexborHTMLParser(page.html())
    assert [tree.css_first(f"header .{mark}").text() for mark in ("ever", "now")] == ["225", "227"]
    assert len(tree.css("td.gap-now")) == 2
    assert "?teema=tyokyky&alue=kainuu&tila=kaynnissa" in [
        a.attributes["href"].partition("/hankkeet/")[2] for a in tree.css("td.gap-now a.now")
    ]
    head, *regions = tree.css("table.matrix tr")
    assert head.css("th")[1].text() == "Kaikki teemat"
    assert regions[-1].css_first("td a.h span").text() == "3"


def test_neighbours_are_each_others(maker):
    regions = maker.catalogue.vocabularies["regions"].terms
    for region in regions.values():
        assert bool(region.neighbours) is bool(region.code), region.id
        for other in region.neighbours:
            assert region.id in regions[other].neighbours, (region.id, other)


def test_the_page_of_a_region_tells_what_runs_and_where_all_projects_are_over(make_root):
    def dated(title, ends, region="lappi"):
        text = project(title, f"starts: 2020\nends: {ends}\n")
        return text.replace("  - lappi", f"  - {region}")

    files = {
        "projects/a.md": dated("A", 2021),
        "projects/b.md": dated("B", 2022),
        "projects/c.md": dated("C", 2099, "koko-maa"),
        "projects/d.md": dated("D", 2099, "kainuu"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)
    pages = {page.address: page.html() for page in region_pages(maker)}
    lappi, kainuu = pages["alueet/lappi/"], pages["alueet/kainuu/"]
    assert "2 hanketta, päättyneet" in lappi
    assert "1 hanke, päättynyt" not in kainuu
    assert ">0 hanketta</a>" in lappi
    assert ">1 hanke</a>" in kainuu
    assert '?tila=kaynnissa&amp;alue=koko-maa">1 koko maan hanke</a>' in kainuu
    assert "Tyhjä ruutu ei tarkoita" in lappi
