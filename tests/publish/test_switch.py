"""The switch: at every moment there is a whole site, and nothing but ours is touched."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledgebase.build.mark import MARK, claim, not_ours, seal
from knowledgebase.publish import switch as module
from knowledgebase.publish.switch import aside_of, replace_contents, switch


def write(folder, files):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    seal(folder)
    return folder


def read(folder):
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != MARK)
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


OLD = {
    "index.html": "vanha",
    "a/index.html": "vanha a",
    "poistuva/x.html": "x",
    "tiedosto": "t",
    "kansio/x": "x",
}
NEW = {"index.html": "uusi", "b/index.html": "uusi b", "tiedosto/x": "x", "kansio": "t"}


@pytest.fixture
def site(tmp_path):
    return write(tmp_path / "site", OLD)


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)


def swap(site):
    with aside_of(site) as aside:
        switch(write(aside, NEW), site)
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_the_new_site_takes_the_place_of_the_old(site):
    swap(site)
    assert read(site) == NEW


def test_so_it_does_where_folders_cannot_change_places_in_one_step(site, one_by_one):
    swap(site)
    assert read(site) == NEW


def test_a_first_site_needs_no_folder(tmp_path):
    swap(tmp_path / "syva/kansio/site")
    assert read(tmp_path / "syva/kansio/site") == NEW


@pytest.mark.parametrize("failing", [1, 2])
def test_when_a_rename_fails_the_old_site_stays(site, one_by_one, monkeypatch, failing):
    rename, count = Path.rename, iter(range(1, 9))

    def sometimes(self, target):
        if next(count) == failing:
            raise OSError(errno.EIO, "Input/output error", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", sometimes)
    with pytest.raises(OSError, match="Input/output"):
        swap(site)
    assert read(site) == OLD
    assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_move_gets_new_contents(site, one_by_one, monkeypatch, code):
    def refuse(self, target):
        raise OSError(code, os.strerror(code), str(self))

    handle = os.open(site, os.O_RDONLY)
    monkeypatch.setattr(Path, "rename", refuse)
    swap(site)
    assert read(site) == NEW
    assert os.fstat(handle).st_ino == site.stat().st_ino
    assert not (site / "poistuva").exists() and not list(not_ours(site))


def test_contents_are_deleted_last_and_pages_come_after_what_they_need(site, monkeypatch):
    steps = []
    replace, unlink = Path.replace, Path.unlink
    monkeypatch.setattr(Path, "replace", lambda s, t: steps.append(Path(t).name) or replace(s, t))
    monkeypatch.setattr(Path, "unlink", lambda s: steps.append(f"-{s.name}") or unlink(s))
    new = write(site.parent / ".site.1.new", {"index.html": "", "b.css": "", "c.js": ""})
    replace_contents(new, site)
    assert steps[:3] == ["b.css", "c.js", "index.html"]
    assert all(step.startswith("-") for step in steps[3:-1])
    assert steps[-1] == MARK


def test_contents_that_do_not_fit_leave_the_old_ones(site, monkeypatch):
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        replace_contents(write(site.parent / ".site.1.new", NEW), site)
    assert read(site) == OLD


def dead_process():
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_what_a_killed_build_left_goes_with_the_next(site):
    dead = dead_process()
    (site.parent / f".site.{dead}.new/a").mkdir(parents=True)
    (site.parent / f".site.{dead}.old").mkdir()
    (site.parent / f".site.{os.getppid()}.new").mkdir()
    (site.parent / f".muu.{dead}.new").mkdir()
    with aside_of(site):
        left = {p.name for p in site.parent.iterdir()}
    assert left == {"site", f".site.{os.getppid()}.new", f".muu.{dead}.new"}
    assert read(site) == OLD


def test_a_site_that_a_killed_build_had_moved_away_comes_back(site):
    site.rename(site.with_name(f".site.{dead_process()}.old"))
    with aside_of(site):
        assert read(site) == OLD


def test_git_does_not_see_what_a_killed_build_leaves():
    for name in (".site.123.new", "poluilla/.site.9.old"):
        asked = subprocess.run(["git", "check-ignore", "-q", f"{name}/"], check=False)
        assert asked.returncode == 0


def test_an_exception_of_any_kind_clears_the_folder_away(site):
    with pytest.raises(SystemExit), aside_of(site) as aside:
        claim(aside)
        raise SystemExit(143)
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_an_interruption_in_the_middle_of_clearing_away_leaves_nothing(site, monkeypatch):
    remove, times = module.shutil.rmtree, iter([True, False])

    def interrupted(folder, **options):
        if next(times):
            raise KeyboardInterrupt
        remove(folder, **options)

    with pytest.raises(KeyboardInterrupt), aside_of(site) as aside:
        switch(write(aside, NEW), site)
        monkeypatch.setattr(module.shutil, "rmtree", interrupted)
    assert [p.name for p in site.parent.iterdir()] == ["site"]
    assert read(site) == NEW


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root mounts"
)
def test_a_mount_point_gets_new_contents_and_keeps_what_is_the_system_s(tmp_path):
    site = tmp_path / "levy"
    site.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", site], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        (site / "lost+found").mkdir()
        assert not list(not_ours(site))
        for files in (OLD, NEW):
            with aside_of(site) as aside:
                switch(write(aside, files), site)
            assert read(site) == files
            assert {p.name for p in site.iterdir()} == {p.split("/")[0] for p in files} | {
                MARK,
                "lost+found",
            }
    finally:
        subprocess.run(["umount", site], check=True)
