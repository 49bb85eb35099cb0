"""A part is believed only as far as it can be checked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.check.site_check import look
from knowledgebase.ground.store import digest
from knowledgebase.publish.paper import FILES, Asked, Paper, Said
from knowledgebase.publish.part import (
    Part,
    digests_in,
    read_papers,
    refused,
    take,
    unlike_the_whole,
    whole_of,
)
from knowledgebase.search.documents import Document

PAGE = LexborHTMLParser('<a id="a" href="../x/#y">x</a>')
DOCUMENT = Document(
    "a/",
    "sv",
    {"title": "Ä", "body": "Ö"},
    updated="2026-11-24",
    label="Hanke",
    text="Ö.",
    filters={"tyyppi": ("project", "x")},
    overdue=True,
    told={"stage": "running"},
)
KEY = {"sisältö": "a", "päivä": "2026-11-24"}
ALL = {f"{name}/index.html": name.encode() for name in "abcd"} | {"e.txt": b"e", "f/g.css": b"f"}


def make_parts(folder, of=2):
    """Write the parts of a small site as machines would. Returns their folders."""
    folders = [folder / str(number) for number in range(1, of + 1)]
    for number, place in enumerate(folders, 1):
        share = Part(number, of).share(ALL)
        for path in share:
            (place / FILES / path).parent.mkdir(parents=True, exist_ok=True)
            (place / FILES / path).write_bytes(ALL[path])
        pages = [path for path in share if path.endswith("index.html")]
        Paper(
            number=number,
            of=of,
            key=KEY,
            asked=Asked(False, False, True, False),
            whole=whole_of(ALL),
            pages=tuple(path.removesuffix("index.html") for path in pages),
            others=tuple(path for path in share if path not in pages),
            files=digests_in(place / FILES),
            looked={path: look(path, PAGE) for path in pages},
            documents=(Said.of(DOCUMENT),) * ("a/index.html" in pages),
        ).write(place)
    return folders


def rules(found):
    return [one.rule for one in found]


@given(st.sets(st.text()), st.integers(1, 9))
def test_the_shares_are_even_and_make_up_the_whole(paths, of):
    shares = [Part(number, of).share(paths) for number in range(1, of + 1)]
    assert sorted(path for share in shares for path in share) == sorted(paths)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_the_order_that_paths_come_in_changes_no_share():
    paths = [f"kaytannot/{number}/index.html" for number in range(300)]
    assert Part(2, 4).share(paths) == Part(2, 4).share(reversed(paths))


def test_a_path_stays_in_its_part_when_another_comes():
    paths = [f"kaytannot/{number}/index.html" for number in range(300)]
    for number in range(1, 5):
        before, after = (Part(number, 4).share([*paths, *new]) for new in ([], ["uusi/index.html"]))
        assert len({*before} - {*after}) <= 1


def test_neighbours_are_spread_over_all_parts():
    paths = [f"hankkeet/{number}/index.html" for number in range(400)]
    for number in range(1, 5):
        assert 75 < sum(path in paths[:200] for path in Part(number, 4).share(paths)) * 2 < 125


def test_parts_that_are_whole_make_the_site_in_any_order(tmp_path):
    folders = make_parts(tmp_path, of=4)[::-1]
    papers, _ = read_papers(folders)
    assert not [*refused(papers, KEY), *unlike_the_whole(papers)]
    assert take(folders, papers, tmp_path / "site") == []
    assert digests_in(tmp_path / "site") == {path: digest(data) for path, data in ALL.items()}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"key": {**KEY, "sisältö": "b"}}, "sisältö"),
        ({"key": {**KEY, "päivä": "2026-11-25"}}, "päivä"),
        ({"key": {}}, "sisältö, päivä"),
        ({"asked": Asked(False, False, True, True)}, "asetukset"),
        ({"number": 2, "of": 3}, "osien määrä"),
    ],
)
def test_a_part_of_another_state_is_refused(change, told, tmp_path):
    papers, _ = read_papers(make_parts(tmp_path))
    (found,) = refused([papers[0], replace(papers[1], **change)], KEY)
    assert found.rule == "part-of-another" and dict(found.values)["name"] == told


def test_a_missing_part_and_one_given_twice_are_told_by_their_numbers(tmp_path):
    papers, _ = read_papers(make_parts(tmp_path, of=4))
    found = list(refused([papers[0], papers[2], papers[2]], KEY))
    assert [(one.rule, dict(one.values)["value"]) for one in found] == [
        ("part-twice", "3/4"),
        ("part-missing", "2/4"),
        ("part-missing", "4/4"),
    ]


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "c:x", "a\\..\\x", "", "a//x"])
@pytest.mark.parametrize("place", ["files", "others"])
def test_a_path_that_leaves_the_folder_is_refused(path, place, tmp_path):
    papers, _ = read_papers(make_parts(tmp_path))
    more = {path: "x"} if place == "files" else (path,)
    papers[0] = replace(papers[0], **{place: more})
    assert "part-outside" in rules(refused(papers, KEY))


@pytest.mark.parametrize(
    "change",
    [
        {"whole": "x"},
        {"others": ()},
        {"files": {}},
        {"looked": {"muualla/index.html": look("", PAGE)}},
        {"files": {path: digest(data) for path, data in ALL.items()}},
    ],
)
def test_parts_that_do_not_make_up_one_whole_are_refused(change, tmp_path):
    papers, _ = read_papers(make_parts(tmp_path))
    with_others = next(place for place, paper in enumerate(papers) if paper.others)
    papers[with_others] = replace(papers[with_others], **change)
    assert rules(unlike_the_whole(papers)) == ["part-unlike"]


def swapped(file):
    file.write_bytes(b"muuta")


def linked(file):
    file.rename(file.parents[1] / "toisaalla")
    file.symlink_to(file.parents[1] / "toisaalla")


@pytest.mark.parametrize("spoil", [swapped, linked, lambda file: file.unlink()])
def test_a_file_that_is_not_as_the_paper_tells_is_refused(spoil, tmp_path):
    folders = make_parts(tmp_path)
    papers, _ = read_papers(folders)
    spoil(folders[0] / FILES / next(iter(papers[0].files)))
    assert rules(take(folders, papers, tmp_path / "site")) == ["part-torn"]


def test_a_folder_of_files_that_is_a_link_is_refused(tmp_path):
    folders = make_parts(tmp_path)
    (folders[0] / FILES).rename(tmp_path / "toisaalla")
    (folders[0] / FILES).symlink_to(tmp_path / "toisaalla")
    papers, _ = read_papers(folders)
    assert {*rules(take(folders, papers, tmp_path / "site"))} == {"part-torn"}
