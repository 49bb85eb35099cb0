"""Carried: a page that was opened before a release still finds its parts after it."""

from knowledgebase.publish.carried import carry
from knowledgebase.publish.manifest import Manifest, digests


def carried(tmp_path, vanished=False):
    old, new = tmp_path / "old", tmp_path / "new"
    files = (
        "a/index.html",
        "assets/deadbeefab/js/site.js",
        "assets/css/site.css",
        "sanat/8efbe8e27d/p1.kbs",
        "pagefind/fragment/fi_0258eed.pf_fragment",
        "data/0a1b2c3d.json",
        "assets/deadbeef/x.js",
        "assets/1111111111/vanha.js",
    )
    for name in files:
        (old / "sivusto" / name).parent.mkdir(parents=True, exist_ok=True)
        (old / "sivusto" / name).write_text(name)
    told = Manifest("", "", "", carried=("sivusto/assets/1111111111/vanha.js",), files=digests(old))
    page = new / "sivusto/a/index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    if vanished:
        page.unlink()
    found = carry(old, new, told)
    there = {f.relative_to(new).as_posix() for f in new.rglob("*") if f.is_file()}
    assert there - {"sivusto/a/index.html"} == set(found)
    return {path.removeprefix("sivusto/") for path in found}


def test_what_has_its_digest_in_its_name_stays_one_release_long(tmp_path):
    assert carried(tmp_path) == {
        "assets/deadbeefab/js/site.js",
        "sanat/8efbe8e27d/p1.kbs",
        "pagefind/fragment/fi_0258eed.pf_fragment",
    }


def test_texts_do_not_stay_when_a_page_is_taken_away(tmp_path):
    assert carried(tmp_path, vanished=True) == {"assets/deadbeefab/js/site.js"}
