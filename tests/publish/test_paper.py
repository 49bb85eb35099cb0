"""A paper is read as it was written, or not at all."""

import json
from dataclasses import replace

import pytest

from knowledgebase.ground.store import digest
from knowledgebase.publish.paper import MOST, PAPER, Papers, Said, read_paper
from knowledgebase.publish.part import read_papers
from tests.publish.test_part import ALL, DOCUMENT, make_parts, rules


def test_what_a_paper_tells_is_read_as_it_was_written(tmp_path):
    folders = make_parts(tmp_path)
    papers, torn = read_papers(folders)
    assert not torn and [paper.number for paper in papers] == [1, 2]
    assert sum(len(paper.documents) for paper in papers) == 1
    for folder, paper in zip(folders, papers, strict=True):
        again = folder.parent / "again"
        again.mkdir(exist_ok=True)
        paper.write(again)
        assert (again / PAPER).read_bytes() == (folder / PAPER).read_bytes()
        json.loads((folder / PAPER).read_text("utf-8"))  # plain data, for anyone
    said = Papers(papers)
    assert {path for path, _ in said.looked()} == {one for one in ALL if one.endswith(".html")}
    assert [*map(Said.of, said.documents())] == [Said.of(DOCUMENT)]


def cut(folder):
    data = (folder / PAPER).read_bytes()
    (folder / PAPER).write_bytes(data[: len(data) // 2])


def flip(folder):
    text = (folder / PAPER).read_text("utf-8")
    (folder / PAPER).write_text(text.replace('"number":1', '"number":2'), "utf-8")


def other_form(folder):
    told = b'{"number":1}'
    text = b'{"sum":"' + digest(told).encode() + b'","paper":' + told + b"}\n"
    (folder / PAPER).write_bytes(text)


def pickled(folder):
    (folder / PAPER).write_bytes(b"\x80\x05cos\nsystem\n(S'touch PWNED'\ntR.")


@pytest.mark.parametrize(
    "spoil", [cut, flip, other_form, pickled, lambda folder: (folder / PAPER).unlink()]
)
def test_a_torn_paper_is_as_good_as_none(spoil, tmp_path):
    folders = make_parts(tmp_path)
    spoil(folders[0])
    assert read_paper(folders[0]) is None
    papers, torn = read_papers(folders)
    assert len(papers) == 1 and rules(torn) == ["part-torn"]


@pytest.mark.parametrize("wrong", [{"number": 0}, {"of": MOST + 1}, {"number": 10**9}])
def test_a_number_that_no_part_has_is_no_paper(wrong, tmp_path):
    folder = make_parts(tmp_path)[0]
    replace(read_paper(folder), **wrong).write(folder)
    assert read_paper(folder) is None
