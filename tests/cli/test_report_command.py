"""`kb report`: Markdown on the screen, or three files; a wrong period is told with those that will do."""

import io

import docx
from click.testing import CliRunner

from knowledgebase.cli import main
from tests.conftest import practice


def run(root, *arguments):
    told = ["report", "--root", str(root), "--today", "2026-11-24", *arguments]
    return CliRunner().invoke(main, told)


def test_it_is_printed_or_written_as_three_files(make_root, tmp_path):
    root = make_root({"practices/a.md": practice("Tauko")})
    shown = run(root, "--period", "2026")
    assert shown.exit_code == 0 and "# Parempi työelämä" in shown.output
    folder = tmp_path / "raportit"
    assert run(root, "--period", "2026", "--to", str(folder)).exit_code == 0
    stem = folder / "tilanneraportti-2026"
    assert stem.with_suffix(".md").read_text("utf-8").strip() in shown.output
    html = stem.with_suffix(".html").read_text("utf-8")
    assert "<h2" in html and "<table" in html and "kaytannot/" in html and "<script" not in html
    document = docx.Document(io.BytesIO(stem.with_suffix(".docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert "Kokonaisuus" in headings and "Tietojen tuoreus" in headings


def test_a_wrong_period_is_told_with_those_that_will_do(make_root):
    found = run(make_root({"practices/a.md": practice()}), "--period", "viime")
    assert found.exit_code == 2 and "2026-Q4" in found.output
