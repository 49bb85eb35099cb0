"""The releases: numbered, kept five long, and one of them shown by a link that never breaks."""

import stat

import pytest

from knowledgebase.publish.manifest import Manifest
from knowledgebase.publish.releases import KEPT, not_a_place, releases_in, settle


@pytest.fixture
def releases(place):
    with releases_in(place) as found:
        yield found


def release(releases, commit="", show=True):
    with releases.begun() as made:
        (made / "sivusto").mkdir()
        Manifest(commit, "", "").write(made)
        kept = releases.keep(made)
    if show:
        releases.show(kept)
    return kept


def test_numbers_grow_and_the_name_tells_the_commit(releases):
    assert release(releases, "0123456789abcdef0123").name == "000001-0123456789ab"
    assert release(releases, "").name == "000002-nogit"
    assert release(releases, "../../x").name == "000003-nogit"


def test_nothing_is_shown_before_the_first(releases):
    assert releases.shown() is None
    assert release(releases, show=False) != releases.shown()


def test_the_link_leads_to_the_site_of_the_shown_release(releases, place):
    one, two = release(releases), release(releases)
    assert releases.shown() == two
    releases.show(one)
    assert releases.shown() == one
    assert (place / "current").resolve() == one / "sivusto"
    # A relative link: the folder may be moved as a whole.
    assert str((place / "current").readlink()) == f"releases/{one.name}/sivusto"


def test_the_last_ones_are_kept_and_the_one_that_is_shown(releases):
    first = release(releases)
    others = [release(releases, show=False) for _ in range(KEPT + 2)]
    releases.forget_old()
    assert releases.all() == [first, *others[-KEPT:]]


def test_what_a_killed_publisher_left_is_cleared_away(releases, place):
    (place / "releases/.tulossa.1/lahteet").mkdir(parents=True)
    (place / ".current.1.new").symlink_to("x")
    release(releases)
    assert {path.name for path in place.iterdir()} == {"current", "releases"}
    assert [path.name for path in (place / "releases").iterdir()] == ["000001-nogit"]


def test_an_unfinished_release_is_gone_and_not_shown(releases):
    with pytest.raises(KeyError), releases.begun() as made:
        raise KeyError
    assert not made.exists() and releases.all() == []


@pytest.mark.parametrize("name", ["muistio.txt", "current", ".git"])
def test_a_folder_that_holds_something_else_is_refused(place, name):
    (place / name).mkdir()
    assert [found.rule for found in not_a_place(place)] == ["not-ours"]


def test_an_own_folder_is_not_refused(releases, place):
    release(releases)
    releases.withdraw(["practices/a.md"])
    assert not list(not_a_place(place)) and not list(not_a_place(place / "uusi"))


def test_what_is_withdrawn_is_remembered(releases):
    assert releases.withdrawn() == frozenset()
    releases.withdraw(["practices/b.md"])
    releases.withdraw(["practices/a.md"])
    assert releases.withdrawn() == {"practices/a.md", "practices/b.md"}


def test_everybody_may_read_what_is_published(tmp_path):
    (tmp_path / "a").mkdir(mode=0o700)
    (tmp_path / "a/b.html").touch(mode=0o600)
    settle(tmp_path / "a")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b.html")]
    assert modes == [0o755, 0o644]
