"""`kb calendar` as the team runs it."""

import json

from tests.conftest import kb, news, practice

DAY = ("--today", "2026-11-29")


def calendar(root, *options):
    return kb("calendar", "--root", root, *DAY, *options)


def test_the_command_tells_the_same_in_three_forms(make_root):
    root = make_root(
        {
            "practices/a.md": practice(),
            "practices/b.md": practice("Kesken", more="status: draft\n"),
            "content/uutiset/joulu.md": news("Joulu *nyt*", "2026-12-24"),
        }
    )
    text = calendar(root)
    assert text.returncode == 0, text.stderr
    assert "to 24.12.  Uutinen: Joulu *nyt* – ilmestyy  (content/uutiset/joulu.md)" in text.stdout
    assert text.stdout.index("Viikko 52") < text.stdout.index("Joulu") < text.stdout.index("Kesken")
    data = json.loads(calendar(root, "--format", "json").stdout)
    assert [(one["day"], one["what"]) for one in data["due"]] == [("2026-12-24", "scheduled")]
    assert [one["title"] for one in data["drafts"]] == ["Kesken"]
    markdown = calendar(root, "--format", "markdown").stdout
    assert "- to 24.12. Uutinen: Joulu \\*nyt\\*" in markdown, "a title is no Markdown"
    assert "Myöhemmin\n  Uutinen" not in calendar(root, "--weeks", "4").stdout
    assert "Myöhemmin\n  24.12.2026  Uutinen" in calendar(root, "--weeks", "1").stdout


def test_an_agenda_that_lacks_a_broken_file_does_not_look_whole(make_root):
    done = calendar(make_root({"practices/a.md": "rikki"}))
    assert done.returncode == 1 and "puuttuu kalenterista" in done.stderr
    assert "Luonnokset" in done.stdout
