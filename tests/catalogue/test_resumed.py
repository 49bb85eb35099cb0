"""Resumed: a preview begins with what an earlier run has read, and leaves what it has read."""

import os

import pytest

from knowledgebase.catalogue import load
from knowledgebase.catalogue.kept import Kept
from knowledgebase.catalogue.load import check_whole, read_catalogue
from knowledgebase.catalogue.resumed import Resumed
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.site import PRODUCT
from tests.conftest import TODAY, practice


@pytest.fixture
def root(make_root):
    made = make_root(
        {
            "practices/a.md": practice("Eka", body="Teksti [toinen](b.md)."),
            "practices/b.md": practice("Toinen"),
            "practices/c.md": practice("Rikki").replace("tyokyky", "tyokkyy"),
        }
    )
    for file in made.glob("practices/*.md"):
        os.utime(file, (1_000, 1_000))  # long ago: what was written just now is read again
    return made


@pytest.fixture
def read_files(monkeypatch):
    """Return the paths of the files that are truly read."""
    read, check = [], load.check_file

    def noting(path, *rest):
        read.append(path.stem)
        return check(path, *rest)

    monkeypatch.setattr(load, "check_file", noting)
    return read


def resumed(root, cache):
    return Resumed(root, PRODUCT, TODAY, cache)


def test_it_reads_what_one_that_keeps_nothing_reads(root, tmp_path):
    plain = read_catalogue(root, PRODUCT, TODAY, Kept())
    for _ in range(2):  # from nothing, and from what that left
        begun = read_catalogue(root, PRODUCT, TODAY, resumed(root, tmp_path))
        assert begun == plain
        assert list(check_whole(begun, TODAY)) == list(check_whole(plain, TODAY))


def test_what_an_earlier_run_has_read_is_not_read_again(root, tmp_path, read_files):
    read_catalogue(root, PRODUCT, TODAY, Stored(root, PRODUCT, TODAY, cache=tmp_path))
    read_files.clear()
    read_catalogue(root, PRODUCT, TODAY, resumed(root, tmp_path))
    assert set(read_files) == {"c"}, "a file that did not pass is not kept between runs"


def test_what_it_has_read_is_there_for_the_next_run(root, tmp_path, read_files):
    read_catalogue(root, PRODUCT, TODAY, resumed(root, tmp_path))
    read_files.clear()
    read_catalogue(root, PRODUCT, TODAY, Stored(root, PRODUCT, TODAY, cache=tmp_path))
    assert set(read_files) == {"c"}


def test_then_it_reads_only_what_changes(root, tmp_path, read_files):
    kept = resumed(root, tmp_path)
    read_catalogue(root, PRODUCT, TODAY, kept)
    read_files.clear()
    read_catalogue(root, PRODUCT, TODAY, kept)
    assert read_files == []
    (root / "practices/b.md").write_text(practice("Toisin"))
    os.utime(root / "practices/b.md", (2_000, 2_000))
    found = read_catalogue(root, PRODUCT, TODAY, kept).catalogue.entries["practice:b"]
    assert (found.fields.title, read_files) == ("Toisin", ["b"])


def test_a_file_that_breaks_keeps_what_an_earlier_run_read_of_it(root, tmp_path):
    read_catalogue(root, PRODUCT, TODAY, resumed(root, tmp_path))
    kept = resumed(root, tmp_path)
    read_catalogue(root, PRODUCT, TODAY, kept)
    (root / "practices/a.md").write_text("---\ntitle: [\n---\n")
    broken = read_catalogue(root, PRODUCT, TODAY, kept)
    assert broken.with_last_good().entries["practice:a"].fields.title == "Eka"
