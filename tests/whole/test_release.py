"""A release: its words, what it is made of, and locks that hold what the project asks for."""

import importlib.util
import json
import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))  # as when it is run
_spec = importlib.util.spec_from_file_location("release", ROOT / "scripts/release.py")
release = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(release)

TIME = "2026-12-01T12:00:00+02:00"


@pytest.fixture(scope="module")
def bill():
    return release.sbom(ROOT, release.version(), TIME)


def test_the_bill_has_what_the_schema_of_cyclonedx_requires(bill):
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert bill["metadata"]["timestamp"] == TIME
    for made in (bill["metadata"]["component"], *bill["components"]):
        assert made["type"] in ("application", "library", "file") and made["name"]
        assert set(made) <= {
            *("type", "bom-ref", "name", "version", "description", "scope", "hashes"),
            *("licenses", "purl", "externalReferences"),
        }
        assert made["type"] == "file" or re.fullmatch(r"pkg:\w+/[^@]+@[^@]+", made["purl"])
        for reference in made.get("externalReferences", ()):
            assert reference["url"] and reference["type"] == "distribution"
        sums = [made, *made.get("externalReferences", ())]
        length = {"SHA-1": 40, "SHA-256": 64, "SHA-512": 128}
        for sum_ in (s for place in sums for s in place.get("hashes", ())):
            assert re.fullmatch(rf"[0-9a-f]{{{length[sum_['alg']]}}}", sum_["content"])
        for licence in made.get("licenses", ()):
            assert set(licence) == {"expression"} or set(licence["license"]) == {"id"}


def test_each_has_a_reference_of_its_own_and_is_needed_by_someone(bill):
    refs = [made["bom-ref"] for made in bill["components"]]
    ours = bill["metadata"]["component"]["bom-ref"]
    assert len(set(refs)) == len(refs)
    needs = {told["ref"]: told["dependsOn"] for told in bill["dependencies"]}
    assert set(needs) == {ours, *refs}
    reached, new = {ours}, [ours]
    while new:
        new = [ref for ref in needs[new.pop()] if ref not in reached] + new
        reached |= set(new)
    assert reached == {ours, *refs}


def test_it_has_every_pin_of_every_lock_and_says_what_is_published(bill):
    scopes = {made.get("purl"): made["scope"] for made in bill["components"]}
    for lock, scope in (("requirements.lock", "required"), ("requirements-test.lock", None)):
        for name, number in re.findall(
            r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M
        ):
            assert scopes[f"pkg:pypi/{name}@{number}"] == scope or scope is None
    assert {s for p, s in scopes.items() if p and p.startswith("pkg:pypi/pytest@")} == {"excluded"}
    packages = json.loads((ROOT / "scripts/client/package-lock.json").read_text("utf-8"))
    assert len([p for p in scopes if p and p.startswith("pkg:npm/")]) == len(
        {
            (k.rpartition("node_modules/")[2], v["version"])
            for k, v in packages["packages"].items()
            if k
        }
    )


def test_files_of_others_are_in_it_with_their_licences(bill):
    told = {made["name"] for made in bill["components"] if made["type"] == "file"}
    for pattern in ("theme/**/*.woff2", "theme/**/*.ttf", "src/**/*.tsv"):
        for file in ROOT.glob(pattern):
            assert file.relative_to(ROOT).as_posix() in told


def test_the_same_commit_gives_the_same_bytes(bill):
    assert json.dumps(release.sbom(ROOT, release.version(), TIME)) == json.dumps(bill)
    assert release.sbom(ROOT, release.version(), None)["serialNumber"] != bill["serialNumber"]


@pytest.mark.parametrize(
    ("tag", "changes", "fault"),
    [
        ("v1.2.0", "## 1.2.0 – 2027-01-31\n\n- Uutta.\n\n## 1.1.0 – 2027-01-01\n\nVanhaa.\n", ""),
        ("v1.3.0", "## 1.2.0 – 2027-01-31\n", "The tag is v1.3.0, but the program says v1.2.0."),
        ("v1.2.0", "## Unreleased\n\nUutta.\n", "no heading '## 1.2.0 – YYYY-MM-DD'"),
        ("v1.2.0", "## 1.2.0 – pian\n\nUutta.\n", "no heading '## 1.2.0 – YYYY-MM-DD'"),
    ],
)
def test_a_tag_without_its_words_is_no_release(tag, changes, fault, tmp_path):
    module = tmp_path / "src/knowledgebase/__init__.py"
    module.parent.mkdir(parents=True)
    module.write_text('__version__ = "1.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{changes}", "utf-8")
    words, why = release.notes(tag, tmp_path)
    assert fault in why and bool(why) == bool(fault)
    assert words == ("" if fault else "- Uutta.\n")


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tests = project["optional-dependencies"]["test"]
    for lock, asked in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-test.lock", project["dependencies"] + tests),
    ):
        pins = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M))
        for line in map(Requirement, asked):
            assert line.specifier.contains(pins[line.name]), f"{lock}: {line}"
