"""What a practice takes, on its page: estimated days rounded, and what may cost beside the cost."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.all_files import all_files
from knowledgebase.render.pages.pages import all_pages
from tests.conftest import practice
from tests.render.pages.test_coverage import made

NOTE = "Sijaiset voivat maksaa."
ESTIMATED = f"""\
effort:
  level: raskas
  days: 22.8
  origin: arvio
  inputs:
    - who: "Henkilöstö"
      people: 20
      hours: 8.55
cost:
  level: 0
  origin: arvio
  note: "{NOTE}"
"""
SOURCED = """\
effort:
  level: raskas
  days: 22.8
cost:
  level: 2
"""
UNKNOWN = f"""\
cost:
  level: ei-tiedossa
  note: "{NOTE}"
"""


@pytest.fixture
def maker(make_root):
    cards = {"arvio": ESTIMATED, "lahde": SOURCED, "ei": UNKNOWN}
    return made(
        make_root({f"practices/{id}.md": practice(id, more=more) for id, more in cards.items()})
    )


@pytest.fixture
def pages(maker):
    shown = all_pages(maker)
    return {
        id: LexborHTMLParser(shown[f"kaytannot/{id}/"].html()) for id in ("arvio", "lahde", "ei")
    }


def facts(page):
    return {one.css_first("dt").text(): one.css_first("dd").text() for one in page.css(".fact")}


def test_estimated_days_are_rounded_and_those_of_a_source_are_as_the_source_has_them(pages):
    assert facts(pages["arvio"])["Työmäärä"] == "Raskas, noin 23 työpäivää (toimituksen arvio)"
    assert facts(pages["lahde"])["Työmäärä"] == "Raskas, noin 22,8 työpäivää"
    assert "Yhteensä noin 23\u00a0työpäivää: Raskas" in pages["arvio"].body.text()
    assert "22,8" not in pages["arvio"].body.text()


def test_what_may_cost_stands_beside_the_cost_and_only_there(pages):
    told = facts(pages["arvio"])["Kustannus"]
    assert told == f"Ei ostoja, omaa työtä (toimituksen arvio){NOTE}"
    assert pages["arvio"].body.text().count(NOTE) == 1
    assert facts(pages["lahde"])["Kustannus"] == "1 000–9 999 €"


def test_a_cost_that_nobody_knows_is_told_with_its_reason_and_not_listed_as_missing(pages):
    assert facts(pages["ei"])["Kustannus"] == f"ei tiedossa{NOTE}"
    missing = pages["ei"].css_first(".unknowns").text()
    assert "työmäärä" in missing and "kustannus" not in missing


def test_the_markdown_twin_tells_it_too_and_open_data_has_the_days_of_the_file(maker):
    files = all_files(maker, all_pages(maker).values())
    twin = files["kaytannot/arvio/index.md"]().decode()
    assert f"- Kustannus: Ei ostoja, omaa työtä (toimituksen arvio). {NOTE}" in twin
    assert "noin 23 työpäivää" in twin
    assert json.loads(files["data/v1/practices/arvio.json"]())["effort"]["days"] == 22.8
