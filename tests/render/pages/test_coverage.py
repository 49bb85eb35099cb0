"""The funder's page: every count is the number of what its link lists; what is lacking is said."""

from datetime import date
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.audiences import audience_pages
from knowledgebase.render.pages.coverage import (
    changed,
    coverage_pages,
    no_practice_for,
    not_running_in,
    nothing_for,
    nothing_in,
    subjects,
)
from knowledgebase.render.pages.handover import ending
from knowledgebase.render.pages.matrix import matrix_pages
from knowledgebase.render.pages.pages import all_pages
from tests.conftest import ROOT, TODAY, corpus_catalogue, practice, project


@cache
def of_corpus():
    """The maker of the corpus's pages, made once for all tests of a process."""
    return of(corpus_catalogue(), TODAY)


def made(root, today=TODAY):
    return of(load_catalogue(root, ROOT, today)[0], today)


def of(catalogue, today):
    return PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), today)


def dated(title, starts, ends):
    return project(title).replace("regions:", f"starts: {starts}\nends: {ends}\nregions:")


FILES = {
    "practices/a.md": practice("Yksi").replace(
        "regions:", "for_whom:\n  - nuoret\npublished: 2026-11-01\nregions:"
    ),
    "projects/runs.md": dated("Käynnissä", "2026-10", "2027-01-31"),
    "projects/ended.md": dated("Päättyi", "2024-01-01", "2026-10-31"),
    "projects/coming.md": dated("Tulee", "2027-01-01", "2028-12-31"),
    "projects/undated.md": project("Ajaton"),
}


@pytest.fixture
def maker(make_root):
    return made(make_root(FILES))


def test_a_theme_tells_its_practices_by_evidence_and_audience(maker):
    told = next(s for s in subjects(maker) if s.theme.id == "tyokyky")
    assert (told.practices, told.projects, told.running) == (1, 4, 1)
    assert told.by_level == {"0": 1}
    assert told.by_group == {"nuoret": 1}


def test_what_is_lacking_is_said_in_words(maker):
    assert len(nothing_in(maker)) == 19
    assert (
        "Työkyky ja työhön paluu"
        not in next(g for g in nothing_in(maker) if g.name == "Lappi").themes
    )
    assert not not_running_in(maker)
    assert len(next(g for g in no_practice_for(maker) if g.name == "Nuoret").themes) == 11


def test_an_audience_without_anything_is_told(make_root):
    maker = made(make_root({"projects/a.md": project("A", "audience:\n  - kunnat\n")}))
    gaps = {gap.name: gap.themes for gap in nothing_for(maker)}
    assert len(gaps["Työpaikat"]) == 12
    assert "Työkyky ja työhön paluu" not in gaps["Kunnat"] and len(gaps["Kunnat"]) == 11


def test_a_region_without_a_running_project_is_told(make_root):
    assert [
        g.name for g in not_running_in(made(make_root({"practices/a.md": practice("Yksi")})))
    ] == ["Lappi"]


@pytest.mark.parametrize("of", ["Teemoittain", "Alueittain", "Sidosryhmittäin"])
def test_every_year_leads_to_the_projects_that_ran_in_it(maker, of):
    (page,) = coverage_pages(maker)
    tree = LexborHTMLParser(page.html())
    (table,) = (d for d in tree.css("details") if d.css_first("summary").text() == of)
    last = table.css("tbody tr")[-1]
    told = {a.attributes["href"].partition("?")[2]: a.text() for a in last.css("a")}
    assert told == {
        "vuosi=2024": "1",
        "vuosi=2025": "1",
        "vuosi=2026": "2",
        "vuosi=2027": "2",
        "vuosi=2028": "1",
    }


def test_ninety_days_tell_what_began_and_ended_and_what_ends_next(maker):
    told = {item.what: [card.title for card in item.cards] for item in changed(maker)}
    assert told["Hankkeita alkoi"] == ["Käynnissä"]
    assert told["Hankkeita päättyi"] == ["Päättyi"]
    assert told["Hankkeita päättyy seuraavien 90 päivän aikana"] == ["Käynnissä"]
    assert told["Uusia käytäntöjä tietopankissa"] == ["Yksi"]


@pytest.mark.parametrize(
    ("ends", "soon"), [("2027-02-22", True), ("2027-02-23", False), ("2027-02", False)]
)
@pytest.mark.parametrize("starts", ["starts: 2024\n", ""])
def test_what_ends_soon_is_the_same_here_and_on_the_page_of_what_ends(
    make_root, starts, ends, soon
):
    maker = made(make_root({"projects/a.md": project("A", f"{starts}ends: {ends}\n")}))
    told = {item.what: [card.title for card in item.cards] for item in changed(maker)}
    assert told["Hankkeita päättyy seuraavien 90 päivän aikana"] == (["A"] if soon else [])
    assert [p.fields.title for p in ending(maker)] == (["A"] if soon else [])


def told_on(title, added, changed=""):
    dates = f"published: {added}\n" + (f"updated: {changed}\n" if changed else "")
    return project(title).replace("regions:", f"{dates}regions:")


def test_when_all_is_new_it_is_counted_and_not_listed_and_real_changes_are(make_root):
    files = {f"projects/{n}.md": told_on(n.upper(), "2026-11-01") for n in "ab"}
    told = {item.what: item for item in changed(made(make_root(files)))}
    new = told["Uusia hankkeita tietopankissa"]
    assert (len(new.cards), new.whole) == (2, "hankkeet")
    page = all_pages(made(make_root(files)))["tilannekuva/"].html()
    assert 'tietopankissa: <a href="../hankkeet/">2</a>. Kaikki ovat uusia' in page
    files["projects/b.md"] = told_on("B", "2024-01-01", "2026-11-02")
    told = {item.what: item for item in changed(made(make_root(files)))}
    assert told["Uusia hankkeita tietopankissa"].whole == ""
    assert [c.title for c in told["Muuttuneita hankekortteja"].cards] == ["B"]


def test_a_year_on_nothing_has_changed(make_root):
    later = made(
        make_root({"projects/a.md": dated("A", "2024-01-01", "2025-01-01")}), date(2027, 1, 1)
    )
    assert not any(item.cards for item in changed(later))


@pytest.fixture(scope="module")
def corpus():
    return of_corpus()


def listed(maker, address, query):
    """Return the number of rows that a list shows at an address: each facet has a chosen value."""
    shelf = maker.shelves.practices if "kaytannot/" in address else maker.shelves.projects
    asked = parse_qs(query)
    return sum(
        all(
            set(values) & set(maker.card(entry).facets.get(name, ("ei-tiedossa",)))
            for name, values in asked.items()
        )
        for entry in shelf
    )


@pytest.mark.parametrize("pages", [coverage_pages, matrix_pages, audience_pages])
def test_every_count_is_the_length_of_the_list_that_it_leads_to(corpus, pages):
    (page,) = pages(corpus)
    counted = 0
    for link in LexborHTMLParser(page.html()).css("td a[href*='?'], .page-head a[href*='?']"):
        to = urlsplit(link.attributes["href"])
        if "near" in (link.attributes.get("class") or ""):
            continue
        told = int((link.css_first("span") or link).text())
        assert told == listed(corpus, to.path, to.query), link.html
        counted += 1
    assert counted > 100


def test_every_organisation_is_counted_as_its_page_lists_it(corpus):
    (page,) = coverage_pages(corpus)
    rows = LexborHTMLParser(page.html()).css("section[aria-labelledby=kuka] tbody tr")
    assert rows
    for row in rows:
        id = row.css_first("a").attributes["href"].rstrip("/").rsplit("/", 1)[1]
        entries = corpus.shelves.by_organisation[id]
        projects, practices = (int(cell.text()) for cell in row.css("td"))
        assert projects == sum(entry.kind == "project" for entry in entries)
        assert practices == sum(entry.kind == "practice" for entry in entries)


def test_every_fold_of_changes_says_as_many_as_it_lists(maker):
    (page,) = coverage_pages(maker)
    folds = LexborHTMLParser(page.html()).css("section[aria-labelledby=muuttunut] details")
    assert folds
    for fold in folds:
        assert int(fold.css_first("summary").text().rsplit(" ", 1)[1]) == len(fold.css("li"))
