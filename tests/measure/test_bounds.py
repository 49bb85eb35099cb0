"""Bounds: each file is of one kind, and the largest of a kind is told."""

import pytest

from knowledgebase.measure.bounds import KINDS, kind_of_file, largest


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("kaytannot/index.html", "lists of practices and projects"),
        ("hankkeet/", "lists of practices and projects"),
        ("kaytannot/sivu/12/index.md", "their next pages"),
        ("alueet/lappi/sivu/2/", "their next pages"),
        ("alueet/lappi/index.html", "themes, regions, organisations, needs"),
        ("hankkeet/rivit/3.json", "rows for filters and orders"),
        ("sopiiko-meille/kaytannot-2.json", "what fits a workplace"),
        ("osallistu/lomake/tiedot.json", "what the form knows"),
        ("tilannekuva/parit.csv", "exports"),
        ("kaytannot/tyoote/index.html", "other pages and files"),
    ],
)
def test_a_file_is_of_the_kind_that_it_is_loaded_as(path, name):
    assert kind_of_file(path).name == name


def test_only_exports_have_no_bound():
    assert [kind.name for kind in KINDS if kind.bound is None] == ["exports"]


def test_the_largest_of_each_kind_is_told_with_its_path():
    files = [("kaytannot/index.html", 5), ("hankkeet/index.html", 9), ("data/v1/a.csv", 1)]
    assert largest(files) == {
        "lists of practices and projects": (9, "hankkeet/index.html"),
        "exports": (1, "data/v1/a.csv"),
    }
