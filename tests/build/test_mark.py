"""The mark: a build touches only what a build made."""

import pytest

from knowledgebase.build.mark import MARK, among_sources, claim, not_ours, seal


def found(folder):
    return [dict(f.values)["name"] for f in not_ours(folder)]


def make(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


@pytest.mark.parametrize(
    "name", ["CNAME", ".git/config", ".nojekyll", "muistiot/a.txt", "index.html"]
)
def test_a_folder_that_no_build_made_is_somebody_s(tmp_path, name):
    make(tmp_path, name)
    assert found(tmp_path) == [name.split("/")[0]]


@pytest.mark.parametrize("names", [[], [".DS_Store"], ["Thumbs.db"], [".site.123.new/index.html"]])
def test_an_empty_folder_is_free(tmp_path, names):
    make(tmp_path, *names)
    assert not found(tmp_path)


def test_a_folder_that_is_not_there_is_free(tmp_path):
    assert not found(tmp_path / "a/b")


def test_a_finished_site_is_ours(tmp_path):
    claim(tmp_path)
    make(tmp_path, "index.html", "a/index.html", ".well-known/x")
    seal(tmp_path)
    assert not found(tmp_path)
    (tmp_path / "a/index.html").unlink()
    assert not found(tmp_path)


def test_of_some_folders_only_the_name_is_known(tmp_path):
    claim(tmp_path)
    make(tmp_path, "index.html", "pagefind/x.1f3a")
    seal(tmp_path, ["pagefind"])
    assert "1f3a" not in (tmp_path / MARK).read_text("utf-8")
    make(tmp_path, "pagefind/x.9b2c")
    assert not found(tmp_path)
    make(tmp_path, "pagefind.txt")
    assert found(tmp_path) == ["pagefind.txt"]


@pytest.mark.parametrize("name", ["CNAME", "a/muistio.txt", ".git/config", ".git", "a.bak"])
def test_what_was_added_to_a_finished_site_is_not(tmp_path, name):
    claim(tmp_path)
    make(tmp_path, "index.html", "a/index.html")
    seal(tmp_path)
    make(tmp_path, name)
    assert found(tmp_path)[0] == name


def test_a_link_in_a_finished_site_is_not_ours(tmp_path):
    claim(tmp_path / "site")
    make(tmp_path / "site", "index.html")
    seal(tmp_path / "site")
    make(tmp_path, "muistiot/a.txt")
    (tmp_path / "site/linkki").symlink_to(tmp_path / "muistiot")
    assert found(tmp_path / "site") == ["linkki"]


def test_a_build_that_did_not_finish_leaves_a_folder_of_ours(tmp_path):
    claim(tmp_path)
    make(tmp_path, "index.html", "kesken/index.html")
    assert not found(tmp_path)
    make(tmp_path, ".git/config")
    assert found(tmp_path) == [".git"]


def test_the_mark_says_in_words_what_it_is(tmp_path):
    claim(tmp_path)
    assert "tietopankin rakennus" in (tmp_path / MARK).read_text("utf-8")


def test_a_site_stands_beside_what_people_write_and_not_in_it(tmp_path):
    assert not list(among_sources(tmp_path / "site", [tmp_path]))
    assert not list(among_sources(tmp_path / "contents", [tmp_path]))
    for place in ("content", "projects/site", "theme/assets"):
        (told,) = among_sources(tmp_path / place, [tmp_path])
        assert told.rule == "site-among-sources"
