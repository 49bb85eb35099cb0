"""`kb due`: the list for the editors, or a message for each role."""

from click.testing import CliRunner

from knowledgebase.cli import main
from tests.conftest import practice


def run(root, *arguments):
    told = ["due", "--root", str(root), "--today", "2026-11-24", *arguments]
    return CliRunner().invoke(main, told)


def test_what_is_late_is_listed_or_written_as_mail(make_root):
    late = practice().replace("regions:", "reviewed: 2025-01-31\nregions:")
    root = make_root({"practices/a.md": late})
    listed, mail = run(root), run(root, "--format", "mail")
    assert listed.exit_code == mail.exit_code == 0
    assert "`practices/a.md`" in listed.output
    assert "/kaytannot/a/" in mail.output


def test_what_comes_is_listed_only_when_asked_for(make_root):
    soon = practice().replace("regions:", "reviewed: 2025-12-01\nregions:")
    root = make_root({"practices/a.md": soon})
    assert "practices/a.md" not in run(root).output
    assert "practices/a.md" in run(root, "--within", "30").output
