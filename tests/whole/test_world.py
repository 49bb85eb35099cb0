"""The world around real builds: other users of the folder, signals, full disks, odd variables."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from knowledgebase.build.mark import MARK
from knowledgebase.flow import Settings, publication
from knowledgebase.ground.settings import today
from tests.conftest import ROOT, kb_process, practice, project

MKDOCS = [sys.executable, "-m", "mkdocs"]


@pytest.fixture
def root(make_root):
    return make_root({"practices/a.md": practice("Aalto"), "projects/b.md": project()})


def with_signals():
    # A parent in the background ignores these, and its children inherit that. No thread runs yet.
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "knowledgebase", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        preexec_fn=with_signals,  # noqa: PLW1509 (no threads yet)
    )


def wait_until(true, what):
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail(what)


def children_of(process):
    """Return the numbers of the processes that `process` has started."""
    found = ["pgrep", "-P", str(process.pid)]
    return subprocess.run(found, capture_output=True, text=True, check=False).stdout.split()


def is_at_work(process):
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", process], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()[:1] not in ("", "Z")


def asides(folder):
    return [path for path in folder.iterdir() if path.name.startswith(".site.")]


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_build_that_is_asked_to_end_leaves_nothing(root, tmp_path, number):
    place = tmp_path / "paikka"
    place.mkdir()
    building = start("build", "--root", root, "--site", place / "site")
    wait_until(lambda: asides(place), "nothing was built aside")
    wait_until(lambda: children_of(building), "it works alone")
    children = children_of(building)
    building.send_signal(getattr(signal, number))
    output, _ = building.communicate(timeout=60)
    assert building.returncode not in (0, None)
    assert "Traceback" not in output
    assert list(place.iterdir()) == []
    assert not [child for child in children if is_at_work(child)]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process has no group")
def test_a_killed_build_ends_what_it_began_and_the_next_build_clears_what_it_left(root, tmp_path):
    place = tmp_path / "paikka"
    place.mkdir()
    building = start("build", "--root", root, "--site", place / "site")
    wait_until(lambda: asides(place), "nothing was built aside")
    wait_until(lambda: children_of(building), "it works alone")
    children = children_of(building)
    building.kill()
    # Not waited for: the killed process still has its number.
    wait_until(lambda: not any(map(is_at_work, children)), "something works on")
    assert kb_process("build", "--root", root, "--site", place / "site").returncode == 0
    assert [path.name for path in place.iterdir()] == ["site"]
    building.wait()


def test_the_generator_alone_gives_the_whole_site(tmp_path):
    done = subprocess.run(
        [*MKDOCS, "build", "--quiet", "--strict", "--site-dir", tmp_path / "oma"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    made, _ = publication(Settings(ROOT, today()))
    pages = {f"{address}index.html" for address in made.pages}
    given = {p.relative_to(tmp_path / "oma").as_posix() for p in (tmp_path / "oma").rglob("*")}
    assert pages and pages | set(made.files) <= given
    assert (tmp_path / "oma/pagefind/pagefind.js").is_file()


def test_the_generator_alone_refuses_a_folder_of_somebody_s(tmp_path):
    (tmp_path / "muistio.txt").write_text("tärkeä")
    done = subprocess.run(
        [*MKDOCS, "build", "--quiet", "--site-dir", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "muistio.txt" in done.stderr and "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["muistio.txt"]


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "levy"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("name", ["site", "."])
def test_a_full_disk_is_told_in_one_line(root, small_disk, name):
    done = kb_process("build", "--root", root, "--site", small_disk / name)
    assert done.returncode == 1
    assert "disk-full: Levy on täynnä" in done.stderr
    assert "Traceback" not in done.stderr
    assert not asides(small_disk)


def test_empty_variables_are_as_good_as_none(root, tmp_path):
    names = (
        "KB_SITE_URL",
        "KB_EDIT_URL",
        "KB_ISSUES_URL",
        "KB_CONTACT_EMAIL",
        "KB_SETTINGS",
        "SOURCE_DATE_EPOCH",
        "LANG",
    )
    environment = os.environ | dict.fromkeys(names, "")
    done = kb_process("build", "--root", root, "--site", tmp_path / "site", env=environment)
    assert done.returncode == 0, done.stderr
    assert 'href="https://tietopankki.example/"' in (tmp_path / "site/index.html").read_text(
        "utf-8"
    )


def test_a_variable_that_is_no_address_is_named(root, tmp_path):
    environment = os.environ | {"KB_SITE_URL": "tietopankki.fi"}
    done = kb_process("build", "--root", root, "--site", tmp_path / "site", env=environment)
    assert done.returncode == 1
    assert "Ympäristömuuttujan KB_SITE_URL arvo ”tietopankki.fi”" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_preview_goes_on_after_errors_and_ends_cleanly(root, tmp_path):
    site = tmp_path / "paikka/site"
    preview = start("serve", "--root", root, "--site", site, "--port", "0")
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(preview.stdout), daemon=True)
    reader.start()
    wait_until(lambda: any("Sivusto on osoitteessa" in line for line in said), "".join(said))
    (url,) = (line.split()[3] for line in said if "Sivusto on osoitteessa" in line)

    def page():
        with urllib.request.urlopen(f"{url}kaytannot/a/", timeout=10) as answer:
            return answer.read().decode()

    wait_until((site / MARK).is_file, "".join(said))  # the search index follows
    card = root / "practices/a.md"
    card.write_text("rikki", "utf-8")
    wait_until(lambda: any("no-front-matter" in line for line in said), "".join(said))
    assert "Aalto" in page()
    mine = site / "muistio.txt"
    mine.write_text("x")
    card.write_text(practice("Beeta"), "utf-8")
    wait_until(lambda: any("not-ours" in line for line in said), "".join(said))
    assert "Beeta" in page()
    mine.unlink()
    card.write_text(practice("Gamma"), "utf-8")
    wait_until(lambda: "Gamma" in page(), "".join(said))
    preview.send_signal(signal.SIGINT)
    assert preview.wait(30) == 0
    reader.join(10)
    assert "Traceback" not in "".join(said)
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert (site / MARK).is_file()


def test_a_taken_port_is_told_as_such_before_a_build(root, tmp_path):
    first = start("serve", "--root", root, "--site", tmp_path / "a", "--port", "0")
    try:
        for line in first.stdout:
            if "Sivusto on osoitteessa" in line:
                break
        port = line.split()[3].rstrip("/").rpartition(":")[2]
        done = kb_process("serve", "--root", root, "--site", tmp_path / "b", "--port", port)
        assert done.returncode == 2
        assert f"Portti {port} on toisen ohjelman käytössä" in done.stderr
        assert not (tmp_path / "b").exists()
    finally:
        first.terminate()
        first.communicate()
