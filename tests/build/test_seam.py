"""The seam: settings one way, findings the other, and words for whoever runs the generator."""

import subprocess
from pathlib import Path

import pytest

from knowledgebase.build.seam import (
    environment_for,
    fault_of,
    given_settings,
    heard,
    is_our_asset,
    tell,
)
from knowledgebase.ground.findings import finding
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from tests.conftest import TODAY

ERROR = finding("sivu.md", (3, 4), "site-broken-link", value="kylmä/ “x”\n\u2028 y")


@pytest.mark.parametrize(
    "settings", [Settings(Path("/a b/ä"), TODAY), Settings(Path("/a"), TODAY, "en", True)]
)
def test_settings_arrive_as_they_were(settings):
    assert given_settings(environment_for(settings, {})) == settings


def test_a_generator_run_by_hand_builds_this_checkout():
    assert given_settings({}).root == PRODUCT
    assert given_settings({"KB_SETTINGS": ""}).root == PRODUCT


def test_empty_variables_stay_behind():
    given = environment_for(Settings(Path("/a"), TODAY), {"SOURCE_DATE_EPOCH": "", "PATH": "/bin"})
    assert "SOURCE_DATE_EPOCH" not in given and given["PATH"] == "/bin"


def test_findings_are_heard_among_anything_else(capsys):
    assert tell([ERROR], {"KB_SETTINGS": "{}"})
    said = capsys.readouterr().out
    assert heard(f"x\n{said}\n\ny") == ([ERROR], "x\ny")


def test_a_person_gets_words(capsys):
    assert tell([ERROR], {})
    out, err = capsys.readouterr()
    assert out == "" and "sivu.md:3:4: site-broken-link" in err
    assert not tell([], {})


@pytest.mark.parametrize(
    ("said", "rule", "value"),
    [
        ("levy rikki\n", "site-build-failed", "levy rikki"),
        ("panic:\n No space left on device (os error 28)\nnote: x", "disk-full", "os error 28"),
        ("Permission denied (os error 13)\nnote: run with", "site-build-failed", "os error 13"),
        ("", "site-build-failed", "pagefind"),
    ],
)
def test_a_program_that_failed_is_told_by_its_own_reason(said, rule, value):
    found = fault_of(subprocess.CalledProcessError(1, "pagefind", stderr=said))
    assert found.rule == rule and value in found.message()


def test_a_fault_of_the_program_is_no_finding():
    assert fault_of(KeyError("x")) is None


def test_of_what_the_generator_found_only_our_assets_are_published():
    assert is_our_asset(str(PRODUCT / "theme/assets/css/site.css"))
    for path in (PRODUCT / "content/index.md", PRODUCT / "theme/main.html", "/material/x.css"):
        assert not is_our_asset(str(path))
    assert not is_our_asset(None)
