"""What `kb check` tells a writer to do next, and how much is in order."""

import subprocess

import pytest

from tests.conftest import TODAY, kb, practice, project

DAY = ("--today", TODAY.isoformat())


def check(root, *files):
    return kb("check", "--root", root, *DAY, *files)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (practice().replace("2026-11-24", "24.11.2026"), True),
        (practice().replace("- tyokyky", "- VAIHDA") + "\n\n\n", False),
    ],
    ids=["a date that can be mended", "an error that cannot, and blank lines that can"],
)
def test_fix_is_offered_only_where_it_takes_an_error_away(text, told, make_root):
    root = make_root({"practices/a.md": text})
    done = check(root, root / "practices/a.md")
    assert ("Osan korjaa tämä komento:\n  python3 scripts/dev.py fix " in done.stderr) == told


def test_what_comes_next_can_be_pasted_a_command_a_line(make_root):
    root = make_root({"practices/a.md": practice()})
    told = check(root, root / "practices/a.md").stderr
    commands = [line.strip() for line in told.split("\n") if line.startswith("  git ")]
    assert [each.split()[1] for each in commands] == ["switch", "add", "commit", "push"]
    script = "\n".join(commands[:3])
    start = ["git", "-c", "init.defaultBranch=main", "init", "-q", "."]
    subprocess.run(start, cwd=root, check=True)
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "PATH": "/usr/bin:/bin"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    file = root / "practices/a.md"
    script = script.replace(commands[1], f"git add {file}")
    subprocess.run(["sh", "-ec", script], cwd=root, env=who, check=True, capture_output=True)


def test_an_entry_with_an_error_is_not_counted_as_one_in_order(make_root):
    root = make_root(
        {"practices/a.md": practice(), "practices/b.md": practice(body="[Ei](ei-ole.md)")}
    )
    assert "Kortteja ilman virheitä: 1, virheitä: " in check(root).stderr


def test_an_ended_project_without_a_keeper_is_a_warning_where_it_is_asked_about(make_root):
    """Most sources of old projects tell of none: a warning for each would hide the rest."""
    old, kept = project("Vanha", "ends: 2023\n"), project("Hoidettu", "ends: 2023\n")
    kept = kept.replace("ends: 2023", "ends: 2023\nsteward_after: tyoterveyslaitos")
    fresh = project("Juuri päättynyt", "ends: 2026-10\n")
    files = {"projects/old.md": old, "projects/kept.md": kept, "practices/a.md": practice()}
    root = make_root(files)
    assert check(root, "--strict").returncode == 0
    asked = check(root, root / "projects/old.md")
    assert asked.returncode == 0 and asked.stdout.count("nobody-keeps-results") == 1
    assert check(root, "--strict", root / "projects/old.md").returncode == 1
    assert check(root, "--strict", root / "projects/kept.md").returncode == 0
    (root / "projects/fresh.md").write_text(fresh, "utf-8")
    assert check(root).stdout.count("nobody-keeps-results") == 1
    assert check(root, root / "projects/fresh.md").stdout.count("nobody-keeps-results") == 1
    told = kb("review", "--root", root, *DAY, root / "projects/old.md").stdout
    assert "eikä kortti kerro, kuka tuloksista vastaa" in told
    due = kb("due", "--root", root, *DAY).stdout
    assert "## Hankkeet, joiden tuloksista ei tiedetä vastaajaa (2)" in due
