"""The whole flow: aside, checked, then shown; a failure leaves what was there."""

import errno
import os
import re

import pytest

from knowledgebase import flow as module
from knowledgebase.build.frame import CONTENT, read_frame, shape_of, value_mark
from knowledgebase.build.mark import claim, files_in, seal
from knowledgebase.ground import workers
from knowledgebase.ground.findings import finding
from knowledgebase.ground.settings import Settings
from knowledgebase.render.page import Head, Page
from knowledgebase.render.publication import Files, Publication
from tests.conftest import ROOT, TODAY, practice

PICTURE = next((ROOT / "content/kuvat").glob("*.png")).read_bytes()


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("vanha")
    seal(site)
    return site


def build(site, monkeypatch, generate):
    monkeypatch.setattr(module, "_build", generate)
    outcome = module.build(Settings(site, TODAY), site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    return outcome


def new_site(settings, into, *, before=None):
    claim(into)
    (into / "index.html").write_text("uusi")
    seal(into)
    return []


def test_the_new_site_is_shown(site, monkeypatch):
    assert build(site, monkeypatch, new_site) == (True, [])
    assert (site / "index.html").read_text() == "uusi"


def test_an_error_in_the_result_stops_the_switch(site, monkeypatch):
    broken = finding("index.html", (1, 1), "site-broken-link", value="puuttuu/")

    def generate(settings, into, *, before=None):
        return [*new_site(settings, into), broken]

    assert build(site, monkeypatch, generate) == (False, [broken])
    assert (site / "index.html").read_text() == "vanha"


@pytest.mark.parametrize(
    ("code", "rule"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "not-permitted"), (errno.EIO, "system-refused")],
)
@pytest.mark.parametrize("where", ["_build", "switch", "aside_of", "not_ours"])
def test_what_the_system_refuses_is_told_and_the_old_site_stays(
    site, monkeypatch, where, code, rule
):
    def refuse(*arguments, **named):
        raise OSError(code, os.strerror(code), "/x")

    monkeypatch.setattr(module, where, refuse)
    built, findings = build(site, monkeypatch, refuse if where == "_build" else new_site)
    assert not built
    assert [f.rule for f in findings] == [rule]
    assert (site / "index.html").read_text() == "vanha"


def test_a_folder_that_holds_more_than_a_site_is_not_built_into(site, monkeypatch):
    (site / "CNAME").write_text("x")
    built, findings = build(site, monkeypatch, None)
    assert not built and [f.rule for f in findings] == ["not-ours"]


def test_pages_are_written_in_their_frames_and_files_beside_them(site):
    pages = {a: Page(Head(a, "A", "B"), "x", lambda: "<p>a</p>", str) for a in ("", "b/")}
    made = Publication(pages, Files({"c.txt": b"c".lower}))
    frames = {shape_of(page): read_frame(value_mark(CONTENT)) for page in pages.values()}
    assert module.finish(made, frames, site, index=False) == []
    assert (site / "b/index.html").read_text() == "<p>a</p>"
    assert (site / "c.txt").read_bytes() == b"c"


def test_one_worker_and_many_write_the_same_site(tmp_path, monkeypatch):
    pages = {
        f"{n}/": Page(Head(f"{n}/", "A", "B"), "x", lambda n=n: f"<p>{n}</p>", str)
        for n in range(120)
    }
    made = Publication(pages, Files({f"{n}.txt": str(n).encode for n in range(120)}))
    frames = {shape_of(page): read_frame(value_mark(CONTENT)) for page in pages.values()}
    written = []
    for number in (1, 2, 3):
        monkeypatch.setattr(workers, "cores", lambda number=number: number)
        site = tmp_path / str(number)
        assert module.finish(made, frames, site, index=False) == []
        files = [file for file in site.rglob("*") if file.is_file()]
        written.append({file.relative_to(site): file.read_bytes() for file in files})
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 241  # with the mark


def test_a_build_without_index_has_everything_else(tmp_path, make_root):
    root, sites = make_root({"practices/a.md": practice()}), (tmp_path / "all", tmp_path / "less")
    for site, index in zip(sites, (True, False), strict=True):
        built, findings = module.build(Settings(root, TODAY, index=index), site)
        assert built, findings
    every, less = (files_in(site) for site in sites)
    assert less and less < every
    assert all(file.startswith(("pagefind/", "sanat/")) for file in every - less)


def test_only_pictures_that_a_page_shows_are_published(make_root):
    shown = practice(body="## Lähtötilanne\n\n![Kuva](../content/kuvat/a.png)")
    root = make_root(
        {"practices/a.md": shown} | {f"content/kuvat/{name}.png": PICTURE for name in ("a", "b")}
    )
    made, findings = module.publication(Settings(root, TODAY))
    assert not [f for f in findings if f.level == "error"], findings
    names = {path for path in made.files if path.startswith("kuvat/")}
    assert {name.removeprefix("kuvat/").split(".")[0] for name in names} == {"a"}
    # What the page shows is drawn anew; the file as it was given stays for the Markdown twin.
    shown_on_page = set(re.findall(r"kuvat/[\w.-]+", made.pages["kaytannot/a/"].html()))
    assert shown_on_page == names - {"kuvat/a.png"} != set()


def test_the_same_content_gives_the_same_bytes(make_root, tmp_path):
    root = make_root({"practices/a.md": practice("A"), "practices/b.md": practice("B")})
    for name in ("one", "two"):
        assert module.build(Settings(root, TODAY), tmp_path / name)[0]

    def files(folder):
        return {f.relative_to(folder): f.read_bytes() for f in folder.rglob("*") if f.is_file()}

    assert files(tmp_path / "one") == files(tmp_path / "two")


def unmakable(monkeypatch):
    def fail(*_, **__):
        raise KeyError("ei onnistu")

    monkeypatch.setattr(module, "maker_of", fail)


def test_what_makes_no_pages_is_told_by_the_check(make_root, monkeypatch):
    unmakable(monkeypatch)
    broken = practice(more="projects:\n  - id: puuttuu\n    source: https://example.org/x\n")
    maker, findings = module.page_maker(Settings(make_root({"practices/a.md": broken}), TODAY))
    assert maker is None
    assert [found.rule for found in findings if found.level == "error"] == ["unknown-entry"]


def test_a_fault_of_the_program_is_not_hidden(make_root, monkeypatch):
    unmakable(monkeypatch)
    with pytest.raises(KeyError, match="ei onnistu"):
        module.page_maker(Settings(make_root({"practices/a.md": practice()}), TODAY))
