"""An estimate of the editors is marked wherever it is shown, and what a source tells is not."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.all_files import all_files
from knowledgebase.render.pages.pages import all_pages
from tests.conftest import practice
from tests.render.pages.test_coverage import made

TAKES = """\
effort:
  level: kevyt
  origin: {origin}
  inputs:
    - who: "Esihenkilö"
      hours: 3
      source: "https://example.org/lahde"
cost:
  level: 1
  origin: {origin}
  inputs:
    - what: "Koulutus"
      eur: 300
time_to_effect:
  level: heti
  origin: {origin}
  why: "Muutos näkyy heti."
  inputs:
    - what: "Koulutus"
      weeks: 1
"""
METHOD = """\
---
title: "Toimituksen arviot"
summary: "Näin arviot lasketaan."
---

Teksti.
"""
FILES = {
    "practices/arvio.md": practice("Arvioitu", more=TAKES.format(origin="arvio")),
    "practices/lahde.md": practice("Kerrottu", more=TAKES.format(origin="lahde")),
    "practices/ei.md": practice("Tuntematon"),
    "content/tietoa/arviot.md": METHOD,
}
MARK = "toimituksen arvio"


@pytest.fixture(scope="module")
def maker(tmp_path_factory):
    root = tmp_path_factory.mktemp("marks")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return made(root)


@pytest.fixture(scope="module")
def pages(maker):
    return all_pages(maker)


@pytest.fixture(scope="module")
def files(maker, pages):
    return all_files(maker, pages.values())


def page(pages, address):
    return LexborHTMLParser(pages[address].html())


@pytest.mark.parametrize("facet", ["tyomaara", "kustannus", "aika"])
def test_a_filter_tells_how_many_of_its_values_are_estimates_and_how_they_are_made(pages, facet):
    shown = page(pages, "kaytannot/").css_first(f"[data-facet={facet}]")
    assert "toimituksen arvioita 1, lähteistä 1" in shown.css_first("summary").text()
    assert shown.css_first("fieldset a").attributes["href"] == "../tietoa/arviot/"


def test_a_filter_whose_values_are_all_of_one_kind_says_so(tmp_path):
    for name, origin, note in (("a", "arvio", "kaikki toimituksen arvioita"), ("b", "lahde", "")):
        file = tmp_path / name / "practices" / "a.md"
        file.parent.mkdir(parents=True)
        file.write_text(practice(more=TAKES.format(origin=origin)), "utf-8")
        shown = page(all_pages(made(tmp_path / name)), "kaytannot/")
        told = shown.css_first("[data-facet=aika] summary .facet-note")
        assert (told.text() if told else "") == note


def test_a_question_of_fit_tells_it_too(pages, maker):
    # Two of three answer, so it is asked.
    question = page(pages, "sopiiko-meille/").css_first("#kysymys-tyomaara").parent
    assert "toimituksen arvioita 1, lähteistä 1" in question.css_first("#ohje-tyomaara").text()
    assert question.css_first("a").attributes["href"] == "../tietoa/arviot/"


@pytest.mark.parametrize(
    ("id", "marked"),
    [("arvio", "tyomaara kustannus aika"), ("lahde", None), ("ei", None)],
)
def test_a_row_names_its_estimates_for_the_reasons_that_the_browser_gives(pages, files, id, marked):
    row = page(pages, "kaytannot/").css_first(f'[data-card="practice:{id}"]')
    assert row.attributes.get("data-arvio") == marked
    suited = dict(json.loads(files["sopiiko-meille/kaytannot.json"]()))
    assert suited[id].get("arvio") == (["tyomaara"] if marked else None)


@pytest.mark.parametrize("id", ["arvio", "lahde"])
def test_a_comparison_and_a_memo_get_the_mark_in_their_words(files, id):
    told = json.loads(files[f"vertaile/kortit/{id}.json"]())
    for name in ("effort", "cost", "time"):
        assert (MARK in told[name]) == (id == "arvio"), name


@pytest.mark.parametrize("id", ["arvio", "lahde"])
def test_the_page_marks_its_facts_and_calls_a_calculation_beside_a_source_a_comparison(pages, id):
    shown = page(pages, f"kaytannot/{id}/")
    facts = {
        fact.css_first("dt").text(): fact.css_first("dd").text() for fact in shown.css(".fact")
    }
    for label in ("Työmäärä", "Kustannus", "Milloin vaikuttaa"):
        assert (MARK in facts[label]) == (id == "arvio"), label
    grounds = shown.css_first("#arvion-osat").parent.text().replace("\u00a0", " ")
    assert ("Laskelma on vertailu" in grounds) == (id == "lahde")
    assert ("Esihenkilö: 1 × 3 h × 1 (lähteestä)" in grounds) and "Koulutus: 1 viikko" in grounds
    assert shown.css_first("#arvion-osat + p a").attributes["href"] == "../../tietoa/arviot/"


def test_markdown_twins_and_open_data_tell_the_origin(files):
    twins = {id: files[f"kaytannot/{id}/index.md"]().decode() for id in ("arvio", "lahde")}
    assert (twins["arvio"].count(MARK), twins["lahde"].count(MARK)) == (3, 0)
    for id in ("arvio", "lahde"):
        entry = json.loads(files[f"data/v1/practices/{id}.json"]())
        entry = entry.get("item", entry)
        assert {entry[field]["origin"] for field in ("effort", "cost", "time_to_effect")} == {id}
    table = files["data/v1/practices.csv"]().decode("utf-8-sig").splitlines()
    for field in ("effort", "cost", "time_to_effect"):
        assert f"{field}.origin" in table[0].split(";")


def test_the_method_s_page_counts_how_the_calculations_agree_with_sources(pages):
    shown = page(pages, "tietoa/arviot/")
    rows = [[cell.text() for cell in row.css("th, td")] for row in shown.css("tbody tr")]
    assert rows == [
        ["Työmäärä", "1", "1", "1", "0"],
        ["Kustannus", "1", "1", "1", "0"],
        ["Milloin vaikuttaa", "1", "1", "1", "0"],
    ]
