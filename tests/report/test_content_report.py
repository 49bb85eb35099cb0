"""The content report: every figure from a small catalogue that can be counted by hand."""

import json
from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.view.wording import Words
from knowledgebase.report.content_report import content_report
from knowledgebase.report.report_tables import Table, as_markdown, as_text, tables
from tests.conftest import ROOT, kb, practice, project

TODAY = date(2026, 11, 24)
LONG = "Tässä " + "pitkässä " * 30 + "virkkeessä on paljon sanoja."
ENOUGH = "Sana toinen kolmas neljäs. " * 30


@pytest.fixture
def report(make_root):
    late = "reviewed: 2024-01-15\nprojects:\n  - id: b\n    source: https://example.org/x\n"
    bare = "projects:\n  - puuttuu\n"
    root = make_root(
        {
            "practices/a.md": practice(more=late, body=f"## Lähtötilanne\n\n{LONG} {ENOUGH}"),
            "practices/c.md": practice("Toinen", bare, f"## Lähtötilanne\n\n{ENOUGH}"),
            "projects/b.md": project(more="starts: 2019\nends: 2021\n"),
            "projects/d.md": project("Jatkuva", "starts: 2026\nends: 2027\nreviewed: 2026-11-01\n"),
        }
    )
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    return content_report(catalogue, findings, TODAY)


def test_entries_are_counted_by_kind_theme_and_region(report):
    assert report.counts["practice"] == 2
    assert report.counts["project"] == 2
    assert report.grid["tyokyky"]["lappi"] == (2, 2)
    assert report.grid["tyokyky"]["kainuu"] == (0, 0)
    assert len(report.grid) == 12
    assert "kainuu" in report.empty_regions
    assert "lappi" not in report.empty_regions
    assert report.thin_themes["tyokyky"] == 2
    assert report.thin_themes["osaaminen"] == 0


def test_stages_joins_and_results_are_told(report):
    assert report.stages == {"käynnissä": 1, "päättynyt": 1}
    assert report.ended_without_results == 1
    assert report.ended_without_keeper == 1
    assert (report.joins, report.joins_without_source) == (2, 1)


def test_missing_fields_are_counted_and_known_ones_are_not(report):
    missing = report.missing["practice"]
    assert missing["effort"] == 2
    assert "projects" not in missing
    assert "summary" not in missing
    assert "aliases" not in missing
    assert report.missing["project"]["lead"] == 2
    assert "starts" not in report.missing["project"]


def test_scales_show_levels_that_nobody_has(report):
    assert report.evidence == {"0": 2, "1": 0, "2": 0, "3": 0, "4": 0}
    assert report.effect == {"ei-tiedossa": 2}


def test_what_is_late_broken_long_and_thin_is_named(report):
    assert report.overdue == ("practices/a.md",)
    assert report.never_reviewed == ("practices/c.md", "projects/b.md")
    assert [line.split(":")[0] for line in report.broken] == ["practices/c.md"]
    assert report.longest[0].path == "practices/a.md"
    assert report.longest[0].length == 35
    assert [thin.path for thin in report.thin] == ["projects/b.md", "projects/d.md"]


def test_text_and_markdown_tell_the_same_rows(report):
    parts = tables(report, Words(load_catalogue(ROOT, ROOT, TODAY)[0].vocabularies))
    text, markdown = as_text(parts), as_markdown(parts, "Tila")
    for part in parts:
        assert part.title in text
        assert f"## {part.title}" in markdown
        for row in part.rows:
            assert all(cell in text and cell in markdown for cell in row if "|" not in cell)
    assert markdown.startswith("# Tila\n")
    assert "2+2" in text


def test_a_bar_in_a_cell_does_not_break_a_markdown_table():
    shown = as_markdown([Table("T", "", ("A", "B"), (("x|y", "z"),))], "T")
    assert "| x\\|y | z |" in shown


def test_an_empty_part_says_so():
    assert "(ei yhtään)" in as_text([Table("T", "", ("A",), ())])


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_command_prints_each_form(make_root, form):
    root = make_root({"practices/a.md": practice()})
    done = kb("content-report", "--root", root, "--today", "2026-11-24", "--format", form)
    assert done.returncode == 0, done.stderr
    if form == "json":
        shown = json.loads(done.stdout)
        assert shown["counts"]["practice"] == 1
        assert shown["grid"]["tyokyky"]["lappi"] == [1, 0]
    else:
        assert "Näytön tasot" in done.stdout
