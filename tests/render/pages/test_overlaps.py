"""Overlaps: the page tells why, hides what no project looks for, and its table has every pair."""

import csv

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import NEAR
from knowledgebase.render.pages import overlaps
from knowledgebase.render.pages.overlaps import (
    PAIRS,
    lessons,
    near_groups,
    overlap_files,
    overlap_pages,
)
from tests.conftest import project
from tests.relate.test_near_projects import ELSE, one
from tests.relate.test_seeking import looking
from tests.render.pages.test_coverage import made, of_corpus

GOES = {"starts": "2026", "ends": "2028"}
OVER = {"starts": "2020", "ends": "2022"}


def page(maker):
    (made_page,) = overlap_pages(maker)
    assert made_page.head.address == NEAR
    return LexborHTMLParser(made_page.html())


def root_of(make_root, **projects):
    return make_root({f"projects/{id}.md": text for id, text in projects.items()})


def test_a_group_tells_its_reasons_in_words(make_root):
    maker = made(root_of(make_root, a=one("Vuorot"), b=one("Ajat"), c=one("Metsä", ELSE)))
    section = page(maker).css_first("section[aria-labelledby=lahes-samaa]")
    assert section.css_first("h3").text().strip() == "Vuorot"
    (row,) = [node.text() for node in section.css("li")]
    assert "Ajat" in row and "sama maakunta: Lappi" in row and "samalla alueella" not in row
    rows = overlap_files(maker)[PAIRS]().decode("utf-8-sig").splitlines()
    assert len(rows) == 2 and rows[1].startswith("Vuorot;Ajat;")


def test_for_whom_both_are_is_said_in_words_and_in_the_file(make_root):
    same = {"sectors": "\n  - sote", "org_sizes": "\n  - mikro"}
    maker = made(
        root_of(make_root, a=one("Vuorot", **same), b=one("Ajat", **same), c=one("Metsä", ELSE))
    )
    (row,) = page(maker).css("section[aria-labelledby=lahes-samaa] li")
    who = "Sosiaali- ja terveysala, työpaikan koko 1–9 henkeä"
    assert f"samoille ihmisille: {who}" in row.text(), row.text()
    (told,) = csv.DictReader(
        overlap_files(maker)[PAIRS]().decode("utf-8-sig").splitlines(), delimiter=";"
    )
    assert told["kenelle"].split("|") == who.split(", ")


def test_nothing_is_said_to_be_for_the_same_where_a_card_does_not_tell(make_root):
    maker = made(root_of(make_root, a=one("Vuorot"), b=one("Ajat"), c=one("Metsä", ELSE)))
    (row,) = page(maker).css("section[aria-labelledby=lahes-samaa] li")
    assert "kohderyhmä ei tiedossa" in row.text() and "ihmisille" not in row.text()


def test_only_the_nearest_are_told(make_root, monkeypatch):
    some = {id: one(f"Vuorot {id}") for id in "abcd"}
    maker = made(root_of(make_root, **some, x=one("Metsä", ELSE)))
    assert len(overlap_files(maker)[PAIRS]().splitlines()) == 1 + 6
    monkeypatch.setattr(overlaps, "MOST", 2)
    assert len(overlap_files(maker)[PAIRS]().splitlines()) == 1 + 2


RESULT = '\n  - "Vuorot muuttuivat."'


@pytest.mark.parametrize(
    ("other", "teaches"),
    [
        (one("Ajat", results=RESULT, **OVER).replace("hankekuvaus", "hankesivu"), True),
        (one("Ajat", **OVER), False),
        (one("Ajat", region="kainuu", **GOES), True),
        (one("Ajat", **GOES), False),
    ],
)
def test_one_learns_from_read_results_or_from_the_same_elsewhere(make_root, other, teaches):
    maker = made(root_of(make_root, a=one("Vuorot", **GOES), b=other, c=one("Metsä", ELSE)))
    found = {
        group.first.title: [near.card.title for near in group.others] for group in lessons(maker)
    }
    assert (found.get("Vuorot") == ["Ajat"]) is teaches


def test_the_same_makers_have_nothing_to_learn_from_themselves(make_root):
    led = {"lead": "turun-yliopisto"}
    other = one("Ajat", region="kainuu", **GOES, **led)
    maker = made(root_of(make_root, a=one("Vuorot", **GOES, **led), b=other, c=one("M", ELSE)))
    assert lessons(maker) == []


def test_what_projects_look_for_is_there_only_when_one_looks(make_root):
    hidden = page(made(root_of(make_root, a=project("A"))))
    assert hidden.css_first("#etsii") is None
    shown = page(made(root_of(make_root, a=looking("A", "vertaisia"), b=looking("B", "vertaisia"))))
    told = shown.css_first("section[aria-labelledby=etsii]").text()
    assert "Vertaishankkeita: 2" in told and "sama teema: Työkyky ja työhön paluu" in told


def test_an_ended_project_looks_for_nothing_more(make_root):
    ended = looking("A", "vertaisia").replace("looking_for", "ends: 2020\nlooking_for")
    assert page(made(root_of(make_root, a=ended))).css_first("#etsii") is None


def test_the_corpus_has_groups_and_every_number_is_that_of_its_list():
    tree = page(of_corpus())
    for id in ("lahes-samaa", "oppia"):
        told = int(tree.css_first(f"#{id} .number").text())
        assert told == len(tree.css(f"section[aria-labelledby={id}] h3")) > 0


def test_the_first_groups_are_in_sight_and_the_others_folded_with_their_numbers(
    make_root, monkeypatch
):
    monkeypatch.setattr(overlaps, "_FIRST", 1)
    maker = made(
        root_of(
            make_root,
            a=one("Vuorot"),
            b=one("Ajat"),
            c=one("Metsä", ELSE),
            d=one("Puu", ELSE),
            e=one("Savotta", ELSE),
        )
    )
    section = page(maker).css_first("section[aria-labelledby=lahes-samaa]")
    assert len(section.css("h3")) == len(near_groups(maker)) == 2
    (rest,) = [d for d in section.css("details") if "Näytä loput 1 hanketta" in d.text()]
    (inner,) = rest.css("details details")
    first, others = near_groups(maker)[1].first.title, len(near_groups(maker)[1].others)
    assert inner.css_first("summary").text().split() == [*first.split(), str(others)]
    assert len(inner.css("li")) == others
