"""Plain language: what is worth a warning, and what would be crying wolf."""

from datetime import date

import pytest

from knowledgebase.catalogue.language import MOST, is_opened
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, practice, project

TODAY = date(2026, 11, 24)
THL = "Terveyden ja hyvinvoinnin laitos"


def warnings(root, rule):
    found = load_catalogue(root, ROOT, TODAY)[1]
    return [dict(f.values)["value"] for f in found if f.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "Terveyden ja hyvinvoinnin laitos (THL) arvioi mallin.",
        "Terveyden ja hyvinvoinnin laitoksen (THL) sivu",
        "THL (Terveyden ja hyvinvoinnin laitos) arvioi",
        "THL eli Terveyden ja hyvinvoinnin laitos",
        "laitos eli THL",
        "Terveyden ja hyvinvoinnin laitos THL arvioi",
        "THL-keskus, jonka koko nimi on pitkä",
    ],
)
def test_an_abbreviation_is_opened_in_many_ways(text):
    assert is_opened("THL", THL, text)


@pytest.mark.parametrize(
    "text",
    ["THL arvioi mallin.", "THLX (laitos)", "Arvio (luettu sivulta) on THL:n.", "kelihäTHL eli"],
)
def test_an_abbreviation_alone_is_not_opened(text):
    assert not is_opened("THL", THL, text)


def test_the_summary_opens_its_own_abbreviations(make_root):
    told = practice(body=f"## Lähtötilanne\n\n{THL} (THL) kertoo.")
    root = make_root({"practices/a.md": told.replace("Lyhyt kuvaus", "THL kertoo: kuvaus")})
    assert warnings(root, "unopened-abbreviation") == [f"THL ({THL})"]


def test_what_is_opened_in_the_summary_needs_no_second_opening(make_root):
    text = practice(body="## Lähtötilanne\n\nTHL kertoo.")
    root = make_root({"practices/a.md": text.replace("Lyhyt kuvaus", f"{THL} (THL): kuvaus")})
    assert warnings(root, "unopened-abbreviation") == []


def test_names_of_projects_known_words_and_other_languages_are_left_alone(make_root):
    root = make_root(
        {
            "projects/b.md": project(title="KEINO – ketterää intoa"),
            "practices/a.md": practice(body="## Lähtötilanne\n\nKEINO sai EU-rahaa ja PDF-oppaan."),
            "practices/c.md": practice("En", "lang: en\n", "## Background\n\nThe THL model."),
        }
    )
    assert warnings(root, "unopened-abbreviation") == []


def test_links_code_and_alerts_are_not_prose(make_root):
    body = "## Lähtötilanne\n\n> [!NOTE]\n> Katso [sivu](https://example.org/THL) ja `THL`."
    root = make_root({"practices/a.md": practice(body=body)})
    assert warnings(root, "unopened-abbreviation") == []


@pytest.mark.parametrize(
    ("summary", "heaps"),
    [
        ("Työ suunnitellaan ja tehdään yhdessä.", 0),
        ("Työ suunnitellaan, tehdään ja arvioidaan yhdessä.", 1),
        ("Esihenkilö kysyy, kuuntelee ja päättää enintään kerran tänään.", 0),
    ],
)
def test_two_passives_are_not_a_heap(make_root, summary, heaps):
    text = practice().replace("Lyhyt kuvaus käytännöstä.", summary)
    assert len(warnings(make_root({"practices/a.md": text}), "passive-heap")) == heaps


def test_a_solution_may_have_three(make_root):
    three = practice().replace("Ratkaisu.", "Työ suunnitellaan, tehdään ja arvioidaan.")
    four = practice().replace("Ratkaisu.", "Työ suunnitellaan, tehdään, arvioidaan ja kirjataan.")
    root = make_root({"practices/a.md": three, "practices/b.md": four})
    found = load_catalogue(root, ROOT, TODAY)[1]
    assert [f.path for f in found if f.rule == "passive-heap"] == ["practices/b.md"]


def test_a_text_full_of_abbreviations_is_looked_at_only_so_far(make_root):
    many = " ".join(f"{a}{b}{c}" for a in "BCDFGHJKL" for b in "BCDFGHJKL" for c in "BCDFGHJKL")
    root = make_root({"practices/a.md": practice(body=f"## Lähtötilanne\n\n{many}")})
    assert len(warnings(root, "unopened-abbreviation")) == MOST
