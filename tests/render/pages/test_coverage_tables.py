"""The tables of coverage: every pair of theme and region, every gap in words, every year."""

import csv

import pytest

from knowledgebase.render.pages.coverage import CELLS, GAPS, YEARS
from knowledgebase.render.pages.coverage_tables import coverage_files
from tests.conftest import practice, project
from tests.render.pages.test_coverage import FILES, made


@pytest.fixture
def maker(make_root):
    return made(make_root(FILES))


def rows_of(maker, path):
    text = coverage_files(maker)[path]().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_the_file_has_theme_region_and_audience_of_practices_and_projects(make_root):
    both = "audience:\n  - kunnat\n"
    maker = made(
        make_root({"practices/a.md": practice("A", both), "projects/b.md": project("B", both)})
    )
    rows = {(r["teema"], r["alue"], r["sidosryhma"]): r for r in rows_of(maker, CELLS)}
    told = rows["tyokyky", "lappi", "kunnat"]
    assert (told["kaytantoja"], told["hankkeita"], told["kaynnissa"]) == ("1", "1", "0")


def test_the_file_has_for_whom_practices_are(maker):
    rows = {
        (r["teema"], r["alue"], r["kenelle"]): r
        for r in rows_of(maker, CELLS)
        if r["sidosryhma"] == "kaikki"
    }
    assert rows["tyokyky", "lappi", "kaikki"]["kaynnissa"] == "1"
    assert rows["tyokyky", "lappi", "nuoret"]["kaytantoja"] == "1"
    assert rows["tyokyky", "lappi", "nuoret"]["hankkeita"] == ""
    assert rows["kaikki", "kaikki", "kaikki"]["hankkeita"] == "4"
    assert rows["osaaminen", "uusimaa", "kaikki"]["kaytantoja"] == "0"


def test_gaps_are_said_in_words(maker):
    said = {row["sanoin"] for row in rows_of(maker, GAPS)}
    assert "Nuoret: ei käytäntöä teemasta Osaaminen ja oppiminen." in said
    assert "Uusimaa: ei käytäntöä eikä hanketta teemasta Työkyky ja työhön paluu." in said


@pytest.mark.parametrize(
    "place",
    [
        ("kaikki", "kaikki", "kaikki"),
        ("tyokyky", "kaikki", "kaikki"),
        ("kaikki", "lappi", "kaikki"),
        ("kaikki", "kaikki", "ei-tiedossa"),
    ],
)
def test_a_year_of_a_theme_a_region_or_an_audience_names_its_projects(maker, place):
    rows = {(r["teema"], r["alue"], r["sidosryhma"], r["vuosi"]): r for r in rows_of(maker, YEARS)}
    row = rows[*place, "2026"]
    assert (row["hankkeita"], row["uusia_kaytantoja"]) == ("2", "1")
    assert set(row["hankkeet"].split("|")) == {"ended", "runs"}
    assert row["kaytannot"] == "a"
    together = rows["tyokyky", "lappi", "ei-tiedossa", "2026"]
    assert together["hankkeita"] == "2" and together["hankkeet"] == row["hankkeet"]
    assert ("osaaminen", "lappi", "kaikki", "2026") not in rows
