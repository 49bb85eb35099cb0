"""What is kept between runs: a warm reading is the cold one, whatever was edited in between."""

import random
from pathlib import PurePosixPath

import pytest

from knowledgebase.catalogue import stored as module
from knowledgebase.catalogue.load import check_whole, read_catalogue
from knowledgebase.catalogue.stored import NAME, Stored
from knowledgebase.ground.site import PRODUCT
from tests.conftest import TODAY, practice, project


@pytest.fixture
def root(make_root):
    files = {
        f"practices/p{n}.md": practice(f"Tapa {n}", body=f"Teksti [toinen](p{n + 1}.md).")
        for n in range(6)
    }
    return make_root({**files, "projects/b.md": project()})


def read(root, cache, today=TODAY):
    return read_catalogue(root, PRODUCT, today, Stored(root, PRODUCT, today, cache=cache))


def same(one, other):
    return one == other and list(check_whole(one, TODAY)) == list(check_whole(other, TODAY))


def kept(cache):
    return {file.name for folder in (cache / NAME).iterdir() for file in folder.iterdir()}


def test_what_has_not_changed_is_not_read_again(root, tmp_path, monkeypatch):
    cold = read(root, tmp_path)

    def refuse(*arguments):
        raise AssertionError(arguments)

    monkeypatch.setattr("knowledgebase.catalogue.load.check_file", refuse)
    monkeypatch.setattr("knowledgebase.catalogue.load.vocabularies_for", refuse)
    monkeypatch.setattr("knowledgebase.catalogue.load.thesaurus_for", refuse)
    assert same(read(root, tmp_path), cold)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_a_warm_reading_is_a_cold_one(root, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    cache = tmp_path / "warm"
    for turn in range(4):
        for edit in chance.sample(EDITS, 2):
            edit(root, chance)
        cold = read_catalogue(root, PRODUCT, TODAY)
        assert same(read(root, cache), cold), turn
        assert same(read(root, cache), cold), turn


def _one(root, chance):
    return chance.choice(sorted((root / "practices").glob("*.md")))


def _add_words(root, chance):
    file = _one(root, chance)
    file.write_text(f"{file.read_text()}\nLisää {chance.random()}.\n")


def _break(root, chance):
    file = _one(root, chance)
    file.write_text(file.read_text().replace("title:", chance.choice(["titel:", "title"]), 1))


def _mend(root, chance):
    file = _one(root, chance)
    file.write_text(practice("Ehjä", body="Teksti [toinen](p1.md)."))


def _move(root, chance):
    file = _one(root, chance)
    file.rename(file.with_name(f"p{chance.randrange(9)}.md"))


def _copy(root, chance):
    (root / "practices" / f"p{chance.randrange(9)}.md").write_text(_one(root, chance).read_text())


def _own_words(root, chance):
    folder = root / "content" / "vocabularies"
    folder.mkdir(parents=True, exist_ok=True)
    text = (PRODUCT / "content/vocabularies/themes.yml").read_text()
    (folder / "themes.yml").write_text(
        text.replace("tyohyvinvointi", chance.choice(["tyohyvinvointi", "uusi"]))
    )


EDITS = (_add_words, _break, _mend, _move, _copy, _own_words)


def test_another_day_another_program_and_another_path_are_read_anew(root, tmp_path, monkeypatch):
    read(root, tmp_path)
    before = kept(tmp_path)
    (root / "practices/p0.md").rename(root / "practices/q0.md")
    read(root, tmp_path)
    assert len(kept(tmp_path) - before) == 1
    read(root, tmp_path, TODAY.replace(year=TODAY.year + 1))
    monkeypatch.setattr(module, "program_sign", lambda: "uusi")
    read(root, tmp_path)
    assert len(list((tmp_path / NAME).iterdir())) == 3


def test_the_store_may_be_deleted_or_damaged(root, tmp_path):
    cold = read(root, tmp_path)
    for folder in (tmp_path / NAME).iterdir():
        for number, file in enumerate(sorted(folder.iterdir())):
            file.write_bytes(file.read_bytes()[:-1]) if number % 2 else file.unlink()
    assert same(read(root, tmp_path), cold)


def test_a_reading_that_asked_for_a_file_is_read_again_when_that_file_goes(root, tmp_path):
    read(root, tmp_path)
    (root / "practices/p3.md").unlink()
    again = read(root, tmp_path)
    text = again.catalogue.entries["practice:p2"].text.html
    assert text == read_catalogue(root, PRODUCT, TODAY).catalogue.entries["practice:p2"].text.html
    assert PurePosixPath("practices/p3.md") not in again.catalogue.files
