"""Places: which file is what, and where its page stands."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.ground.layout import address_of, is_left_by_tools, kind_of, relative_address


@pytest.mark.parametrize(
    ("path", "kind", "address"),
    [
        ("practices/tyoote.md", "practice", "kaytannot/tyoote/"),
        ("projects/logdigis.md", "project", "hankkeet/logdigis/"),
        ("content/uutiset/x.md", "news", "uutiset/x/"),
        ("content/tapahtumat/x.md", "event", "tapahtumat/x/"),
        ("content/mittaristo/x.md", "indicator", "mittaristo/x/"),
        ("content/materiaalit/x.md", "material", "materiaalit/x/"),
        ("content/uutiset/index.md", None, "uutiset/"),
        ("content/index.md", None, ""),
        ("content/tietoa/naytto.md", None, "tietoa/naytto/"),
        ("content/tietoa/README.md", None, "tietoa/"),
    ],
)
def test_a_file_has_its_kind_and_address(path, kind, address):
    assert kind_of(PurePosixPath(path)) == kind
    assert address_of(PurePosixPath(path)) == address


def test_links_are_relative_so_that_the_site_moves_as_a_whole():
    assert relative_address("hankkeet/x/", "kaytannot/a/") == "../../hankkeet/x/"
    assert relative_address("", "kaytannot/a/") == "../../"
    assert relative_address("kaytannot/", "") == "kaytannot/"


@pytest.mark.parametrize(
    "name",
    [
        ".a.md.swp",
        ".a.md.swo",
        ".swp",
        "4913",
        "a.md~",
        ".#a.md",
        "#a.md#",
        "._a.md",
        ".DS_Store",
        "Thumbs.db",
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "Desktop.ini",
        ".idea",
        ".vscode",
        ".vs",
        "a.tmp",
        "~$muistio.docx",
        ".~lock.taulu.xlsx#",
        "a.md.bak",
        "a.md.orig",
        ".nfs000000012",
        ".directory",
        ".Trash-1000",
        ".goutputstream-AB12",
        "lost+found",
        ".obsidian",
        "Icon\r",
        ".a.md.un~",
        "$RECYCLE.BIN",
        "@eaDir",
        "hanke.code-workspace",
        ".git",
        "__MACOSX",
        ".gitkeep",
        ".keep",
        "a.md.save",
        "a.md.save.1",
        "a.md___jb_tmp___",
        "a.md___jb_old___",
        "~a.md",
        "~WRL0003.tmp",
        "a.md.sb-1234-abcd",
        ".ipynb_checkpoints",
        "ehthumbs_vista.db",
        ".picasa.ini",
        ".apdisk",
        ".netrwhist",
        "Session.vim",
        ".~opas.docx",
        ".a.md.XyZ123",
        ".editorconfig",
        ".gitignore",
        ".gitattributes",
        "a.md:Zone.Identifier",
        "opas.docx.lock",
    ],
)
def test_what_editors_and_systems_leave_is_known(name):
    assert is_left_by_tools(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        ".authors.yml",
        ".htaccess",
        ".env",
        ".a.md",
        "_headers",
        "CNAME",
        "tmp.md",
        "kuva.png",
    ],
)
def test_what_people_write_is_not(name):
    assert not is_left_by_tools(name)
