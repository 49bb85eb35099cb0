"""Steering, the indicators: numbers lead to their rows; what is withheld, changed or missing is told."""

import re
import shutil

import pytest

from knowledgebase.render.data.datasets import DATASETS
from knowledgebase.render.data.open_data import data_files
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.render.view.number_words import WHY_WITHHELD
from tests.conftest import EXAMPLE, ROOT, practice, project
from tests.report.test_steering import part, report


def test_without_a_confirmed_set_there_are_no_numbers(make_root):
    _, text = report(make_root({"practices/a.md": practice()}))
    assert "ei ole vahvistettu" in part(text, "Mittarit")
    assert "Ennen ja jälkeen" not in text


def test_numbers_of_a_reporting_period_lead_to_their_rows():
    maker, text = report(EXAMPLE, "2026-kevat")
    told = part(text, "Mittarit")
    assert "[90 henkilöä](" in told and "mittaristo/osallistujat/2026-kevat/" in told
    assert "[ei yhdistetä](" in told
    pages = all_pages(maker)
    for words, id in (("3/5 hanketta raportoinut", "raportoineet"), ("3", "salatut")):
        (target,) = re.findall(rf"\[{words}\]\((\S+)\)", told)
        address, _, fragment = target.removeprefix(maker.site.url).partition("#")
        assert fragment == id and f'id="{id}"' in pages[address].html()
    assert "3 lukua on salattu" in pages["mittaristo/osallistujat/2026-kevat/"].html()


def test_why_a_number_is_withheld_is_said_in_one_way_wherever_it_is_said():
    maker, text = report(EXAMPLE, "2026-kevat")
    files = data_files(maker)
    said = {
        "report": text,
        "page": all_pages(maker)["mittaristo/osallistujat/2026-kevat/"].html(),
        "schema": files["data/v1/schema/results.json"]().decode(),
        "CSVW": files["data/v1/results.csv-metadata.json"]().decode(),
        "data set": next(each.text for each in DATASETS if each.name == "results"),
        "guide": (ROOT / "content/osallistu/raportointi.md").read_text("utf-8"),
    }
    assert [where for where, words in said.items() if WHY_WITHHELD not in words] == []
    assert [where for where, words in said.items() if "liian pien" in words.lower()] == []


def test_before_and_after_read_as_on_the_page():
    maker, text = report(EXAMPLE, "2026-kevat")
    told = part(text, "Ennen ja jälkeen")
    page = all_pages(maker)["mittaristo/tyokyky/2026-kevat/"].html()
    for words in ("61,5 (n = 52)", "80 (n = 50)", "+18,5", "Muutos erottuu sattumasta."):
        assert words in told and words in page
    assert "vertailuryhmää ei ole" in told


def test_who_has_not_reported_is_named_with_what_is_missing():
    told = part(report(EXAMPLE, "2026-kevat")[1], "Kuka on raportoinut")
    assert "/5 hanketta. Myöhässä: [3](#puuttuvat-luvut-kevät-2026). Määräpäivä 31.8.2026." in told
    missing = part(report(EXAMPLE, "2026-kevat")[1], "Puuttuvat luvut, Kevät 2026")
    assert "Koehanke Koski" in missing and "| 1/3 |" in missing and "Koehanke Aalto" not in missing
    assert "tyokyky/2026-kevat/) (loppu)" in missing


def test_who_is_not_in_the_set_yet_is_counted_and_listed(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    running = project("Ulkona", more="starts: 2026\nends: 2027\n")
    (tmp_path / "projects/ulkona.md").write_text(running, "utf-8")
    text = report(tmp_path, "2026-kevat")[1]
    assert "eivät ole vielä mukana: [1](#" in part(text, "Kuka on raportoinut")
    assert "Ulkona" in part(text, "Hankkeet, jotka eivät ole vielä mukana")
    assert "eivät ole vielä mukana: 0." in report(EXAMPLE, "2026-kevat")[1]


def test_a_beginning_without_an_end_is_no_whole_report():
    told = part(report(EXAMPLE, "2026-kevat")[1], "Mittarit")
    assert "[alussa 3/3, lopussa 2/3 hanketta raportoinut](" in told
    assert "joilta näkyy sekä alku että loppu: 2. Pois jäi: 1." in told


@pytest.mark.parametrize(
    ("period", "told", "left_out"),
    [("2026-q2", "Kevät 2026", "Syksy 2026"), ("2026-Q4", "Syksy 2026", "Kevät 2026")],
)
def test_other_periods_tell_of_the_reporting_periods_that_end_in_them(period, told, left_out):
    text = part(report(EXAMPLE, period)[1], "Mittarit")
    assert told in text and left_out not in text
    assert "Aikavälillä ei pääty raportointijaksoa" in report(EXAMPLE, "2026-q1")[1]
