"""Content tree: which files are read, and what is said of those that nobody would read."""

import pytest

from knowledgebase.catalogue.content_tree import list_files
from tests.conftest import practice


def told(root):
    return [(f.rule, f.path) for f in list_files(root)[1]]


def test_cards_pages_and_pictures_are_listed_in_order(make_root):
    root = make_root({"practices/b.md": "", "content/kuvat/a.png": b"", "content/tietoa/x.md": ""})
    paths, found = list_files(root)
    assert [str(path) for path in paths] == [
        "content/kuvat/a.png",
        "content/tietoa/x.md",
        "practices/b.md",
    ]
    assert found == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("practices/omat/b.md", "in-subfolder"),
        ("practices/b.markdown", "stray-file"),
        ("practices/kuva.png", "stray-file"),
        ("content/kuvat/a.svg", "picture-format"),
        ("content/a/b/c/d/e/f.md", "folder-too-deep"),
        ("b.md", "outside-folders"),
        ("muut/b.md", "outside-folders"),
    ],
)
def test_what_would_be_lost_is_told(make_root, path, rule):
    root = make_root({path: practice()})
    assert [found for found, _ in told(root)] == [rule]


@pytest.mark.parametrize("name", [".DS_Store", "a.md~", ".a.md.swp", "Thumbs.db"])
def test_what_systems_and_editors_leave_is_passed_over(make_root, name):
    root = make_root({f"practices/{name}": b"x"})
    assert list_files(root) == ([], [])


def test_a_link_is_not_followed(make_root, tmp_path):
    root = make_root({})
    elsewhere = tmp_path / "muualla.txt"
    elsewhere.write_text("Teksti.", "utf-8")
    (root / "practices" / "a.md").symlink_to(elsewhere)
    assert told(root) == [("symbolic-link", "practices/a.md")]
