"""The preview: each address has the bytes that a build writes, whatever was edited before."""

import json
import os
import shutil
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knowledgebase import preview as module
from knowledgebase.build.generator import generate_shell
from knowledgebase.build.seam import Order
from knowledgebase.ground.assets import asset_address, assets_folder
from knowledgebase.ground.findings import has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.preview import Preview
from knowledgebase.publish.followed import places
from knowledgebase.publish.watch import snapshot
from knowledgebase.render.publication import Files
from tests.conftest import CORPUS, TODAY, examples, practice


@cache
def shell(shapes, values):
    return generate_shell(Settings(PRODUCT, TODAY), Order(shapes, json.loads(values)))


@pytest.fixture(scope="module", autouse=True)
def frames_made_once():
    """The generator is run once for each order: what it makes depends on nothing else here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            module,
            "generate_shell",
            lambda _, order: shell(order.shapes, json.dumps(order.values)),
        )
        yield


def renewed(preview, root):
    findings = preview.renew(snapshot(places(root)))
    preview.complete()
    return findings


def shown(root):
    """A preview that has just been started on a root."""
    preview = Preview(Settings(root, TODAY), root / "site")
    renewed(preview, root)
    return preview


def everything(preview):
    made = preview._shown.made
    pages = {f"{address}index.html": preview.file(f"{address}index.html") for address in made.pages}
    return pages | dict(made.files)


def test_every_file_of_the_site_is_what_a_build_wrote(site):
    preview = Preview(Settings(CORPUS, TODAY), site)
    renewed(preview, CORPUS)
    built = {f.relative_to(site).as_posix(): f for f in site.rglob("*") if f.is_file()}
    del built[".kb-made"]
    for path, file in built.items():
        assert preview.file(path) == file.read_bytes(), path
    assert set(everything(preview)) <= set(built)


CARDS = ("a", "b", "c")
WRITTEN = (
    practice("Aalto"),
    practice("Beeta", body="## Lähtötilanne\n\nKatso [toinen](b.md)."),
    practice("Gamma", body="## Lähtötilanne\n\nTeksti aamuvuorosta ja perehdytyksestä."),
    practice("Delta", more="differs_from:\n  - id: c\n    how: Toinen tapa.\n"),
    practice("Epsilon").replace("tyokyky", "johtaminen").replace("lappi", "kainuu"),
    practice("Luonnos", more="status: draft\n"),
    practice("Entinen", more="aliases:\n  - vanha\n"),
)
BROKEN = "rikki"
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(CARDS), st.sampled_from((*WRITTEN, BROKEN))),
        st.tuples(st.just("delete"), st.sampled_from(CARDS), st.just("")),
        st.tuples(st.just("rename"), st.sampled_from(CARDS), st.sampled_from(CARDS)),
        st.tuples(st.just("page"), st.sampled_from(("tietoa", "muuta")), st.sampled_from("xy")),
    ),
    max_size=6,
)
PAGE = 'title: "{}"\nsummary: "Sivu."\nupdated: 2026-11-20\n'


def do(root, edit):
    what, name, other = edit
    file = root / f"practices/{name}.md"
    if what == "write":
        file.write_text(other, "utf-8")
    elif what == "delete":
        file.unlink(missing_ok=True)
    elif what == "rename" and file.exists():
        file.rename(root / f"practices/{other}.md")
    elif what == "page":
        (root / f"content/{name}.md").write_text(f"---\n{PAGE.format(other)}---\n\nTeksti.\n")


# Making a failing case smaller would take minutes; the edits are few as they are.
@settings(
    max_examples=examples(15),
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_after_any_edits_it_shows_what_a_new_start_would(make_root, edits):
    root = make_root({f"practices/{id}.md": practice(id.upper()) for id in CARDS})
    preview = shown(root)
    for edit in edits:
        do(root, edit)
        renewed(preview, root)
    for file in (root / "practices").glob("*.md"):  # of a broken file the last good page is shown
        if file.read_text("utf-8") == BROKEN:
            file.write_text(practice("Ehjä"), "utf-8")
    renewed(preview, root)
    assert everything(preview) == everything(shown(root))
    for file in root.rglob("*.md"):
        file.unlink()


def test_a_broken_file_keeps_its_page_and_others_change(make_root):
    root = make_root({f"practices/{id}.md": practice(id.upper()) for id in CARDS})
    preview = shown(root)
    (root / "practices/a.md").write_text(BROKEN)
    (root / "practices/b.md").write_text(practice("Uusi nimi"))
    findings = renewed(preview, root)
    assert [f.rule for f in findings if f.level == "error"] == ["no-front-matter"]
    assert ">A</h1>" in preview.file("kaytannot/a/index.html").decode()
    assert "Uusi nimi" in preview.file("kaytannot/b/index.html").decode()
    (root / "practices/a.md").unlink()
    assert not has_errors(renewed(preview, root))
    assert preview.file("kaytannot/a/index.html") is None


def test_a_start_with_a_broken_file_shows_the_others(make_root):
    root = make_root({"practices/a.md": BROKEN, "practices/b.md": practice("Beeta")})
    preview = shown(root)
    assert preview.file("kaytannot/a/index.html") is None
    assert preview.file("kaytannot/b/index.html")


def test_two_pages_at_one_address_leave_the_site_as_it_was(make_root):
    root = make_root({"practices/a.md": practice("A")})
    preview = shown(root)
    page = f"---\n{PAGE.format('Vertailu')}---\n\nTeksti.\n"
    (root / "content/vertaile.md").write_text(page)
    assert "same-address" in {f.rule for f in renewed(preview, root)}
    assert preview.file("kaytannot/a/index.html")


def test_only_a_page_that_differs_has_another_digest(make_root):
    root = make_root({f"practices/{id}.md": practice(id.upper()) for id in CARDS})
    preview = shown(root)
    paths = [f"kaytannot/{id}/index.html" for id in CARDS] + ["haku/index.html", "puuttuu"]

    def digests():
        return [preview.digest(preview.file(path) or b"") for path in paths]

    before = digests()
    (root / "practices/a.md").write_text(practice("A", step="Toinen askel"))
    renewed(preview, root)
    after = digests()
    assert [one == other for one, other in zip(before, after, strict=True)] == [False] + [True] * 4


def test_nothing_outside_the_site_is_shown(make_root):
    root = make_root({"practices/a.md": practice("A")})
    preview = shown(root)
    for path in (
        f"{assets_folder()}/../main.html",
        "assets/css/site.css",
        "pagefind/../../a",
        "sanat/",
        "../x",
        "practices/a.md",
    ):
        assert preview.file(path) is None, path
    assert preview.file(asset_address("assets/css/site.css"))


def test_unchanged_files_are_not_read_again(make_root, monkeypatch):
    root = make_root({f"practices/{id}.md": practice(id.upper()) for id in CARDS})
    for file in (root / "practices").iterdir():
        os.utime(file, (1_000_000_000, 1_000_000_000))
    preview = shown(root)
    read = []
    whole = module.read_catalogue.__globals__["check_file"]
    monkeypatch.setitem(
        module.read_catalogue.__globals__,
        "check_file",
        lambda path, *rest: read.append(str(path)) or whole(path, *rest),
    )
    (root / "practices/b.md").write_text(practice("Beeta"))
    renewed(preview, root)
    assert read == ["practices/b.md"]


def test_an_open_page_of_a_new_shape_gets_its_frame(make_root):
    root = make_root({"practices/a.md": practice("A")})
    preview = shown(root)
    for name in ("tietoa", "tietoa/en"):
        file = root / f"content/{name}.md"
        file.parent.mkdir(exist_ok=True)
        lang = "lang: en\n" if name.endswith("en") else ""
        file.write_text(f"---\n{PAGE.format('Tietoa')}{lang}---\n\nTeksti.\n")
    renewed(preview, root)
    assert b'hreflang="en"' in preview.file("tietoa/index.html")
    shutil.rmtree(root / "content/tietoa")
    renewed(preview, root)
    assert b'hreflang="en"' not in preview.file("tietoa/index.html")


def test_files_are_taken_one_by_one(make_root):
    root = make_root({"practices/a.md": practice("A")})
    assert isinstance(shown(root)._shown.made.files, Files)
