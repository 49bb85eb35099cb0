"""`kb results`: a template to fill in, and the check of one that was filled in."""

import zipfile

import pytest
from click.testing import CliRunner

from knowledgebase.cli import main
from tests.conftest import EXAMPLE, project

ROOT = ["--root", str(EXAMPLE), "--today", "2026-11-24"]


def kb(*arguments):
    return CliRunner().invoke(main, ["results", *map(str, arguments)])


def test_the_template_of_the_period_that_began_last_is_printed():
    done = kb("template", "koe-salo", *ROOT)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1] == "koe-salo;osallistujat;2026-syksy;;;;;;;;;;"


def test_it_is_written_for_excel_and_never_over_a_file(tmp_path):
    file = tmp_path / "pohja.xlsx"
    asked = ("template", "koe-salo", "--period", "2026-kevat", "--format", "xlsx", "--to", file)
    assert kb(*asked, *ROOT).exit_code == 0
    assert "xl/worksheets/sheet2.xml" in zipfile.ZipFile(file).namelist()
    again = kb(*asked, *ROOT)
    assert again.exit_code and "on jo olemassa" in again.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("koe-salo", "--period", "2020"), "Raportointijaksoa ei ole. Jaksot ovat"),
        (("koe-sal",), "Korttia koe-sal ei ole."),
    ],
)
def test_what_cannot_be_made_is_told(arguments, told):
    done = kb("template", *arguments, *ROOT)
    assert done.exit_code and told in done.output


def test_a_filled_workbook_is_told_with_how_to_save_it(tmp_path):
    file = tmp_path / "koe-salo.xlsx"
    asked = ("template", "koe-salo", "--period", "2026-kevat", "--format", "xlsx", "--to", file)
    assert kb(*asked, *ROOT).exit_code == 0
    done = kb("check", file, *ROOT)
    assert done.exit_code == 1
    assert "koe-salo.xlsx:1:1: csv-workbook: Tämä on Excel-tiedosto" in done.output
    assert "muodoksi CSV UTF-8" in done.output and "UTF-8-tekstiä" not in done.output


def test_a_project_that_reports_nothing_is_told(make_root):

    done = kb("template", "h", "--root", make_root({"projects/h.md": project()}))
    assert done.exit_code and "ei ole vielä mukana" in done.output


def test_a_project_outside_the_set_is_told_what_to_write_where(make_root):
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in EXAMPLE.rglob("*")
        if path.is_file() and path.suffix in (".md", ".yml")
    }
    for more in ("", "indicators:\n  - muu\n"):
        root = make_root({**files, "projects/uusi.md": project(more=more).encode()})
        done = kb("template", "uusi", "--root", root, "--today", "2026-11-24")
        assert done.exit_code and "projects/uusi.md" in done.output
        rows = "indicators:\n  - osallistujat\n  - tyokyky\n  - pisteet\n"
        assert rows in done.output


def test_a_file_sent_by_a_project_is_checked_as_though_in_its_place(tmp_path):
    file = tmp_path / "koe-aalto.csv"
    head = "hanke;mittari;jakso;arvo\r\n"
    file.write_bytes(f"\ufeff{head}koe-aalto;osallistujat;2026-kevat;12\r\n".encode())
    assert kb("check", file, *ROOT).exit_code == 0
    file.write_bytes(f"{head}koe-aalto;osallistujat;2026-kevat;12 hlö\r\n".encode())
    done = kb("check", file, *ROOT)
    assert done.exit_code == 1
    assert (
        "koe-aalto.csv:2:35: csv-number: Sarakkeessa arvo oleva ”12 hlö” ei ole luku" in done.output
    )
