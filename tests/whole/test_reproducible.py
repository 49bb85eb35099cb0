"""The same content on the same day gives the same bytes, wherever and whenever it is built."""

import os
import shutil

import pytest

from knowledgebase.publish.manifest import read_manifest
from tests.conftest import kb_process, news, practice, project

pytestmark = pytest.mark.thorough
FILES = {
    "practices/a.md": practice("Aalto", body="## Lähtötilanne\n\nKatso [toinen](b.md)."),
    "practices/b.md": practice("Äyräs"),
    "projects/c.md": project("Ö-hanke"),
    "content/uutiset/d.md": news("Uutinen"),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ensin")
    write(folder / "root", FILES)
    return publish(folder)


def write(root, names):
    for folder in ("content", "practices", "projects"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(FILES[name], "utf-8")


def publish(folder, command=(), limits=None, **environment):
    """Return the manifest and the modes of what is published, in an environment of its own."""
    arguments = (
        "publish",
        "--root",
        folder / "root",
        "--to",
        folder / "to",
        "--today",
        "2026-11-24",
    )
    more = {"preexec_fn": limits} if limits else {}
    done = kb_process(*arguments, env={**os.environ, **environment}, before=command, **more)
    assert done.returncode == 0, done.stderr
    (release,) = (folder / "to/releases").iterdir()
    modes = {f.relative_to(release): f.stat().st_mode for f in release.rglob("*")}
    return read_manifest(release), modes


def one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "7"},
        {"RAYON_NUM_THREADS": "1", "limits": one_core},
        {"limits": lambda: os.umask(0o077)},
    ],
    ids=["zone", "locale", "hash seed", "threads", "umask"],
)
def test_the_environment_changes_no_byte(first, tmp_path, environment):
    write(tmp_path / "root", FILES)
    assert publish(tmp_path, **environment) == first


@pytest.mark.skipif(not shutil.which("faketime"), reason="NOT RUN: no faketime to set a clock with")
def test_the_clock_changes_no_byte(first, tmp_path):
    write(tmp_path / "root", FILES)
    assert publish(tmp_path, ["faketime", "2031-07-01 23:59:30"]) == first


def test_the_folder_and_the_order_of_files_change_no_byte(first, tmp_path):
    deep = tmp_path / "syvällä oleva/kansio"
    write(deep / "root", reversed(FILES))
    assert publish(deep) == first


def test_the_same_run_twice_changes_no_byte(first, tmp_path):
    write(tmp_path / "root", FILES)
    assert publish(tmp_path) == first
