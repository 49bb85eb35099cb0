"""Told: a check that was done of the same entry by the same values is not done again."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.stored import Stored
from knowledgebase.catalogue.told import NAME
from knowledgebase.ground.site import PRODUCT
from tests.conftest import TODAY, practice

LONG = 'summary: "' + "sana " * 21 + 'loppuu."'


@pytest.fixture
def root(make_root):
    long = practice("Pitkä").replace('summary: "Lyhyt kuvaus käytännöstä."', LONG)
    return make_root(
        {"practices/a.md": long, "practices/b.md": practice("Toinen", body="Näin teki ABC.")}
    )


def findings(root, cache, kept=True):
    stored = Stored(root, PRODUCT, TODAY, cache=cache) if kept else None
    return load_catalogue(root, PRODUCT, TODAY, "", stored)[1]


def asked(monkeypatch, root, cache):
    """Return what is found, and the files whose summary was measured for it."""
    from knowledgebase.catalogue import language

    found, check = [], language.long_sentence

    def noting(entry):
        found.append(str(entry.path))
        return check(entry)

    noting.__module__, noting.__qualname__ = check.__module__, check.__qualname__
    monkeypatch.setattr(language, "long_sentence", noting)
    told = findings(root, cache)
    monkeypatch.setattr(language, "long_sentence", check)
    return told, found


def test_only_what_changed_is_checked_and_all_is_told(root, tmp_path, monkeypatch):
    every = findings(root, tmp_path, kept=False)
    assert {f.rule for f in every} >= {"long-sentence", "unopened-abbreviation"}
    assert asked(monkeypatch, root, tmp_path) == (every, ["practices/a.md", "practices/b.md"])
    assert asked(monkeypatch, root, tmp_path) == (every, [])
    (root / "practices/b.md").write_text(practice("Toinen", body="Näin teki ABD."))
    told, checked = asked(monkeypatch, root, tmp_path)
    assert checked == ["practices/b.md"]
    assert told == findings(root, tmp_path, kept=False) != every


def test_a_value_that_a_check_goes_by_is_asked_for(root, tmp_path):
    """A name in another card's title is no abbreviation any more."""
    assert "unopened-abbreviation" in {f.rule for f in findings(root, tmp_path)}
    (root / "practices/c.md").write_text(practice("Tapa ABC"))
    warm = findings(root, tmp_path)
    assert warm == findings(root, tmp_path, kept=False)
    assert "unopened-abbreviation" not in {f.rule for f in warm if f.path == "practices/b.md"}


def test_what_is_kept_may_be_deleted_or_damaged(root, tmp_path):
    every = findings(root, tmp_path)
    (kept,) = tmp_path.glob(f"{NAME}/*/*")
    for spoil in (lambda: kept.write_bytes(kept.read_bytes()[:-1]), kept.unlink):
        spoil()
        assert findings(root, tmp_path) == every


def test_a_link_to_the_site_itself_names_the_file_of_now(root, tmp_path):
    """What is kept is the link alone: the file that it means may get another name."""
    (root / "practices/a.md").write_text(
        practice("Eka", body="Lue [toinen](http://localhost:8000/kaytannot/b/).")
    )

    def guessed():
        return [
            dict(f.values)["guess"] for f in findings(root, tmp_path) if f.rule == "own-site-link"
        ]

    assert guessed() == ["b.md"]
    (root / "practices/b.md").rename(root / "practices/c.md")
    assert guessed() == [""]
