"""What the browser is given for comparing and deciding: facts in words, unknown as unknown."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.decision import (
    asked,
    decision_files,
    decision_pages,
    practice_in_words,
)
from knowledgebase.render.publication import Files
from knowledgebase.render.view.facets import FIT, is_proven
from knowledgebase.render.view.qr import qr_svg
from knowledgebase.render.view.wording import Words
from tests.conftest import ROOT, TODAY, practice, project, publish

MORE = """\
effort:
  level: kohtalainen
  days: 12
  who: "Esihenkilö"
cost:
  level: 0
steps:
  - title: "Sovi pelisäännöt"
    when: "viikko 1"
"""


@pytest.fixture
def catalogue(make_root):
    files = {
        "practices/tunnettu.md": practice("Tunnettu", more=MORE),
        "practices/tuntematon.md": practice("Tuntematon"),
        "projects/b.md": project(),
    }
    return load_catalogue(make_root(files), ROOT, TODAY)[0]


@pytest.fixture
def maker(catalogue):
    return PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), TODAY)


def test_unknown_is_null_and_never_zero(catalogue):
    told = practice_in_words(
        catalogue.entries["practice:tuntematon"], Words(catalogue.vocabularies)
    )
    for field in ("effort", "cost", "time", "maturity", "sectors", "sizes", "effect", "contact"):
        assert told[field] is None, field
    assert told["evidence"] == "Kuvattu, tuloksia ei ole luettu"
    assert told["steps"] == []


@pytest.mark.parametrize(
    ("regions", "told"),
    [
        (("lappi",), "Lappi"),
        (("lappi", "kainuu"), "Lappi, Kainuu"),
        (("koko-maa",), None),
        (("koko-maa", "lappi"), None),
        (("ei-tiedossa",), None),
    ],
)
def test_regions_are_told_where_a_practice_concerns_some_only(make_root, regions, told):
    text = practice().replace("  - lappi\n", "".join(f"  - {one}\n" for one in regions))
    catalogue = load_catalogue(make_root({"practices/a.md": text}), ROOT, TODAY)[0]
    words = practice_in_words(catalogue.entries["practice:a"], Words(catalogue.vocabularies))
    assert words["regions"] == told


@pytest.mark.parametrize(
    ("band", "slow"),
    [("heti", False), ("alle-3kk", False), ("3-6kk", True), ("yli-vuosi", True), (None, False)],
)
def test_what_shows_only_after_the_days_of_a_plan_is_slow(make_root, band, slow):
    more = f"time_to_effect:\n  level: {band}\n" if band else ""
    catalogue = load_catalogue(make_root({"practices/a.md": practice(more=more)}), ROOT, TODAY)[0]
    told = practice_in_words(catalogue.entries["practice:a"], Words(catalogue.vocabularies))
    assert told["slow"] is slow


def test_limits_of_the_text_are_told_by_paragraph(make_root):
    body = "## Lähtötilanne\n\nTeksti.\n\n## Rajat ja haitat\n\nVuosi oli *poikkeus*.\n\nVertailua ei ollut."
    files = publish(make_root({"practices/a.md": practice(body=body)})).files
    told = json.loads(files["vertaile/kortit/a.json"])
    assert told["limits"] == ["Vuosi oli poikkeus.", "Vertailua ei ollut."]


def test_known_facts_are_in_words(catalogue):
    told = practice_in_words(catalogue.entries["practice:tunnettu"], Words(catalogue.vocabularies))
    assert told["effort"] == "Kohtalainen, noin 12 työpäivää"
    assert told["effort_by"] == "Esihenkilö"
    assert told["cost"] == "Ei ostoja, omaa työtä"
    assert told["steps"][0] == {
        "title": "Sovi pelisäännöt",
        "text": None,
        "when": "viikko 1",
        "hours": None,
    }


def test_every_practice_has_its_file_and_no_project_has(maker):
    files = Files(decision_files(maker))
    assert set(files) == {
        "sopiiko-meille/kaytannot.json",
        "sopiiko-meille/termit.json",
        "vertaile/kortit/tunnettu.json",
        "vertaile/kortit/tuntematon.json",
    }
    assert json.loads(files["vertaile/kortit/tunnettu.json"])["title"] == "Tunnettu"


def test_the_questions_offer_no_answer_that_says_nothing(maker):
    fit = next(page for page in decision_pages(maker) if page.address == "sopiiko-meille/")
    assert fit.html().count("<select") >= 1
    assert 'value="ei-tiedossa"' not in fit.html()
    assert 'value="kaikki"' not in fit.html()


def test_the_qr_code_is_plain_svg_and_the_same_every_time():
    svg = qr_svg("https://pankki.example/kaytannot/tyoote/")
    assert svg == qr_svg("https://pankki.example/kaytannot/tyoote/")
    assert svg != qr_svg("https://pankki.example/kaytannot/tyoote2/")
    assert svg.startswith("<svg ")
    assert "style" not in svg


def test_what_is_proposed_is_known_best_first_and_never_what_was_found_not_to_help(make_root):
    def told(title, direction):
        known = 'level: 1\n  sources:\n    - "https://example.org/lahde"\n  design: kokemus\n  read: oma-sivu'
        effect = f"direction: {direction}\n  figure_by: kokemus"
        text = practice(title).replace("level: 0", known)
        return text.replace("direction: ei-tiedossa", effect)

    words = {
        "tuntematon": practice("Tuntematon"),
        "turha": told("Turha", "ei-vaikutusta"),
        "hyva": told("Hyvä", "myonteinen"),
    }
    root = make_root({f"practices/{id}.md": text for id, text in words.items()})
    made = publish(root).files["sopiiko-meille/kaytannot.json"]
    assert [id for id, _ in json.loads(made)] == ["hyva", "tuntematon"]


@pytest.mark.parametrize(
    ("level", "direction", "proven"),
    [
        ("2", "myonteinen", True),
        ("4", "lieva", True),
        ("1", "myonteinen", False),
        ("4", "vaihteleva", False),
    ],
)
def test_only_what_was_measured_to_help_is_told_as_proven(level, direction, proven):
    known = {
        "evidence": SimpleNamespace(level=level),
        "effect": SimpleNamespace(direction=direction),
    }
    assert is_proven(SimpleNamespace(**known)) is proven


@given(st.lists(st.sets(st.sampled_from(FIT)), min_size=1, max_size=30))
def test_a_question_is_asked_when_three_in_five_answer_it(known):
    questions = asked([dict.fromkeys(one, ("x",)) for one in known])
    for name in FIT:
        assert (name in questions) == (5 * sum(name in one for one in known) >= 3 * len(known))
