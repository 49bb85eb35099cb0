"""The tables of coverage: every pair of theme and region, every gap in words, every year."""

import csv

import pytest

from knowledgebase.render.pages.coverage import CELLS, GAPS, YEARS
from knowledgebase.render.pages.coverage_tables import coverage_files
from tests.conftest import practice, project
from tests.render.pages.test_coverage import dated, made


@pytest.fixture
def maker(make_root):
    files = {
        "practices/a.md": practice("Yksi").replace(
            "regions:", "for_whom:\n  - nuoret\npublished: 2026-11-01\nregions:"
        ),
        "projects/runs.md": dated("Käynnissä", "2026-10", "2027-01-31"),
        "projects/ended.md": dated("Päättyi", "2024-01-01", "2026-10-31"),
        "projects/coming.md": dated("Tulee", "2027-01-01", "2028-12-31"),
        "projects/undated.md": project("Ajaton"),
    }
    return made(make_root(files))


def rows_of(maker, path):
    text = coverage_files(maker)[path]().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_the_file_has_theme_region_and_audience(maker):
    rows = {(r["teema"], r["alue"], r["kenelle"]): r for r in rows_of(maker, CELLS)}
    assert rows["tyokyky", "lappi", "kaikki"]["kaynnissa"] == "1"
    assert rows["tyokyky", "lappi", "nuoret"]["kaytantoja"] == "1"
    assert rows["tyokyky", "lappi", "nuoret"]["hankkeita"] == ""
    assert rows["kaikki", "kaikki", "kaikki"]["hankkeita"] == "4"
    assert rows["osaaminen", "uusimaa", "kaikki"]["kaytantoja"] == "0"


def test_gaps_are_said_in_words(maker):
    said = {row["sanoin"] for row in rows_of(maker, GAPS)}
    assert "Nuoret: ei käytäntöä teemasta Osaaminen ja oppiminen." in said
    assert "Uusimaa: ei käytäntöä eikä hanketta teemasta Työkyky ja työhön paluu." in said


def test_a_year_names_its_projects(maker):
    rows = {(r["teema"], r["vuosi"]): r for r in rows_of(maker, YEARS)}
    row = rows["tyokyky", "2026"]
    assert (row["hankkeita"], row["uusia_kaytantoja"]) == ("2", "1")
    assert set(row["hankkeet"].split("|")) == {"ended", "runs"}
