"""`kb dead-links`: a report on standard output, whatever the network answers."""

from click.testing import CliRunner

from knowledgebase.cli import dead_links_command, main
from knowledgebase.measure.dead_links import Answer
from tests.conftest import practice


def test_the_report_names_the_files_of_each_dead_link(make_root, monkeypatch):
    monkeypatch.setattr(
        dead_links_command, "ask_web", lambda _, url: Answer(0, "ei vastausta") if url else None
    )
    root = make_root({"practices/a.md": practice()})
    told = CliRunner().invoke(main, ["dead-links", "--root", str(root), "--today", "2026-11-24"])
    assert told.exit_code == 0
    assert "- <https://example.org/lahde> (ei vastausta): practices/a.md" in told.output
