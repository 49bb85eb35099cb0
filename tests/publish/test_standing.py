"""Standing: a build over a site is byte for byte the build from nothing, and makes only what changed."""

import os
import random
import shutil
from datetime import timedelta
from functools import partial

import pytest

from knowledgebase import flow
from knowledgebase.build.frame import CONTENT, read_frame, shape_of, value_mark
from knowledgebase.build.mark import MARK, claim, seal
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.ground.store import unpacked
from knowledgebase.publish import standing
from knowledgebase.publish.notes import Standing
from knowledgebase.publish.offline import make_offline
from knowledgebase.publish.standing import Writer
from knowledgebase.publish.switch import switch
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.publication import Files, Publication
from tests.conftest import TODAY, event, news, practice, project

FRAME = read_frame(f"<!doctype html><title>{value_mark('.title')}</title>{value_mark(CONTENT)}")
OF_ENTRIES = ("kaytannot/", "hankkeet/", "uutiset/", "tapahtumat/", "upota/", "data/", "vertaile/")


@pytest.fixture
def root(make_root):
    practices = {
        f"practices/p{n}.md": practice(f"Tapa {n}", body=f"Teksti {n}, [toinen](a.md).")
        for n in range(4)
    }
    others = {
        "practices/a.md": practice("Alku"),
        "projects/h.md": project(),
        "content/uutiset/u.md": news(),
        "content/tapahtumat/t.md": event(),
    }
    return make_root(practices | others)


class Site:
    """A site that is built over and over, by the pages and files that entries make."""

    def __init__(self, folder):
        self.site, self.cache = folder / "sivusto", folder / "valimuisti"

    def build(self, made, aside=None, chosen=None):
        """Build, switch, and return the paths of what was made and not taken from what stood there,
        and what stands there now."""
        aside = aside or self.site.with_name("uusi")
        claim(aside)
        frames = {shape_of(page): FRAME for page in made.pages.values()}
        writer = Writer(made, frames, read_site(), aside, self.site, cache=self.cache)
        every = list(filter(chosen or is_of_entry, (*made.pages.values(), *made.files)))
        written = [writer.write(what) for what in every]
        told = [*map(Standing.of, writer.all(written, every).notes)]
        seal(aside)
        switch(aside, self.site)
        shutil.rmtree(aside, ignore_errors=True)
        return {Standing.of(one).path for one in written if one}, told


def is_of_entry(what):
    path = what if isinstance(what, str) else what.address
    return path.startswith(OF_ENTRIES)


def is_any(_what):
    return True


def from_nothing(made, chosen=is_of_entry):
    """Return every byte as its maker makes it, by path."""
    site = read_site()
    pages = {
        f"{page.address}index.html": FRAME.around(page, site).encode()
        for page in made.pages.values()
        if chosen(page)
    }
    return pages | {path: made.files[path] for path in made.files if chosen(path)}


def in_folder(site):
    files = (file for file in site.rglob("*") if file.is_file() and file.name != MARK)
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def publication(root, today=TODAY):
    made, _ = flow.publication(Settings(root, today))
    return made


def _one(root, chance):
    return chance.choice(sorted((root / "practices").glob("p*.md")))


def _title(root, chance):
    file = _one(root, chance)
    file.write_text(practice(f"Nimi {chance.random()}"))


def _words(root, chance):
    file = _one(root, chance)
    file.write_text(f"{file.read_text()}\nLisää {chance.random()}.\n")


def _away(root, chance):
    _one(root, chance).unlink()


def _hide(root, chance):
    file = _one(root, chance)
    text = file.read_text()
    status = chance.choice(["draft", "archived"])
    file.write_text(text.replace("status: published", f"status: {status}"))


def _move(root, chance):
    file = _one(root, chance)
    file.rename(file.with_name(f"p{chance.randrange(20)}.md"))


def _copy(root, chance):
    to = root / "practices" / f"p{chance.randrange(20)}.md"
    to.write_text(practice(f"Kopio {chance.random()}"))


def _own_words(root, chance):
    folder = root / "content" / "vocabularies"
    folder.mkdir(parents=True, exist_ok=True)
    text = (PRODUCT / "content/vocabularies/themes.yml").read_text()
    (folder / "themes.yml").write_text(text.replace("Työkyky", f"Työkyky {chance.random()}"))


EDITS = (_title, _words, _away, _hide, _move, _copy, _own_words)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(root, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    site, today = Site(tmp_path), TODAY
    for _ in range(4):
        made = publication(root, today)
        site.build(made)
        assert in_folder(site.site) == from_nothing(made)
        for edit in chance.sample(EDITS, 2):
            edit(root, chance)
        today += timedelta(chance.choice([0, 0, 1, 400]))


def test_after_edits_of_every_kind_lists_feeds_and_tables_too_are_those_of_a_build_from_nothing(
    root, tmp_path
):
    chance = random.Random(7)  # noqa: S311 (not for secrets)
    site = Site(tmp_path)
    for edit in (*EDITS, None):
        made = publication(root)
        site.build(made, chosen=is_any)
        assert in_folder(site.site) == from_nothing(made, is_any)
        if edit:
            edit(root, chance)


def test_another_text_makes_no_list_feed_or_table_anew(root, tmp_path):
    site, file = Site(tmp_path), root / "practices/p0.md"
    site.build(publication(root), chosen=is_any)
    file.write_text(f"{file.read_text()}\nLisää tekstiä.\n")
    made, _ = site.build(publication(root), chosen=is_any)
    assert made == {
        "kaytannot/p0/index.html",
        "kaytannot/p0/index.md",
        "data/v1/practices/p0.json",
        "vertaile/kortit/p0.json",
        "osallistu/lomake/tiedot.json",  # it knows the sentences that no other card may have
    }
    file.write_text(file.read_text().replace("Tapa 0", "Muu tapa"))
    made, _ = site.build(publication(root), chosen=is_any)
    assert {"index.html", "data/v1/practices.csv", "kaytannot/index.md", "sitemap.xml"} <= made


def said(one):
    """What a file says to search."""
    page = unpacked(one.document)
    return one.path, page and (page.fields, page.label, page.text, page.filters, page.told)


def test_what_has_not_changed_is_neither_made_nor_written(root, tmp_path):
    site = Site(tmp_path)
    first, told = site.build(publication(root))
    number = (site.site / "kaytannot/p0/index.html").stat().st_ino
    made, again = site.build(publication(root))
    assert "kaytannot/p0/index.html" in first - made
    assert (site.site / "kaytannot/p0/index.html").stat().st_ino == number
    assert {one.path: one.looked for one in told} == {one.path: one.looked for one in again}
    assert list(map(said, told)) == list(map(said, again))


def test_an_edit_makes_its_own_page_and_those_that_show_it(root, tmp_path):
    site = Site(tmp_path)
    site.build(publication(root))
    (root / "practices/a.md").write_text(practice("Uusi nimi"))
    made, _ = site.build(publication(root))
    assert {"kaytannot/a/index.html", "uutiset/u/index.html"} <= made
    assert not made & {"upota/kaytannot/p0/index.html", "data/v1/practices/p0.json"}


def altered(file):
    with file.open("ab") as out:
        out.write(b"x")


def led_elsewhere(file):
    other = file.with_name("muualla")
    file.rename(other)
    file.symlink_to(other)


@pytest.mark.parametrize(
    "spoil", [altered, led_elsewhere, os.unlink, partial(os.chmod, mode=0o600)]
)
def test_a_file_that_is_not_as_it_was_written_is_written_anew(root, tmp_path, spoil):
    site = Site(tmp_path)
    site.build(publication(root))
    file = site.site / "data/v1/practices/p0.json"
    whole, mode = file.read_bytes(), file.stat().st_mode
    spoil(file)
    made, _ = site.build(publication(root))
    assert "data/v1/practices/p0.json" in made
    assert (file.read_bytes(), file.lstat().st_mode) == (whole, mode)


def test_a_file_that_was_not_written_since_is_not_read(root, tmp_path, monkeypatch):
    site, made = Site(tmp_path), publication(root)
    site.build(made)
    file = site.site / "data/v1/practices/p0.json"
    read, truly = [], standing._read_whole
    monkeypatch.setattr(standing, "_read_whole", lambda path: read.append(path) or truly(path))
    site.build(made)
    assert read == []
    file.touch()  # other times, the same bytes
    number = file.stat().st_ino
    site.build(made)
    assert read == [str(file)]
    assert file.stat().st_ino == number


def test_where_a_file_has_one_name_only_its_bytes_are_written(root, tmp_path, monkeypatch):
    def refuse(*names):
        raise OSError(18, "Invalid cross-device link")

    site = Site(tmp_path)
    made = publication(root)
    site.build(made)
    monkeypatch.setattr(os, "link", refuse)
    site.build(made)
    assert in_folder(site.site) == from_nothing(made)


def test_what_is_kept_may_be_deleted_or_damaged(root, tmp_path):
    site, made = Site(tmp_path), publication(root)
    site.build(made)
    (kept,) = site.cache.glob("sivut/*/*")
    whole = kept.read_bytes()
    other = whole.replace(b"kaytannot/p0", b"kaytannot/p9")
    for spoil in (*(partial(kept.write_bytes, data) for data in (whole[:-1], other)), kept.unlink):
        spoil()
        site.build(made)
        assert in_folder(site.site) == from_nothing(made)


def test_a_mount_point_gets_what_stood_in_it(root, tmp_path):
    site, made = Site(tmp_path), publication(root)
    site.build(made)
    made_again, told = site.build(made, site.site / ".sivusto.1.new")
    assert len(made_again) < len(told) / 2
    assert in_folder(site.site) == from_nothing(made)


def test_nothing_that_changes_a_built_site_writes_through_another_name(root, tmp_path):
    site, made = Site(tmp_path), publication(root)
    site.build(made)
    other = tmp_path / "toinen nimi"
    os.link(site.site / "kaytannot/p0/index.html", other)
    before = other.read_bytes()
    make_offline(site.site)
    assert (site.site / "kaytannot/p0/index.html").read_bytes() != before == other.read_bytes()


def test_a_maker_that_reads_more_than_a_maker_of_pages_is_asked_each_time(root, tmp_path):
    told = iter(["yksi", "kaksi"])
    maker = publication(root).maker

    def says(maker: PageMaker) -> bytes:
        return next(told).encode()

    site = Site(tmp_path)
    for expected in ("yksi", "kaksi"):
        made = Publication(files=Files({}, {"data/x.txt": partial(says, maker)}), maker=maker)
        site.build(made)
        assert (site.site / "data/x.txt").read_text() == expected
