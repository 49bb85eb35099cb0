"""`kb adoption`: the row is shown, its faults are told, and only what passes the check is written."""

import pytest
from click.testing import CliRunner

from knowledgebase.catalogue.facts import maturity
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli import main
from tests.conftest import ROOT, TODAY, practice


def run(root, text, *arguments):
    told = ["adoption", "-", "--root", str(root), "--today", "2026-11-24", *arguments]
    return CliRunner().invoke(main, told, input=text)


@pytest.fixture
def root(make_root):
    return make_root({"practices/a.md": practice()})


def told(place, source="Julkinen osoite, jos tästä on kerrottu jossain: https://example.org/x"):
    return (
        f"https://x.example/kaytannot/a/\nTyöpaikka (nimi): {place}\nMiten kävi: parani\n{source}\n"
    )


def test_it_shows_the_row_and_writes_only_when_asked(root):
    before = (root / "practices/a.md").read_text("utf-8")
    shown = run(root, told("Konepaja"))
    assert shown.exit_code == 0 and '- organisation: "Konepaja"' in shown.output
    assert (root / "practices/a.md").read_text("utf-8") == before
    assert run(root, told("Konepaja"), "--write").exit_code == 0
    assert run(root, told("Koulu"), "--write").exit_code == 0
    entry = load_catalogue(root, ROOT, TODAY)[0].entries["practice:a"]
    assert [one.organisation for one in entry.fields.adoptions] == ["Konepaja", "Koulu"]
    assert maturity(entry.fields) == "levinnyt"


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        (told("Konepaja", ""), (), "adoptions.1.source"),
        (told("Matti, matti@example.org"), (), "personal-data"),
        ("Hei!", (), "Vastauksissa ei ole mitään"),
        ("Työpaikka: Konepaja\n", (), "--practice"),
        ("Työpaikka: Konepaja\n", ("--practice", "ei-ole"), "ei-ole"),
        ("Työpaikka: Konepaja\n", ("--practice", "../../x"), "Korttia"),
    ],
)
def test_what_will_not_do_is_told_and_nothing_is_written(root, text, arguments, words):
    before = (root / "practices/a.md").read_text("utf-8")
    found = run(root, text, *arguments, "--write")
    assert found.exit_code == 1
    assert words in found.output
    assert (root / "practices/a.md").read_text("utf-8") == before


def test_what_was_not_understood_is_told(root):
    found = run(
        root, "Onko vielä käytössä: no jaa\n", "--practice", "a", "--source", "https://e.org"
    )
    assert "no jaa" in found.output


@pytest.mark.parametrize("answer", ["Miten kävi: no jaa", "Onko vielä käytössä: no jaa"])
def test_a_row_is_not_written_without_an_answer_that_would_turn_it(root, answer):
    before = (root / "practices/a.md").read_text("utf-8")
    text = f"{told('Konepaja').replace('Miten kävi: parani', answer)}"
    found = run(root, text, "--write")
    assert found.exit_code and "Riviä ei lisätty" in found.output and "no jaa" in found.output
    assert (root / "practices/a.md").read_text("utf-8") == before


def test_what_did_not_work_is_written_as_a_failure(root):
    text = told("Konepaja").replace("parani", "ei toiminut")
    assert run(root, text, "--write").exit_code == 0
    assert "outcome: ennallaan" in (root / "practices/a.md").read_text("utf-8")
