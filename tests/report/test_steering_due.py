"""Steering, what is due: who is late, who is to report next, and nothing of either where nothing is expected."""

import shutil

import pytest

from tests.conftest import EXAMPLE, practice
from tests.report.test_steering import part, report

LATE = "Myöhässä: määräpäivä on ohi ja luku puuttuu"
NEXT = "Annettava myöhemmin: jakso on kesken"
TITLE = "Raportoinnin määräpäivät"


def test_without_a_confirmed_set_nothing_is_late_and_it_is_said_so(make_root):
    told = part(report(make_root({"practices/a.md": practice()}))[1], TITLE)
    assert "ei vielä odoteta eikä mikään ole myöhässä" in told and "- " not in told


@pytest.mark.parametrize("period", ["2026-kevat", "2026-q1"])
def test_who_is_late_is_told_of_whatever_days_the_report_is(period):
    text = report(EXAMPLE, period)[1]
    assert f"- {LATE}: [3](#myöhässä-olevat-raportit)" in part(text, TITLE)
    listed = part(text, "Myöhässä olevat raportit")
    rows = [line for line in listed.splitlines() if line.startswith("| [")]
    assert len(rows) == 3 and all("| Kevät 2026 | 31.8.2026 |" in row for row in rows)
    assert any("Koehanke Koski" in row and "tyokyky/2026-kevat/) (loppu)" in row for row in rows)
    assert "Koehanke Aalto" not in listed


def test_who_reports_of_a_period_that_goes_on_is_told_with_the_last_day():
    text = report(EXAMPLE, "2026-kevat")[1]
    rows = part(text, "Kesken olevan jakson raportit").count("| Syksy 2026 | 31.1.2027 |")
    assert rows and f"- {NEXT}: [{rows}](#" in part(text, TITLE)
    assert "edessä: 0" in part(text, TITLE) and "Nyt annettavat raportit" not in text


def test_a_report_that_came_late_is_listed_with_its_day(tmp_path):
    assert "Annettu myöhässä: 0" in part(report(EXAMPLE, "2026-kevat")[1], TITLE)
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content/mittaristo/tulokset/koe-harju.csv"
    file.write_bytes(file.read_bytes().replace(b"tti;29.8.2026", b"tti;12.9.2026"))
    text = report(tmp_path, "2026-kevat")[1]
    assert "- Annettu myöhässä: [1](#myöhässä-annetut-raportit)" in part(text, TITLE)
    told = part(text, "Myöhässä annetut raportit")
    assert "Koehanke Harju" in told and "| 31.8.2026 | 12.9.2026 |" in told
