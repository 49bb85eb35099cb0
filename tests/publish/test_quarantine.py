"""Quarantine: one faulty file is set apart, and the others are published."""

import shutil

import pytest

from knowledgebase.catalogue.kept import Kept
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.publish.quarantine import Copy, copy_sources, entries_in
from tests.conftest import ROOT, TODAY, practice

pytestmark = pytest.mark.usefixtures("quick")
LINK = "## Lähtötilanne\n\nKatso [toinen](b.md)."


@pytest.fixture
def put_apart(make_root, tmp_path_factory):
    """Return a function that sets apart what is faulty `now`, when `before` was published last."""
    root = make_root()

    def put(now, before=(), **more):
        copies = []
        for files in (dict(before), now):
            for old in root.glob("p*/*"):
                old.unlink() if old.is_file() else shutil.rmtree(old)
            make_root(files)
            copies.append(tmp_path_factory.mktemp("kopio") / "lahteet")
            copy_sources(root, copies[-1])
        old, new = copies

        def check(withheld):
            return load_catalogue(new, ROOT, TODAY, "", Kept(frozenset(withheld)))

        apart, whole = Copy(new, old, **more).mend(check)
        return apart, whole, new

    return put


def test_nothing_is_set_apart_when_all_is_well(put_apart):
    apart, whole, copy = put_apart({"practices/a.md": practice()})
    assert whole and not apart
    assert entries_in(copy) == {"practices/a.md"}


def test_a_faulty_file_is_as_it_was_last_published(put_apart):
    apart, whole, copy = put_apart(
        {"practices/a.md": "rikki"}, {"practices/a.md": practice("Aalto")}
    )
    assert whole and apart.former == ("practices/a.md",) and not apart.withheld
    assert "Aalto" in (copy / "practices/a.md").read_text("utf-8")
    assert {found.rule for found in apart.findings if found.level == "error"} == {"no-front-matter"}


def test_a_new_faulty_file_is_left_out_and_others_may_link_to_it(put_apart):
    apart, whole, copy = put_apart(
        {"practices/a.md": practice(body=LINK), "practices/b.md": "rikki"}
    )
    assert whole and apart.withheld == ("practices/b.md",) and not apart.former
    assert entries_in(copy) == {"practices/a.md"}


def test_what_is_faulty_by_today_s_rules_too_is_left_out(put_apart):
    apart, whole, _ = put_apart({"practices/a.md": "rikki"}, {"practices/a.md": "rikki sekin"})
    assert whole and apart.withheld == ("practices/a.md",) and not apart.former


def test_a_page_stays_when_what_it_links_to_is_deleted(put_apart):
    before = {"practices/a.md": practice("A", body=LINK), "practices/b.md": practice("B")}
    apart, whole, _ = put_apart({"practices/a.md": before["practices/a.md"]}, before)
    assert whole and apart.missed == ("practices/b.md",)
    assert not apart.former and not apart.withheld
    assert "broken-link" in {found.rule for found in apart.findings}


def test_so_it_does_in_later_releases(put_apart):
    now = {"practices/a.md": practice("A", body=LINK)}
    apart, whole, _ = put_apart(now, now, absent=["practices/b.md"])
    assert whole and apart.missed == ("practices/b.md",) and not apart.withheld


def test_a_file_that_belongs_nowhere_is_left_out(put_apart):
    apart, whole, copy = put_apart({"practices/a.md": practice(), "practices/x.exe": "x"})
    assert whole and apart.gone == ("practices/x.exe",)
    assert not (copy / "practices/x.exe").exists()


def test_a_page_with_a_faulty_picture_is_as_it_was(put_apart):
    shown = practice(body="## Lähtötilanne\n\n![Kuva](../content/kuvat/a.png)")
    apart, whole, _ = put_apart(
        {"practices/a.md": shown, "content/kuvat/a.png": b"ei kuva"}, {"practices/a.md": practice()}
    )
    assert whole and apart.gone == ("content/kuvat/a.png",)
    assert apart.former == ("practices/a.md",)


def test_what_is_withdrawn_is_left_out_and_is_no_fault(put_apart):
    files = {"practices/a.md": practice("A", body=LINK), "practices/b.md": practice("B")}
    apart, whole, copy = put_apart(files, files, withdrawn=["practices/b.md"])
    assert whole and not apart
    assert entries_in(copy) == {"practices/a.md"}


def test_a_symbolic_link_is_set_apart(put_apart, make_root, tmp_path):
    (make_root() / "content/salainen.md").symlink_to("/etc/hostname")
    apart, whole, copy = put_apart({"practices/a.md": practice()})
    assert whole and apart.withheld == ("content/salainen.md",)
    assert not (copy / "content/salainen.md").is_symlink()


def test_a_fault_of_no_file_stops_everything(put_apart, tmp_path):
    for folder in ("content", "practices", "projects"):
        (tmp_path / folder).rmdir()
    (tmp_path / "muualla").mkdir()
    (tmp_path / "practices").symlink_to("muualla")
    _, whole, _ = put_apart({"projects/.gitkeep": ""})
    assert not whole
