"""Publishing: the workflow asks for little, runs only what was reviewed, and fails in Finnish."""

import pytest
import yaml

from tests.conftest import CORPUS, ROOT, kb_process

FILE = ROOT / ".github/workflows/publish.yml"


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(FILE.read_text("utf-8"))


def test_rights_are_the_least_that_will_do(workflow):
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["attest"]["permissions"] == {
        "attestations": "write",
        "id-token": "write",
    }
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_it_runs_on_merges_and_deploys_only_what_was_built(workflow):
    on = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert on["push"]["branches"] == ["main"] and "workflow_call" in on
    assert set(workflow["jobs"]["deploy"]["needs"]) == {"tests", "build", "attest"}
    assert workflow["concurrency"]["cancel-in-progress"] is False


def test_publishing_does_not_stop_after_sixty_quiet_days(workflow):
    # The host turns off a workflow with a schedule, so merges are published by one without.
    assert "schedule" not in workflow[True]
    daily = yaml.safe_load((ROOT / ".github/workflows/daily.yml").read_text("utf-8"))
    assert len(daily[True]["schedule"]) == 1
    assert daily["jobs"]["publish"]["uses"] == "./.github/workflows/publish.yml"
    stay = daily["jobs"]["stay"]
    assert stay["permissions"] == {"actions": "write"}


def test_links_are_asked_once_a_month_with_no_more_rights_than_reading():
    links = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text("utf-8"))
    (schedule,) = links[True]["schedule"]
    assert schedule["cron"].split()[2:] == ["2", "*", "*"]
    ask = links["jobs"]["ask"]
    assert ask["permissions"] == {"contents": "read"}
    assert any("dev.py dead-links" in step.get("run", "") for step in ask["steps"])


def test_nothing_is_published_while_the_address_is_the_placeholder(workflow, tmp_path):
    run = next(s["run"] for s in workflow["jobs"]["build"]["steps"] if "dev.py" in s.get("run", ""))
    assert "publish --to" in run and "--public" in run
    done = kb_process("publish", "--root", CORPUS, "--to", tmp_path / "site", "--public")
    assert done.returncode == 1
    path, _, _, rule, *_ = done.stderr.replace(" ", "").split(":")
    assert (path, rule) == ("mkdocs.yml", "placeholder-address")
    assert not (tmp_path / "site").exists()


def test_the_builder_is_given_the_addresses_that_the_settings_tell(workflow):
    step = next(s for s in workflow["jobs"]["build"]["steps"] if "dev.py" in s.get("run", ""))
    assert set(step["env"]) == {
        "KB_SITE_URL",
        "KB_EDIT_URL",
        "KB_ISSUES_URL",
        "KB_CONTACT_EMAIL",
    }


def test_the_whole_history_is_there_for_the_dates(workflow):
    checkout = workflow["jobs"]["build"]["steps"][0]["with"]
    assert checkout == {"fetch-depth": 0, "persist-credentials": False}
