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


def made_at(dev, place):
    """An environment as dev.py leaves it, made at `place`, which may be elsewhere by now."""
    packages = dev.VENV / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    dev.PYTHON.parent.mkdir()
    dev.PYTHON.touch()
    (dev.PYTHON.parent / "mkdocs").write_text(f"#!{place}/bin/python\nrun()\n")
    (dev.PYTHON.parent / "ruff").write_bytes(b"\x7fELF\0" + str(place).encode())
    dev.STAMP.write_text(f"{dev.fingerprint(dev.RUN_LOCK)}\n{place}\n")
    return packages / dev.LINK


@pytest.mark.parametrize("link", ["/vanha paikka/src\n", None])
def test_an_environment_that_was_copied_or_moved_runs_the_code_beside_it(
    dev, tmp_path, monkeypatch, link
):
    old = tmp_path / "vanha paikka" / ".venv"
    file = made_at(dev, old)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    if link:
        file.write_text(link)
    assert dev.is_synced(dev.RUN_LOCK) and not dev.is_here()
    dev.settle()
    assert dev.is_here()
    assert (file.parent / file.read_text().strip()).resolve() == tmp_path / "src"
    assert (dev.PYTHON.parent / "mkdocs").read_text() == f"#!{dev.VENV}/bin/python\nrun()\n"
    assert str(old).encode() in (dev.PYTHON.parent / "ruff").read_bytes(), "no program is changed"


def test_a_link_that_points_elsewhere_is_seen_whatever_the_stamp_says(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    file = made_at(dev, dev.VENV)
    dev.settle()
    assert dev.is_here()
    file.write_text("/muualla/src\n")
    assert not dev.is_here()


def test_a_copy_of_the_checkout_uses_its_own_code_at_once(tmp_path):
    for name in ("scripts/dev.py", "requirements.lock", "requirements-test.lock"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "src/knowledgebase").mkdir(parents=True)
    (tmp_path / "src/knowledgebase/__main__.py").write_text("print('tämä')")
    packages = next((ROOT / ".venv").glob("lib/python*/site-packages"))
    if not (packages / "knowledgebase.pth").read_text().startswith(".."):
        run("--version")
    copied = tmp_path / packages.relative_to(ROOT)
    copied.mkdir(parents=True)
    (copied / "knowledgebase.pth").write_bytes((packages / "knowledgebase.pth").read_bytes())
    assert (
        copied / (copied / "knowledgebase.pth").read_text().strip()
    ).resolve() == tmp_path / "src"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "utf-16"])
def test_a_console_of_any_encoding_gets_utf_8(make_root, encoding):
    root = make_root(
        {"practices/a.md": practice("Työhyvinvointi ’✓’").replace("tyokyky", "työkyky")}
    )
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "check", "--root", str(root)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert done.returncode == 1
    assert "”työkyky”" in done.stdout.decode("utf-8")
    assert "virheitä" in done.stderr.decode("utf-8")


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
