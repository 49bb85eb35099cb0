"""Handover: what ending projects leave, who keeps it, and what is still to be agreed on."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import ENDING
from knowledgebase.render.pages.handover import LIST, handover_files, handover_of, handover_pages
from tests.conftest import practice, project
from tests.render.pages.test_coverage import made, of_corpus

KEPT = 'steward_after: turun-yliopisto\ncontact:\n  role: "Viestintä"\n'
OUTPUT = 'outputs:\n  - title: "Opas"\n    url: "https://example.org/opas"\n    kind: opas\n'
LINKED = 'projects:\n  - id: loppuu\n    source: "https://example.org/lahde"\n'


def ends(day, title, more=""):
    return project(title, f"starts: 2024\nends: {day}\n{more}")


@pytest.fixture
def maker(make_root):
    return made(
        make_root(
            {
                "projects/loppuu.md": ends("2027-01", "Loppuu", KEPT + OUTPUT),
                "projects/kesken.md": ends("2027-02-22", "Kesken", "lead: turun-yliopisto\n"),
                "projects/myohemmin.md": ends("2027-02-23", "Myöhemmin"),
                "projects/vanha.md": ends("2025", "Vanha", "lead: turun-yliopisto\n"),
                "projects/sama.md": ends("2024", "Sama", "lead: turun-yliopisto\n"),
                "projects/ilman.md": ends("2024-01", "Ilman"),
                "projects/hoidettu.md": ends("2025-02", "Hoidettu", KEPT),
                "practices/a.md": practice("Tauko", LINKED),
            }
        )
    )


def test_the_list_tells_what_is_there_and_what_is_to_be_agreed_on(maker):
    loppuu = handover_of(maker, maker.current.entries["project:loppuu"])
    assert [name for name, _ in loppuu.keeper] == ["Turun yliopisto"]
    assert [name for name, _ in loppuu.places] == ["Opas"]
    assert [card.title for card in loppuu.practices] == ["Tauko"]
    assert loppuu.missing == ()
    kesken = handover_of(maker, maker.current.entries["project:kesken"])
    assert len(kesken.missing) == 4
    assert (kesken.contact, kesken.asked) == ("", "Päätoteuttaja, Turun yliopisto")
    assert (loppuu.contact, loppuu.asked) == ("Viestintä", "Tuloksista vastaava, Turun yliopisto")


def test_projects_stand_where_they_are_and_those_without_a_keeper_by_whom_to_ask(maker):
    (page,) = handover_pages(maker)
    tree = LexborHTMLParser(page.html())
    assert page.head.address == ENDING
    assert [node.text() for node in tree.css("section[aria-labelledby=paattyy] h3")] == [
        "Loppuu",
        "Kesken",
    ]
    asked = [node.text() for node in tree.css("section[aria-labelledby=vastuutta] summary")]
    assert asked == ["Turun yliopisto: 2", "Päätoteuttajaa ei tiedetä: 1"]
    assert "3" in tree.css_first("#vastuutta").text()
    assert "Hoidettu" in tree.css_first("section[aria-labelledby=vastaaja]").text()
    assert "Myöhemmin" not in tree.body.text()


def test_the_table_has_each_of_them_once(maker):
    rows = handover_files(maker)[LIST]().decode("utf-8-sig").splitlines()
    assert rows[0].startswith("hanke;paattyy;vastaa")
    assert len(rows) == 1 + 6


def test_every_ended_project_of_the_corpus_is_on_the_page_once():
    maker = of_corpus()
    (page,) = handover_pages(maker)
    tree = LexborHTMLParser(page.html())
    listed = [node.attributes["href"] for node in tree.css("section li a[href*=hankkeet]")]
    ended = [p for p in maker.shelves.projects if maker.card(p).stage == "päättynyt"]
    assert len(listed) == len(set(listed)) == len(ended)
