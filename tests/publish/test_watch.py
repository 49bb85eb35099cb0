"""Watching: what counts as a change, also when folders come and go."""

import os
import shutil
from contextlib import suppress

import pytest

from knowledgebase.publish.watch import changes


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "practices/x").mkdir(parents=True)
    (tmp_path / "practices/a.md").write_text("a")
    (tmp_path / "mkdocs.yml").write_text("a")
    return tmp_path


def edit(file, text="b"):
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text)
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


class _Over(Exception):
    pass


def nothing():
    pass


def after(folder, *steps):
    """Return what is seen when each step is done in a pause of its own."""
    waiting, seen = iter(steps), []

    def wait(seconds):
        step = next(waiting, None)
        if step is None:
            raise _Over
        step()

    with suppress(_Over):
        for now in changes([folder / "practices", folder / "mkdocs.yml"], wait):
            seen.append(now)
    return seen


@pytest.mark.parametrize(
    "step",
    [
        lambda f: edit(f / "practices/a.md"),
        lambda f: edit(f / "practices/x/uusi.md"),
        lambda f: edit(f / "mkdocs.yml"),
        lambda f: (f / "practices/a.md").unlink(),
        lambda f: (f / "practices/x").rmdir(),
        lambda f: (f / "practices/a.md").rename(f / "practices/b.md"),
        lambda f: shutil.rmtree(f / "practices"),
    ],
)
def test_a_change_is_seen_once(folder, step):
    assert len(after(folder, lambda: step(folder), nothing, nothing)) == 2


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", ".DS_Store", "#a.md#", "4913", "x/a.tmp"])
def test_what_an_editor_keeps_is_no_change(folder, name):
    assert len(after(folder, lambda: (folder / "practices" / name).write_text("x"), nothing)) == 1


def test_a_folder_that_is_deleted_and_made_again_is_seen(folder):
    seen = after(
        folder,
        lambda: shutil.rmtree(folder / "practices"),
        nothing,
        (folder / "practices").mkdir,
        lambda: edit(folder / "practices/a.md"),
        nothing,
        lambda: edit(folder / "practices/a.md", "c"),
        nothing,
    )
    assert len(seen) == 4


def test_a_change_in_the_middle_of_a_build_is_seen_after_it(folder):
    seen = []
    for now in changes([folder / "practices"], lambda seconds: None):
        seen.append(now)
        if len(seen) == 1:
            edit(folder / "practices/a.md")  # while the caller builds
        else:
            break
    assert len(seen) == 2


def test_a_burst_of_changes_is_one(folder):
    edits = [lambda n=n: edit(folder / "practices/a.md", str(n)) for n in range(5)]
    assert len(after(folder, *edits, nothing, nothing)) == 2
