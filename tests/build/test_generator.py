"""The generator's process: what it found comes back, also when it ends badly."""

import subprocess

import pytest

from knowledgebase.build import generator as module
from knowledgebase.build.frame import Shape
from knowledgebase.build.seam import Order, tell
from knowledgebase.ground.findings import finding
from knowledgebase.ground.settings import Settings
from tests.conftest import TODAY

WARNING = finding("a.md", (1, 1), "unused-term", name="x", value="x")


def generate(monkeypatch, tmp_path, code, output=""):
    def run(command, environment, folder, **how):
        return subprocess.CompletedProcess(command, code, output)

    monkeypatch.setattr(module, "run", run)
    return module.generate(Settings(tmp_path, TODAY), tmp_path / "site")


def told(capsys, *findings):
    tell(findings, {"KB_SETTINGS": "{}"})
    return capsys.readouterr().out


def test_findings_come_back_as_they_were(monkeypatch, tmp_path, capsys):
    output = told(capsys, WARNING)
    assert generate(monkeypatch, tmp_path, 0, output) == [WARNING]


def test_what_else_the_generator_says_is_passed_on(monkeypatch, tmp_path, capsys):
    assert generate(monkeypatch, tmp_path, 0, f"\nmuuta\n{told(capsys, WARNING)}") == [WARNING]
    assert capsys.readouterr().err == "muuta\n"


@pytest.mark.parametrize(("code", "says"), [(1, "koodiin 1"), (-9, "signaali 9")])
def test_a_generator_that_ends_without_a_word_is_an_error(monkeypatch, tmp_path, code, says):
    (found,) = generate(monkeypatch, tmp_path, code)
    assert found.rule == "site-build-failed"
    assert says in found.message()


def test_a_fault_that_was_told_is_not_told_twice(monkeypatch, tmp_path, capsys):
    fault = finding("site", (1, 1), "disk-full", value="/x")
    assert generate(monkeypatch, tmp_path, 1, told(capsys, fault)) == [fault]


def test_frames_are_made_anew_only_when_something_that_they_show_has_changed(monkeypatch, tmp_path):
    made = []

    def make(settings, order, meanwhile):
        made.append(order)
        return module.Shell({}, b"404"), []

    def ask(place="a/", **values):
        order = Order((Shape(place, "{}"),), values)
        return module.shell_for(Settings(tmp_path, TODAY), order, tmp_path)

    monkeypatch.setattr(module, "generate_shell", make)
    first = ask()
    assert ask() == first and len(made) == 1
    ask("b/")
    ask(owner="toinen")
    assert len(made) == 3
    monkeypatch.setenv("KB_SITE_URL", "https://a.fi/")
    ask()
    monkeypatch.setattr(module, "program_sign", lambda: "uusi malli")
    ask()
    assert len(made) == 5


def test_frames_with_a_finding_are_not_kept(monkeypatch, tmp_path):
    order = Order((), {})
    for shell in (None, module.Shell({}, b"404")):
        monkeypatch.setattr(module, "generate_shell", lambda *_, shell=shell: (shell, [WARNING]))
        for _ in range(2):
            asked = module.shell_for(Settings(tmp_path, TODAY), order, tmp_path)
            assert asked == (shell, [WARNING])
