"""History: what git knows of the days of files."""

import os
import subprocess
from datetime import date
from types import SimpleNamespace

import pytest

from knowledgebase.catalogue.history import Dates, dates_of, parse_log, read_history

TODAY = date(2026, 11, 24)


def dates(root):
    return read_history(root, TODAY)[0]


@pytest.fixture
def git(tmp_path):
    def run(*arguments, day="2026-01-05"):
        moment = f"{day}T23:30:00+02:00"
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            env=os.environ | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        )

    return run


@pytest.fixture
def commit(git, tmp_path):
    def write(name, text, day):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        git("add", name)
        git("commit", "-m", "x", day=day)

    git("init", "-q")
    return write


def test_a_file_has_its_first_and_its_last_day(commit, tmp_path):
    commit("practices/a.md", "1", "2026-01-05")
    commit("practices/b.md", "1", "2026-02-01")
    commit("practices/a.md", "2", "2026-03-20")
    assert dates(tmp_path) == {
        "practices/a.md": Dates(date(2026, 1, 5), date(2026, 3, 20)),
        "practices/b.md": Dates(date(2026, 2, 1), date(2026, 2, 1)),
    }


def test_what_was_long_on_a_branch_came_on_the_day_of_its_merge(commit, git, tmp_path):
    commit("practices/a.md", "1", "2026-01-05")
    git("checkout", "-qb", "ehdotus")
    commit("practices/b.md", "1", "2026-01-06")
    git("checkout", "-q", "-")
    commit("practices/c.md", "1", "2026-02-01")
    git("merge", "-q", "--no-ff", "-m", "m", "ehdotus", day="2026-03-01")
    assert dates(tmp_path)["practices/b.md"] == Dates(date(2026, 3, 1), date(2026, 3, 1))
    assert dates(tmp_path)["practices/a.md"].changed == date(2026, 1, 5)


def test_paths_are_of_the_root_also_inside_a_greater_repository(commit, tmp_path):
    commit("sisalto/a.md", "1", "2026-01-05")
    assert list(dates(tmp_path / "sisalto")) == ["a.md"]


def test_a_folder_without_git_has_no_history(tmp_path):
    assert read_history(tmp_path / "puuttuu", TODAY) == ({}, [])


def test_a_shallow_clone_tells_nothing(commit, tmp_path):
    commit("a/x.md", "1", "2026-01-05")
    commit("a/x.md", "2", "2026-02-05")
    shallow = tmp_path / "matala"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(shallow)], check=True
    )
    found, told = read_history(shallow, TODAY)
    assert found == {} and [f.rule for f in told] == ["no-history"]


def test_a_repository_that_git_may_not_read_is_told(commit, tmp_path, monkeypatch):
    commit("a/x.md", "1", "2026-01-05")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "tyhja"))
    found, told = read_history(tmp_path, TODAY)
    assert found == {} and [f.rule for f in told] == ["no-history"]
    assert "dubious ownership" in told[0].problem("fi")


def test_a_machine_without_git_tells_that_a_repository_is_not_read(commit, tmp_path, monkeypatch):
    commit("a/x.md", "1", "2026-01-05")
    monkeypatch.setenv("PATH", str(tmp_path))
    found, told = read_history(tmp_path, TODAY)
    assert found == {} and [f.rule for f in told] == ["no-history"]


def test_a_worktree_whose_repository_is_not_there_is_told(tmp_path):
    (tmp_path / ".git").write_text("gitdir: /ei/ole/.git/worktrees/x\n")
    found, told = read_history(tmp_path, TODAY)
    assert found == {} and [f.rule for f in told] == ["no-history"]


def test_a_repository_without_commits_has_no_dates(commit, tmp_path):
    assert read_history(tmp_path, TODAY) == ({}, [])


@pytest.mark.parametrize("seconds", ["999999999999", "4102444800", "-99999999999999", "x"])
def test_a_commit_from_the_future_or_of_no_year_is_made_today(seconds):
    assert parse_log(f"\x00{seconds}\n\na.md\n", TODAY) == {"a.md": Dates(TODAY, TODAY)}


def test_an_empty_log_has_no_files():
    assert parse_log("", TODAY) == {}


@pytest.mark.parametrize(
    ("published", "updated", "told", "expected"),
    [
        (None, None, Dates(), Dates()),
        (
            None,
            None,
            Dates(date(2026, 1, 1), date(2026, 2, 1)),
            # A commit is no change: only its writer knows whether the content changed.
            Dates(date(2026, 1, 1), date(2026, 1, 1)),
        ),
        (
            None,
            date(2026, 1, 20),
            Dates(date(2026, 1, 1), date(2026, 2, 1)),
            Dates(date(2026, 1, 1), date(2026, 1, 20)),
        ),
        (date(2026, 1, 5), None, Dates(), Dates(date(2026, 1, 5), date(2026, 1, 5))),
        (
            date(2026, 1, 5),
            date(2026, 1, 9),
            Dates(date(2026, 1, 1), date(2026, 2, 1)),
            Dates(date(2026, 1, 5), date(2026, 1, 9)),
        ),
        # Written in January to appear in March: it has not changed before it appeared.
        (
            date(2026, 3, 1),
            None,
            Dates(date(2026, 1, 1), date(2026, 1, 1)),
            Dates(date(2026, 3, 1), date(2026, 3, 1)),
        ),
    ],
)
def test_what_the_entry_says_wins(published, updated, told, expected):
    fields = SimpleNamespace(published=published, updated=updated)
    entry = SimpleNamespace(fields=fields, path="practices/a.md")
    assert dates_of(entry, {"practices/a.md": told}) == expected
