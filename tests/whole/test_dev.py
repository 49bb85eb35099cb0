"""The bootstrap, as someone meets it on a new machine."""

import importlib.util
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, practice

SCRIPT = ROOT / "scripts" / "dev.py"


@pytest.fixture
def dev(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, path in (
        ("VENV", ".venv"),
        ("STAMP", ".venv/locks.txt"),
        ("PYTHON", ".venv/bin/python"),
    ):
        monkeypatch.setattr(module, name, tmp_path / path)
    return module


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_it_hands_over_arguments_exit_code_and_working_directory(make_root):
    root = make_root({"practices/a.md": practice().replace("tyokyky", "tyokkyy")})
    done = run("check", "--root", ".", "--format", "json", cwd=root)
    assert done.returncode == 1
    assert [f["rule"] for f in json.loads(done.stdout)] == ["unknown-theme"]
    assert run("check", "--nonsense").returncode == 2


def test_only_the_standard_library_is_imported():
    names = {
        line.split()[1].split(".")[0]
        for line in SCRIPT.read_text("utf-8").splitlines()
        if line.startswith(("import ", "from "))
    }
    assert names <= set(sys.stdlib_module_names)


def test_a_changed_lock_syncs_again(dev, tmp_path, monkeypatch):
    lock, test_lock = tmp_path / "r.lock", tmp_path / "t.lock"
    lock.write_text("a")
    test_lock.write_text("a b")
    monkeypatch.setattr(dev, "TEST_LOCK", test_lock)
    assert not dev.is_synced(lock)
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.STAMP.write_text(dev.fingerprint(lock))
    assert dev.is_synced(lock)
    assert not dev.is_synced(test_lock)
    lock.write_text("c")
    assert not dev.is_synced(lock)
    dev.STAMP.write_text(dev.fingerprint(test_lock))
    assert dev.is_synced(lock), "the test lock holds the other"


def test_without_ensurepip_it_says_what_to_install(dev, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(OSError, match="apt-get install python3-venv"):
        dev.make_venv()


def test_the_locks_pin_everything_with_hashes_and_agree():
    def pins(name):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {
            line.split(" ")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))
        }

    run_pins, test_pins = pins("requirements.lock"), pins("requirements-test.lock")
    assert run_pins <= test_pins
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert text.count("--hash=sha256:") >= len(pins(name))
        assert "http" not in text


def test_no_line_of_the_repository_names_a_machine_or_a_registry():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not listed:
        pytest.skip("not a git checkout")
    words = ("pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "/wo" + "rk/")
    for name in listed:
        path = ROOT / name
        if path.is_file() and path.suffix not in (".woff2", ".png", ".webp", ".jpg"):
            text = path.read_text("utf-8", "ignore")
            assert not [w for w in words if w in text], name
    assert os.access(SCRIPT, os.X_OK)
