"""Faults while publishing: what readers see is the release before or the new one, whole, at every moment.

Each test breaks one publisher in its own way over a published site that somebody reads all the
time. Then the shown site must have, byte for byte, the files of one of the two releases.
"""

import os
import resource
import shutil
import signal
import stat
import subprocess
import threading
import time
import urllib.request

import pytest

from knowledgebase.ground.assets import asset_address
from knowledgebase.publish.manifest import SITE, digests, read_manifest
from knowledgebase.publish.releases import Releases, releases_in
from tests.conftest import kb_process, practice, project, serving
from tests.whole.test_world import start

pytestmark = pytest.mark.thorough
BEFORE = {"practices/a.md": practice("Aalto"), "projects/b.md": project()}
AFTER = BEFORE | {"practices/a.md": practice("Muutos")}
PAGE = "kaytannot/a/"
STYLE = asset_address("assets/css/site.css")


def write(root, files):
    for folder in ("content", "practices", "projects"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def order(world, to=None):
    where = to or world.place
    return ("publish", "--root", world.root, "--to", where, "--today", "2026-11-24")


def publish(world, to=None, **options):
    return kb_process(*order(world, to), **options)


def site_of(release):
    """Return the digests of a release's own files of the site, without what the one before left it."""
    told = read_manifest(release)
    own = told.files.keys() - set(told.carried)
    return {path: told.files[path] for path in own if path.startswith(f"{SITE}/")}


class Reader(threading.Thread):
    """Asks for pages and their parts without a pause, as a reader's browser does."""

    def __init__(self, url, known):
        super().__init__(daemon=True)
        self.url, self.known, self.ended = url, known, False
        self.asked, self.faults = 0, []

    def run(self):
        paths = ["", PAGE, STYLE, "syotteet/kaikki.xml", "sitemap.xml"]
        while not self.ended:
            path = paths[self.asked % len(paths)]
            self.asked += 1
            try:
                with urllib.request.urlopen(f"{self.url}current/{path}", timeout=10) as answer:
                    body = answer.read()
                if body not in self.known[path]:
                    self.faults.append(f"{path}: neither release has this")
            except OSError as error:
                self.faults.append(f"{path}: {error}")
            time.sleep(0.02)


class World:
    """A root as it will be published next, and a place where it is published as it was before."""

    def __init__(self, folder):
        self.root, self.place = folder / "root", folder / "paikka"
        write(self.root, BEFORE)
        done = publish(self)
        assert done.returncode == 0, done.stderr
        self.before = self.shown()
        write(self.root, AFTER)
        done = publish(self)
        assert done.returncode == 0, done.stderr
        self.sites = [site_of(self.before), site_of(self.shown())]
        self.known = {
            path: {
                (
                    r / SITE / path / "index.html"
                    if path.endswith("/") or not path
                    else r / SITE / path
                ).read_bytes()
                for r in (self.before, self.shown())
            }
            for path in ("", PAGE, STYLE, "syotteet/kaikki.xml", "sitemap.xml")
        }
        self.back()

    def shown(self, place=None):
        return Releases(place or self.place).shown()

    def back(self):
        """Show the release before, and forget the others."""
        with releases_in(self.place) as releases:
            releases.show(self.before)
            for release in releases.all():
                if release != self.before:
                    shutil.rmtree(release)

    def state(self, place=None):
        """Return 0 when the release before is shown, 1 for the new one; anything else fails."""
        release = self.shown(place)
        there = {path: digest for path, digest in digests(release).items() if path.startswith(SITE)}
        for path in read_manifest(release).carried:
            assert there.pop(path) == self.sites[0][path]
        found = [number for number, site in enumerate(self.sites) if site == there]
        assert len(found) == 1, "the shown site is neither"
        return found[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("viat"))
    with serving(made.place) as url:
        reader = Reader(url, made.known)
        reader.start()
        made.reader = reader
        yield made
        reader.ended = True
        reader.join()


@pytest.fixture
def world(whole):
    yield whole
    assert not whole.reader.faults
    whole.back()
    write(whole.root, AFTER)


def fails(world, rule, place=None, **options):
    done = publish(world, place, **options)
    assert done.returncode == 1, done.stderr
    assert rule in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert world.state(place) == 0
    assert not list(((place or world.place) / "releases").glob(".tulossa.*"))


def succeeds(world, **options):
    done = publish(world, **options)
    assert done.returncode == 0, done.stderr
    assert world.state() == 1
    return done


def in_the_making(world, pattern):
    try:
        return any((world.place / "releases").glob(pattern))
    except FileNotFoundError:  # what was being looked through has just got another name
        return False


POINTS = {
    "a folder to work in": ".tulossa.*",
    "sources copied": ".tulossa.*/lahteet/projects/b.md",
    "the build's folder": ".tulossa.*/.sivusto.*.new",
    "the first assets": ".tulossa.*/.sivusto.*.new/assets/*/css",
    "pages": ".tulossa.*/.sivusto.*.new/kaytannot/a/index.html",
    "feeds": ".tulossa.*/.sivusto.*.new/syotteet/kaikki.xml",
    "the search index": ".tulossa.*/.sivusto.*.new/pagefind/pagefind.js",
    "the site built": ".tulossa.*/sivusto/index.html",
    "the manifest": ".tulossa.*/luettelo.json",
    "the name": "000002-*",
}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at(world, point):
    process = start(*order(world))
    while process.poll() is None and not in_the_making(world, POINTS[point]):
        time.sleep(0.001)
    process.kill()
    process.communicate()
    assert world.state() in (0, 1)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_asked_to_end(world, name):
    process = start(*order(world))
    while process.poll() is None and not in_the_making(world, POINTS["pages"]):
        time.sleep(0.001)
    process.send_signal(getattr(signal, name))
    output, _ = process.communicate(timeout=120)
    assert "Traceback" not in output
    assert world.state() == 0
    assert not in_the_making(world, ".tulossa.*")


def test_after_a_kill_the_next_publisher_clears_up_and_succeeds(world):
    test_killed_at(world, "pages")
    assert in_the_making(world, ".tulossa.*")
    succeeds(world)
    assert not in_the_making(world, ".tulossa.*")


def _bytes_on_disk(folder):
    return sum(f.stat().st_blocks * 512 for f in folder.rglob("*") if f.is_file())


@pytest.fixture
def disk(world, tmp_path):
    """A place on a disk that has room for what stands there and half a release."""
    size = _bytes_on_disk(world.place) + _bytes_on_disk(world.before) // 2
    command = ["mount", "-t", "tmpfs", "-o", f"size={size // 1024}k", "tmpfs", tmp_path]
    if os.geteuid() != 0 or subprocess.run(command, check=False).returncode:
        pytest.skip("NOT RUN: nothing can be mounted here")
    place = tmp_path / "paikka"
    shutil.copytree(world.place, place, symlinks=True)
    yield place
    subprocess.run(["umount", "-l", tmp_path], check=True)


def test_a_full_disk(world, disk):
    fails(world, "disk-full", disk)


def test_a_read_only_disk(world, disk):
    subprocess.run(["mount", "-o", "remount,ro", disk.parent], check=True)
    done = publish(world, disk)
    assert done.returncode == 1 and "not-permitted" in done.stderr
    assert "Traceback" not in done.stderr and world.state(disk) == 0


def limited(what, most):
    return lambda: resource.setrlimit(what, (most, most))


@pytest.mark.parametrize("most", [6, 8, 10])
def test_no_file_handles(world, most):
    done = publish(world, preexec_fn=limited(resource.RLIMIT_NOFILE, most))
    assert world.state() == (done.returncode == 0)


@pytest.mark.parametrize("megabytes", [60, 250, 400])
def test_no_memory(world, megabytes):
    done = publish(world, preexec_fn=limited(resource.RLIMIT_AS, megabytes << 20))
    assert world.state() == (done.returncode == 0)


def test_two_publishers_at_once(world):
    both = [start(*order(world)) for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert world.state() == 1
    with releases_in(world.place) as releases:
        assert len(releases.all()) == 3


def test_a_publisher_and_a_rollback_at_once(world):
    succeeds(world)
    process = start(*order(world))
    while process.poll() is None and not in_the_making(world, POINTS["pages"]):
        time.sleep(0.001)
    assert kb_process("rollback", "--to", world.place).returncode == 0  # it waits for the publisher
    process.communicate()
    assert process.returncode == 0 and world.state() == 1


@pytest.mark.parametrize("day", ["1999-01-01 12:00:00", "2037-12-31 23:59:59"])
@pytest.mark.skipif(not shutil.which("faketime"), reason="NOT RUN: no faketime to set a clock with")
def test_a_wrong_clock(world, day):
    succeeds(world, before=["faketime", day], env={**os.environ, "TZ": "Pacific/Kiritimati"})


def test_a_locale_without_letters(world):
    succeeds(world, env={**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"})


def test_a_umask_that_hides_everything(world):
    succeeds(world, preexec_fn=lambda: os.umask(0o077))
    files = list((world.place / "current").resolve().rglob("*"))
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o644, 0o755}


def test_no_git(world, tmp_path):
    succeeds(world, env={**os.environ, "PATH": str(tmp_path)})


def test_a_shallow_clone(world, tmp_path):
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    shutil.copytree(world.root, origin)
    as_someone = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (["init", "-q"], ["add", "."], [*as_someone, "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", origin, *command], check=True)
    subprocess.run(
        ["git", "-C", origin, *as_someone, "commit", "-q", "--allow-empty", "-m", "b"], check=True
    )
    subprocess.run(["git", "clone", "-q", "--depth", "1", origin.as_uri(), clone], check=True)
    for folder in ("content", "practices", "projects"):
        (clone / folder).mkdir(exist_ok=True)
    done = kb_process("publish", "--root", clone, "--to", world.place, "--today", "2026-11-24")
    assert done.returncode == 0 and "shallow clone" in done.stderr
    assert world.state() == 1


@pytest.mark.parametrize("start_of_file", [b"", b"\xef\xbb\xbf"], ids=["CRLF", "CRLF and BOM"])
def test_another_system_s_line_ends(world, start_of_file):
    write(
        world.root, {n: start_of_file + t.replace("\n", "\r\n").encode() for n, t in AFTER.items()}
    )
    succeeds(world)


def with_module(folder, name, text):
    """Return an environment in which a module of ours takes the place of another."""
    folder.mkdir()
    (folder / f"{name}.py").write_text(text, "utf-8")
    return {**os.environ, "PYTHONPATH": str(folder)}


@pytest.mark.parametrize(
    "text",
    ["raise SystemExit(127)", "import os; os.kill(os.getpid(), 9)"],
    ids=["missing", "killed"],
)
def test_pagefind_is(world, tmp_path, text):
    done = publish(world, env=with_module(tmp_path / "m", "pagefind_bin", text))
    assert done.returncode == 1 and world.state() == 0
    assert "Traceback" not in done.stderr, done.stderr


def test_an_error_in_a_hook(world, tmp_path):
    text = (
        "import sys\n"
        "if 'mkdocs' in sys.orig_argv:\n"
        "    import knowledgebase.build.seam as seam\n"
        "    def hand_over(*_, **__): raise RuntimeError('rikki')\n"
        "    seam.hand_over = hand_over\n"
    )
    # Other surroundings than any before, so that the generator is asked for its frames.
    env = with_module(tmp_path / "m", "sitecustomize", text) | {"KB_SURROUNDINGS": str(tmp_path)}
    done = publish(world, env=env)
    assert done.returncode == 1 and "site-build-failed" in done.stderr
    assert world.state() == 0


def test_a_reader_noticed_nothing(whole):
    assert whole.reader.asked > 500
    assert whole.reader.faults == []


def test_what_is_shown_is_what_was_published(world):
    succeeds(world)
    assert kb_process("verify", "--to", world.place).returncode == 0
