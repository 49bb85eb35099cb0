"""The real content keeps the editors' promises, and the pages show them."""

import re
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.facts import stage
from knowledgebase.catalogue.language import MAX_WORDS
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.finnish import sentences, words
from knowledgebase.render.pages.set_pages import is_unknown
from tests.conftest import ROOT, TODAY

CATALOGUE, FINDINGS = load_catalogue(ROOT, ROOT, TODAY)
PRACTICES, PROJECTS = CATALOGUE.of_kind("practice"), CATALOGUE.of_kind("project")
ORGANISATIONS = CATALOGUE.vocabularies["organisations"].terms
GUIDE = "content/osallistu/kirjoitusohje.md"
SETS = {"nopeat-voitot", "pienelle-tyopaikalle", "esihenkilon-tyokalut", "tyokyvyn-tuki", "naytto-vahvin"}  # fmt: skip


def page(site, address):
    return LexborHTMLParser((site / address / "index.html").read_bytes())


def test_the_shelves_are_full_and_clean():
    assert len(PRACTICES) >= 70
    assert len(PROJECTS) >= 72
    assert not [f for f in FINDINGS if f.level == "error"]


@pytest.mark.parametrize("entry", PRACTICES, ids=lambda e: e.id)
def test_a_practice_has_a_source_an_honest_scale_and_marked_advice(entry):
    assert entry.fields.sources
    assert all(isinstance(source.accessed, date) for source in entry.fields.sources)
    assert entry.fields.evidence.why and entry.fields.effect.why
    headings = [heading.text for heading in entry.text.headings]
    assert "Mikä ei toiminut tai on epäselvää" in headings
    assert "Näin sovellat omaan työpaikkaan" in headings
    if entry.fields.effect.direction == "ei-tiedossa":
        assert entry.fields.effect.figure_by is None


@pytest.mark.parametrize("entry", PROJECTS, ids=lambda e: e.id)
def test_a_project_known_only_from_its_plan_tells_no_results(entry):
    if {source.kind for source in entry.fields.sources} == {"hankekuvaus"}:
        assert not entry.fields.results
        assert "Mitä syntyi" not in [heading.text for heading in entry.text.headings]
    assert "Mikä on epäselvää" in [heading.text for heading in entry.text.headings]


def test_no_two_entries_share_a_sentence_of_seven_words_or_more():
    seen: dict[str, str] = {}
    for entry in (*PRACTICES, *PROJECTS):
        texts = (entry.fields.summary, *entry.text.plain.split("\n"))
        for sentence in {s for text in texts for s in sentences(text) if len(s.split()) >= 7}:
            if "epäselvää" not in sentence:  # the heading, which all practices share
                assert seen.setdefault(sentence, entry.id) == entry.id, sentence


def test_a_theme_has_three_practices_or_says_that_it_is_thin(site):
    for theme in CATALOGUE.vocabularies["themes"].terms:
        number = sum(theme in entry.fields.themes for entry in PRACTICES)
        notices = [node.text() for node in page(site, f"teemat/{theme}").css(".notice")]
        assert any("on vasta" in notice for notice in notices) == (number < 3), theme


@pytest.mark.parametrize(
    "entry", [e for e in PROJECTS if stage(e, TODAY) == "päättynyt"], ids=lambda e: e.id
)
def test_an_ended_project_is_shown_as_ended_with_who_holds_the_results(site, entry):
    notice = page(site, f"hankkeet/{entry.id}").css_first(".notice").text()
    assert "Hanke on päättynyt" in notice
    steward = ORGANISATIONS.get(entry.fields.steward_after or "")
    assert (steward.name() if steward else "ei ole tiedossa") in notice
    lead = ORGANISATIONS.get(entry.fields.lead or "")
    if lead and lead.valid_to and lead.successor:
        assert ORGANISATIONS[lead.successor].name() in notice


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


def test_the_curated_sets_have_few_picks_each_with_a_reason_of_its_own():
    assert set(CATALOGUE.sets) >= SETS
    for curated in CATALOGUE.sets.values():
        picks = curated.fields.picks
        assert 5 <= len(picks) <= 9, curated.id
        assert len({pick.id for pick in picks}) == len(picks)
        assert len({pick.why for pick in picks}) == len(picks)


def test_the_strongest_evidence_is_all_that_is_measured():
    measured = {entry.id for entry in PRACTICES if int(entry.fields.evidence.level) >= 2}
    assert {pick.id for pick in CATALOGUE.sets["naytto-vahvin"].fields.picks} == measured


def test_the_honest_page_has_every_mixed_and_every_unknown_effect(site):
    text = page(site, "koosteet/ei-toiminut").body.text()
    for entry in PRACTICES:
        mixed = entry.fields.effect.direction in ("vaihteleva", "ei-vaikutusta", "kielteinen")
        unknown = entry.fields.effect.direction == "ei-tiedossa"
        limited = [limit for limit in entry.fields.fails_when if not is_unknown(limit)]
        if mixed or unknown or limited or entry.fields.maturity == "lopetettu":
            assert entry.fields.title in text, entry.id


def test_the_guide_quotes_a_real_card_word_for_word():
    guide = (ROOT / GUIDE).read_text("utf-8")
    card = (ROOT / "practices/yhteisollinen-vuorosuunnittelu.md").read_text("utf-8")
    quotes = re.findall(r"^> (.+)$", guide, re.MULTILINE)
    assert len(quotes) >= 6
    for quote in quotes:
        assert quote in card, quote


def test_the_guide_keeps_its_own_rules():
    assert not [f for f in FINDINGS if f.path == GUIDE]
    prose = re.sub(r"^\|.*$", "", (ROOT / GUIDE).read_text("utf-8"), flags=re.MULTILINE)
    assert max(len(words(s)) for line in prose.split("\n") for s in sentences(line)) <= MAX_WORDS
