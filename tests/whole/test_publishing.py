"""Publishing: the workflow asks for little, runs only what was reviewed, and fails in Finnish."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FILE = ROOT / ".github/workflows/publish.yml"


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(FILE.read_text("utf-8"))


def test_every_action_is_pinned_to_a_commit_and_says_its_version():
    uses = re.findall(r"uses: (.*)", FILE.read_text("utf-8"))
    assert uses
    for use in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", use), use


def test_rights_are_the_least_that_will_do(workflow):
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_it_runs_on_merges_and_every_day_and_deploys_only_what_was_built(workflow):
    on = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert on["push"]["branches"] == ["main"] and len(on["schedule"]) == 1
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["concurrency"]["cancel-in-progress"] is False


def test_the_whole_history_is_there_for_the_dates(workflow):
    checkout = workflow["jobs"]["build"]["steps"][0]["with"]
    assert checkout == {"fetch-depth": 0, "persist-credentials": False}


def test_an_auditor_of_workflows_finds_nothing():
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--quiet", str(FILE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
