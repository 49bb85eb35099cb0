"""Neighbours: a file offers marks and wants those of others; few files are read beside it."""

from dataclasses import replace
from pathlib import PurePosixPath

from knowledgebase.catalogue.check_some import check_some
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.neighbours import offered, wanted
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.site import PRODUCT
from tests.conftest import CORPUS, TODAY, practice

SITE = "https://pankki.example/"


def test_a_file_offers_what_a_copy_of_it_wants(make_root):
    root = make_root({"practices/a.md": practice("Tapa", "aliases:\n  - vanha\n")})
    catalogue, _ = load_catalogue(root, PRODUCT, TODAY)
    entry = catalogue.entries["practice:a"]
    copy = replace(entry, id="b", path=PurePosixPath("practices/b.md"))
    shared = set(offered(entry)) & set(wanted(copy, catalogue.files, SITE))
    kinds = {mark.partition(" ")[0] for mark in shared}
    assert kinds == {"former", "title", "step"}


def test_of_the_corpus_few_files_are_read_beside_one(tmp_path, monkeypatch):
    read: list[int] = []
    whole = Stored.readings

    def counted(self, root, paths, files, load):
        read.append(len(paths))
        return whole(self, root, paths, files, load)

    path = PurePosixPath("practices/tyoote.md")
    monkeypatch.setattr(Stored, "readings", counted)
    for _ in range(2):
        read.clear()
        kept = Stored(CORPUS, PRODUCT, TODAY, cache=tmp_path)
        catalogue, _ = check_some([path], CORPUS, PRODUCT, TODAY, site=SITE, kept=kept)
    assert "practice:tyoote" in catalogue.entries
    assert sum(read) < 40
