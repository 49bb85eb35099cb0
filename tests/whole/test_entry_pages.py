"""What pages tell of their entries: thin themes, ended projects, renamed organisations, unknowns."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.facts import stage
from knowledgebase.render.view.wording import known_texts
from tests.conftest import (
    CORPUS,
    TODAY,
    corpus_catalogue,
    known_vocabularies,
    material,
    practice,
    publish,
)

ORGANISATIONS = known_vocabularies(CORPUS)["organisations"].terms


@pytest.fixture(scope="module")
def catalogue():
    return corpus_catalogue()


def page(site, address):
    return LexborHTMLParser((site / address / "index.html").read_bytes())


def test_a_theme_has_three_practices_or_says_that_it_is_thin(site, catalogue):
    practices = catalogue.of_kind("practice")
    for theme in catalogue.vocabularies["themes"].terms:
        number = sum(theme in entry.fields.themes for entry in practices)
        notices = [node.text() for node in page(site, f"teemat/{theme}").css(".notice")]
        assert any("on vasta" in notice for notice in notices) == (number < 3), theme


def test_an_ended_project_is_shown_as_ended_with_who_holds_the_results(site, catalogue):
    ended = [e for e in catalogue.of_kind("project") if stage(e, TODAY) == "päättynyt"]
    assert len(ended) >= 50
    for entry in ended:
        notice = page(site, f"hankkeet/{entry.id}").css_first(".begin .ended").text()
        assert "Hanke on päättynyt" in notice, entry.id
        steward = ORGANISATIONS.get(entry.fields.steward_after or "")
        assert (steward.name() if steward else "ei ole tiedossa") in notice, entry.id
        lead = ORGANISATIONS.get(entry.fields.lead or "")
        if lead and lead.valid_to and lead.successor:
            assert ORGANISATIONS[lead.successor].name() in notice, entry.id


def test_organisations_show_former_names_and_successors(site):
    ended = [term for term in ORGANISATIONS.values() if term.valid_to and term.successor]
    renamed = [term for term in ORGANISATIONS.values() if term.former_names]
    assert len(ended) >= 14
    assert renamed
    for term in ended:
        text = page(site, f"organisaatiot/{term.id}").body.text()
        assert ORGANISATIONS[term.successor].name() in text
        assert term.name() in page(site, f"organisaatiot/{term.successor}").body.text()
    for term in renamed:
        assert all(
            n in page(site, f"organisaatiot/{term.id}").body.text() for n in term.former_names
        )


def test_the_honest_page_has_every_mixed_and_every_unknown_effect(site, catalogue):
    text = page(site, "koosteet/ei-toiminut").body.text()
    for entry in catalogue.of_kind("practice"):
        mixed = entry.fields.effect.direction in ("vaihteleva", "ei-vaikutusta", "kielteinen")
        unknown = entry.fields.effect.direction == "ei-tiedossa"
        limited = known_texts(entry.fields.fails_when)
        if mixed or unknown or limited or entry.fields.maturity == "lopetettu":
            assert entry.fields.title in text, entry.id


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("kind: opas", "Avaa alkuperäinen"),
        ("kind: hankesivu", "Avaa hankkeen sivu"),
        ("kind: hankesivu\n    copy_service: true", "Avaa kopio"),
    ],
)
def test_the_button_says_what_is_behind_it(make_root, source, said):
    original = 'original:\n  title: "Lähde"\n  url: "https://example.org/lahde"\n'
    text = re.sub(r"(?m)^    kind: .*$", f"    {source}", practice(more=original), count=1)
    page = LexborHTMLParser(publish(make_root({"practices/a.md": text})).pages["kaytannot/a/"])
    assert page.css_first(".open-original a").text().strip() == said


def test_without_events_to_come_no_calendar_is_promised(make_root):
    page = LexborHTMLParser(publish(make_root({"practices/a.md": practice()})).pages["seuraa/"])
    words = page.body.text()
    assert "Tulevia tapahtumia ei nyt ole" in words and "liitä osoite:" not in words


def test_only_the_editors_own_materials_are_called_their_templates(make_root):
    of = "practices:\n  - a\n"
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/materiaalit/oma.md": material("Oma pohja", of),
            "content/materiaalit/muualla.md": material("Muualla", f"{of}url: https://a.fi/opas\n"),
        }
    )
    shown = LexborHTMLParser(publish(root).pages["kaytannot/a/"]).css(".resources li")
    tags = {one.css_first("a").text(): one.css_first(".tag").text() for one in shown}
    assert tags == {"Oma pohja": "Toimituksen pohja", "Muualla": "Materiaali"}
