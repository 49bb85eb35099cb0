"""The generator's process: what it found comes back, also when it ends badly."""

import subprocess

import pytest

from knowledgebase.build import generator as module
from knowledgebase.build.seam import tell
from knowledgebase.ground.findings import finding
from knowledgebase.ground.settings import Settings
from tests.conftest import TODAY

WARNING = finding("a.md", (1, 1), "unused-term", name="x", value="x")


def generate(monkeypatch, tmp_path, code, output=""):
    def run(command, environment, folder, *, calm=False):
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
