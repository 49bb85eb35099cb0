"""Golden cases: what is wrong in a file, and the whole finding that a contributor reads.

Each case in cases/findings.yml is one fault in an otherwise valid content root. Read the
findings aloud when you change a wording: they must make sense to someone who has never seen
YAML. `python -m tests.whole.test_cases` writes the expected findings anew, for you to read.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.findings import Finding, report, rules
from knowledgebase.validate.picture import MAX_BYTES
from tests.conftest import ROOT, event, picture, practice, project

CASES = Path(__file__).parent / "cases" / "findings.yml"
# What people do every day, in a word processor, a browser or a hurry: the line, the cause and the
# remedy that each of them reads. Some are no mistakes and must pass.
MISTAKES = CASES.with_name("mistakes.yml")
TODAY = date(2026, 11, 24)
# Rules that need more than a file to show have tests of their own.
ELSEWHERE = {
    "symbolic-link": "read/test_record.py",
    "missing-folder": "catalogue/test_load.py",
    "no-content": "catalogue/test_load.py",
    "picture-too-big": "validate/test_picture.py",
    "picture-notes": "validate/test_picture.py",
    "translation-kind": "catalogue/test_versions.py",
    "translation-chain": "catalogue/test_versions.py",
    "translation-language": "catalogue/test_versions.py",
    "picture-pixels": "validate/test_pixels.py",
    "picture-moves": "validate/test_pixels.py",
    "picture-ending": "validate/test_picture.py",
    "picture-broken": "validate/test_pixels.py",
    "attachment-too-big": "validate/test_attachment.py",
    "not-its-kind": "validate/test_attachment.py",
    "attachment-program": "validate/test_attachment.py",
    "attachment-unpacks": "validate/test_attachment.py",
    "bad-value": "read/test_faults.py",
    "dangling-term": "read/test_vocabulary.py",
    "site-broken-link": "check/test_site_check.py",
    "site-broken-anchor": "check/test_site_check.py",
    "site-third-party": "check/test_site_check.py",
    "site-missing-page": "check/test_site_check.py",
    "site-build-failed": "build/test_generator.py",
    "disk-full": "build/test_seam.py",
    "placeholder-address": "whole/test_publishing.py",
    "system-refused": "test_flow.py",
    "not-permitted": "test_flow.py",
    "no-release": "publish/test_publisher.py",
    "no-earlier-release": "publish/test_publisher.py",
    "release-without-manifest": "publish/test_manifest.py",
    "release-file-missing": "publish/test_manifest.py",
    "release-file-changed": "publish/test_manifest.py",
    "release-file-extra": "publish/test_manifest.py",
    "part-torn": "publish/test_paper.py",
    "part-of-another": "publish/test_part.py",
    "part-outside": "publish/test_part.py",
    "part-twice": "publish/test_part.py",
    "part-missing": "publish/test_part.py",
    "part-unlike": "publish/test_part.py",
    "still-there": "publish/test_publisher.py",
    "withdraw-none": "publish/test_publisher.py",
    "withdraw-many": "publish/test_publisher.py",
    "release-lost": "publish/test_conservation.py",
    "release-page-missing": "publish/test_conservation.py",
    "release-page-unwanted": "publish/test_conservation.py",
    "release-words-lost": "publish/test_conservation.py",
    "release-secret": "publish/test_conservation.py",
    "release-shrinks": "publish/test_publisher.py",
    "not-ours": "build/test_stage.py",
    "site-among-sources": "build/test_mark.py",
    "empty-setting": "ground/test_site.py",
    "bad-contact": "ground/test_site.py",
    "bad-setting": "ground/test_site.py",
    "no-history": "catalogue/test_history.py",
}


def cases(file: Path = CASES) -> list[dict[str, Any]]:
    return yaml.safe_load(file.read_text("utf-8"))


def write_case(case: dict[str, Any], root: Path) -> Path:
    """Write a valid root with the one fault that the case describes."""
    for folder in ("content", "practices", "projects"):
        (root / folder).mkdir(parents=True)
    text = practice(more=case.get("more", ""), **({"body": case["body"]} if "body" in case else {}))
    path = case.get("path", "practices/a.md")
    if case.get("project"):
        text, path = project(more=case.get("more", "")), "projects/a.md"
    changes = case.get("change", [])
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text, f"{case['rule']}: nothing to change"
        text = text.replace(old, new, 1)
    text = case.get("raw", text)
    if text == "REPEAT":
        text = "A" * 270_000
    data = text.replace("\n", case.get("ends", "\n")).encode(case.get("encoding", "utf-8"))
    (root / path).write_bytes((b"\xef\xbb\xbf" if case.get("bom") else b"") + data)
    for name, content in case.get("files", {}).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_content(content))
    return root


def _content(text: str) -> bytes:
    if text in ("PNG", "HUGE"):
        return picture() + bytes(MAX_BYTES if text == "HUGE" else 0)
    return _text(text).encode()


def _text(text: str) -> str:
    kind, _, more = text.partition(":")
    if kind == "PRACTICE":
        return practice(more=more, step="Sovi huomenna palaveri koko tiimille.")
    if kind == "EVENT":
        starts, _, ends = more.partition(" ")
        return event(starts=starts, more=f"ends: {ends}\n")
    if kind == "STEP":
        return practice(title="Toinen", step="Kysy tänään yhdeltä työntekijältä, sopiiko Käytäntö.")
    if kind == "NEAR":
        return practice(title="Varhainen puhe työkyvyn tukena")
    if kind == "SAME":
        body = "Esihenkilö ja työntekijä sopivat yhdessä joka viikko työn järjestyksestä."
        return practice(title="Toinen", body=f"## Lähtötilanne\n\n{body}")
    if kind == "PROJECT":
        return project(title=f"Hanke {more}".strip().replace(":", ""), more=more)
    return project(more="status: draft\n") if kind == "DRAFT" else text


def findings(case: dict[str, Any], root: Path) -> list[Finding]:
    _, found = load_catalogue(write_case(case, root), ROOT, TODAY)
    # Other vocabularies than the case's own have terms that a root of one entry does not use.
    return [f for f in found if f.rule != "unused-term" or case["rule"] == "unused-term"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["rule"])
def test_a_fault_is_found_where_it_is_and_told_in_words(case, tmp_path):
    found = findings(case, tmp_path / "root")
    assert report(found).splitlines() == case["findings"]
    assert case["rule"] in {f.rule for f in found}


@pytest.mark.parametrize("case", cases(MISTAKES), ids=lambda case: case["mistake"])
def test_a_mistake_of_every_day_is_told_so_that_it_can_be_mended(case, tmp_path):
    found = findings(case, tmp_path / "root")
    assert report(found).splitlines() == case["findings"]
    assert not case["rule"] or case["rule"] in {f.rule for f in found}


def test_every_rule_has_a_case():
    tested = {case["rule"] for case in cases()}
    assert tested | ELSEWHERE.keys() == set(rules())
    assert not tested & ELSEWHERE.keys()


@pytest.mark.parametrize(("rule", "file"), ELSEWHERE.items())
def test_a_rule_without_a_case_is_in_the_test_that_is_named(rule, file):
    assert f'"{rule}"' in (ROOT / "tests" / file).read_text("utf-8")


def test_every_rule_says_what_to_do_in_both_languages():
    for rule in rules().values():
        for lang in ("fi", "en"):
            assert rule.problem[lang] and not rule.problem[lang].endswith(".")
            assert rule.remedy[lang].endswith("."), rule.id


def main() -> None:
    import tempfile

    for file in (CASES, MISTAKES):
        written = cases(file)
        for case in written:
            with tempfile.TemporaryDirectory() as folder:
                case["findings"] = report(findings(case, Path(folder, "root"))).splitlines()
                print(*case["findings"], sep="\n")
        text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
