"""What `kb check` tells a writer to do next, and how much is in order."""

import subprocess

import pytest

from tests.conftest import TODAY, kb, practice

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
