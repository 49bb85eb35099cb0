"""The manifest: whoever changes a release is found out."""

import pytest

from knowledgebase.publish.manifest import (
    MANIFEST,
    Manifest,
    check_manifest,
    digests,
    read_manifest,
)


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "000001-nogit"
    (folder / "sivusto/a").mkdir(parents=True)
    (folder / "sivusto/a/index.html").write_text("a")
    (folder / "sivusto/b.css").write_text("b")
    Manifest("", "x", "2026-11-24", carried=("sivusto/b.css",), files=digests(folder)).write(folder)
    return folder


def faults(release):
    return [(found.rule, dict(found.values)) for found in check_manifest(release)]


def test_what_is_written_is_read_again(release):
    told = read_manifest(release)
    assert told.carried == ("sivusto/b.css",) and told.day == "2026-11-24"
    assert told.pages() == {"sivusto/a/index.html"}
    assert faults(release) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda file: file.write_text("muu"), "release-file-changed"),
        (lambda file: file.unlink(), "release-file-missing"),
        (lambda file: file.with_name("lisä.html").write_text(""), "release-file-extra"),
    ],
)
def test_each_change_is_told(release, change, rule):
    change(release / "sivusto/a/index.html")
    assert [found for found, _ in faults(release)] == [rule]


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"commit": 1'])
def test_a_torn_manifest_is_none(release, text):
    if text is None:
        (release / MANIFEST).unlink()
    else:
        (release / MANIFEST).write_text(text)
    assert read_manifest(release) is None
    assert [rule for rule, _ in faults(release)] == ["release-without-manifest"]
