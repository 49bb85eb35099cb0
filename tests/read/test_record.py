"""Nothing outside a content root is read: every reader opens plain files only."""

import os

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.findings import report
from tests.conftest import ROOT, TODAY, practice

OUTSIDE = "token: abc123: SALAINEN-ARVO\n"
READERS = (
    "content/koosteet/x.yml",
    "content/kampanjat/x.yml",
    "content/jakotekstit/jakotekstit.yml",
    "content/vocabularies/themes.yml",
    "content/vocabularies/thesaurus/tyokyky.yml",
    "content/sivu.md",
    "practices/x.md",
    "projects/x.md",
    "content/uutiset/x.md",
)


def check(root):
    catalogue, found = load_catalogue(root, ROOT, TODAY)
    assert "SALAINEN" not in report(found)
    return catalogue, {(f.path, f.rule) for f in found if f.level == "error"}


@pytest.mark.parametrize("path", READERS)
def test_a_link_is_told_and_never_opened(make_root, tmp_path_factory, path):
    outside = tmp_path_factory.mktemp("muualla") / "salaisuus.txt"
    outside.write_text(OUTSIDE)
    root = make_root({"practices/a.md": practice()})
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(outside)
    assert check(root)[1] == {(path, "symbolic-link")}


@pytest.mark.parametrize("folder", sorted({path.rpartition("/")[0] for path in READERS}))
def test_a_folder_that_is_a_link_is_told_and_never_entered(make_root, tmp_path_factory, folder):
    outside = tmp_path_factory.mktemp("muualla")
    for name in ("x.yml", "x.md", "themes.yml", "jakotekstit.yml"):
        (outside / name).write_text(OUTSIDE)
    root = make_root()
    if (root / folder).is_dir():
        (root / folder).rmdir()
    (root / folder).parent.mkdir(parents=True, exist_ok=True)
    (root / folder).symlink_to(outside)
    assert check(root)[1] == {(folder, "symbolic-link")}


@pytest.mark.parametrize("path", READERS)
def test_a_pipe_is_told_and_never_waited_for(make_root, path):
    root = make_root()
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / path)
    assert check(root)[1] == {(path, "stray-file")}


@pytest.mark.parametrize("path", [path for path in READERS if path.endswith(".yml")])
def test_a_yaml_file_may_not_be_huge(make_root, path):
    root = make_root({path: "a: b\n" * 100_000})
    assert (path, "file-too-big") in check(root)[1]
