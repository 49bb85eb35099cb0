"""Publishing: a release is shown whole or not at all, and one step leads back."""

import subprocess
import sys

import pytest

from knowledgebase.ground.findings import finding
from knowledgebase.ground.settings import Settings
from knowledgebase.publish.manifest import read_manifest
from knowledgebase.publish.publisher import publish, rollback, verify, withdraw
from tests.conftest import TODAY, plain_build, practice, project

pytestmark = pytest.mark.usefixtures("quick")
LINK = "## Lähtötilanne\n\nKatso [toinen](b.md)."
A, B = practice("Aalto", body=LINK), practice("Beeta")


@pytest.fixture
def root(make_root):
    return make_root({"practices/a.md": A, "practices/b.md": B})


def publish_now(root, place, **more):
    return publish(
        Settings(root, TODAY), place, more.pop("build", plain_build), environment={}, **more
    )


def page(place, address):
    file = place / "current" / address / "index.html"
    return file.read_text("utf-8") if file.is_file() else ""


def rules(outcome):
    return {found.rule for found in outcome.findings if found.level == "error"}


def test_a_release_has_the_site_its_sources_and_a_manifest(root, place):
    done = publish_now(root, place)
    assert not rules(done) and done.release.name == "000001-nogit"
    assert "Aalto" in page(place, "kaytannot/a")
    told = read_manifest(done.release)
    assert told.counts == {"published": 2} and told.day == TODAY.isoformat()
    assert {"lahteet/practices/a.md", "sivusto/kaytannot/a/index.html"} <= set(told.files)
    assert verify(place) == ([done.release], [])


def test_the_manifest_tells_the_commit(root, place):
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -qm a"):
        subprocess.run(["git", "-C", root, *command.split()], check=True)
    commit = read_manifest(publish_now(root, place).release).commit
    assert len(commit) == 40
    (root / "practices/a.md").write_text(A.replace("Aalto", "Muutos"), "utf-8")
    done = publish_now(root, place)
    assert read_manifest(done.release).commit == f"{commit}-dirty"
    assert done.release.name == f"000002-{commit[:12]}"


@pytest.mark.parametrize("fault", ["site-broken-link", "site-missing-page", "site-third-party"])
def test_a_fault_of_the_build_shows_nothing_new(root, place, fault):
    first = publish_now(root, place).release

    def build(settings, site):
        return False, [finding("x", (1, 1), fault, value="x")]

    done = publish_now(root, place, build=build)
    assert done.release is None and rules(done) == {fault}
    assert (place / "current").resolve() == first / "sivusto"
    assert [path.name for path in (place / "releases").iterdir()] == [first.name]


def test_a_build_that_loses_a_page_or_words_shows_nothing_new(root, place):
    def losing(settings, site):
        built = plain_build(settings, site)
        (site / "kaytannot/a/index.html").unlink()
        (site / "kaytannot/b/index.html").write_text("<body>Beeta</body>")
        return built

    done = publish_now(root, place, build=losing)
    assert rules(done) == {"release-page-missing", "release-words-lost"}
    assert not (place / "current").exists()


def test_a_secret_of_the_environment_shows_nothing_new(make_root, place):
    root = make_root({"practices/a.md": practice("Kantele-99")})
    settings = Settings(root, TODAY)
    done = publish(settings, place, plain_build, environment={"API_KEY": "Kantele-99"})
    assert rules(done) == {"release-secret"} and not (place / "current").exists()


def test_a_site_that_shrinks_by_more_than_a_fifth_needs_a_word(root, place):
    def build(settings, site):
        built = plain_build(settings, site)
        for number in range(100 if B in (settings.root / "practices/b.md").read_text() else 0):
            (site / f"muut/{number}").mkdir(parents=True)
            (site / f"muut/{number}/index.html").touch()
        return built

    publish_now(root, place, build=build)
    (root / "practices/b.md").write_text(practice("Toinen"), "utf-8")
    assert rules(publish_now(root, place, build=build)) == {"release-shrinks"}
    assert "Beeta" in page(place, "kaytannot/b")
    assert publish_now(root, place, build=build, allow_shrink=True).release
    assert "Toinen" in page(place, "kaytannot/b")


def test_a_faulty_file_shows_its_former_version_with_a_note(root, place):
    publish_now(root, place)
    (root / "practices/a.md").write_text("rikki", "utf-8")
    (root / "practices/b.md").write_text(practice("Gamma"), "utf-8")
    done = publish_now(root, place)
    assert done.apart.former == ("practices/a.md",)
    assert done.counts == {"published": 1, "quarantined": 1}
    assert "Aalto" in page(place, "kaytannot/a") and "Gamma" in page(place, "kaytannot/b")
    assert "Tämä on sivun aiempi versio." in page(place, "kaytannot/a")
    assert "Tämä on sivun aiempi versio." not in page(place, "kaytannot/b")
    # A second faulty release does not lose it either.
    assert publish_now(root, place).apart.former == ("practices/a.md",)
    assert "Aalto" in page(place, "kaytannot/a")
    (root / "practices/a.md").write_text(A, "utf-8")
    assert not publish_now(root, place).apart
    assert "aiempi versio" not in page(place, "kaytannot/a")


def test_a_new_faulty_file_is_not_shown_and_links_to_it_are_words(root, place):
    (root / "practices/b.md").write_text("rikki", "utf-8")
    done = publish_now(root, place)
    assert done.release and done.apart.withheld == ("practices/b.md",)
    assert not page(place, "kaytannot/b")
    assert "toinen" in page(place, "kaytannot/a")
    assert 'href="../b/"' not in page(place, "kaytannot/a")


def test_scripts_of_the_release_before_stay_one_release_long(root, place):
    def with_scripts(digest):
        def build(settings, site):
            built = plain_build(settings, site)
            (site / f"assets/{digest}/js").mkdir(parents=True)
            (site / f"assets/{digest}/js/site.js").write_text(digest)
            return built

        return publish_now(root, place, build=build).release

    made = [with_scripts(digest) for digest in ("1a1a1a1a1a", "2b2b2b2b2b", "3c3c3c3c3c")]
    kept = [{path.name for path in (release / "sivusto/assets").iterdir()} for release in made]
    assert kept == [{"1a1a1a1a1a"}, {"1a1a1a1a1a", "2b2b2b2b2b"}, {"2b2b2b2b2b", "3c3c3c3c3c"}]
    assert read_manifest(made[2]).carried == ("sivusto/assets/2b2b2b2b2b/js/site.js",)
    assert verify(place) == (made, [])


def test_one_step_leads_back_and_a_second_one_further(root, place):
    titles = ("Yksi", "Kaksi", "Kolme")
    for title in titles:
        (root / "practices/b.md").write_text(practice(title), "utf-8")
        publish_now(root, place)
    for title in ("Kaksi", "Yksi"):
        release, findings = rollback(place)
        assert release and findings == []
        assert title in page(place, "kaytannot/b")
    release, findings = rollback(place)
    assert release is None and [found.rule for found in findings] == ["no-earlier-release"]
    assert publish_now(root, place).release.name == "000004-nogit"
    assert "Kolme" in page(place, "kaytannot/b")


def test_no_folder_is_made_by_going_back(tmp_path):
    release, findings = rollback(tmp_path / "ei")
    assert release is None and [found.rule for found in findings] == ["no-release"]
    assert not (tmp_path / "ei").exists()


def test_what_is_withdrawn_is_in_no_release_and_does_not_return(root, place):
    publish_now(root, place)
    (root / "practices/a.md").write_text(practice("Aalto uusi", body=LINK), "utf-8")
    publish_now(root, place)
    settings = Settings(root, TODAY)
    done = withdraw(settings, place, plain_build, "practice:b", environment={})
    assert done.release and done.withdrawn == ("practices/b.md",)
    every, findings = verify(place)
    assert findings == [] and len(every) == 3
    for release in every:
        texts = [f.read_text("utf-8", "replace") for f in release.rglob("*") if f.is_file()]
        assert not [text for text in texts if "Beeta" in text]
    assert "Aalto uusi" in page(place, "kaytannot/a")
    # The first release is still the first, but for what was taken out.
    rollback(place)
    rollback(place)
    assert "Aalto uusi" not in page(place, "kaytannot/a") and "Aalto" in page(place, "kaytannot/a")
    assert not page(place, "kaytannot/b")
    # Its source is still among the content.
    done = publish_now(root, place)
    assert done.counts == {"published": 1, "withdrawn": 1} and not done.apart
    assert not page(place, "kaytannot/b")


def test_a_release_that_cannot_be_made_anew_is_deleted_rather_than_left(root, place):
    first, second = publish_now(root, place).release, publish_now(root, place).release
    builds = iter([plain_build])

    def build(settings, site):
        return next(
            builds, lambda *_: (False, [finding("x", (1, 1), "site-build-failed", value="x")])
        )(settings, site)

    done = withdraw(Settings(root, TODAY), place, build, "b", environment={})
    assert done.release and not first.exists() and not second.exists()
    assert verify(place) == ([done.release], [])


def test_a_release_that_a_killed_withdrawal_left_is_told_and_never_shown_again(root, place):
    publish_now(root, place)
    publish_now(root, place)
    (place / "withdrawn.txt").write_text("practices/b.md\n")
    assert {found.rule for found in verify(place)[1]} == {"still-there"}
    assert [found.rule for found in rollback(place)[1]] == ["no-earlier-release"]


@pytest.mark.parametrize(("id", "rule"), [("ei", "withdraw-none"), ("sama", "withdraw-many")])
def test_only_one_entry_is_withdrawn_at_a_time(make_root, place, id, rule):
    root = make_root({"practices/sama.md": practice(), "projects/sama.md": project()})
    publish_now(root, place)
    done = withdraw(Settings(root, TODAY), place, plain_build, id, environment={})
    assert rules(done) == {rule} and not (place / "withdrawn.txt").exists()


def test_a_place_that_is_somebody_s_is_not_touched(root, place):
    (place / "muistio.txt").write_text("tärkeä")
    for outcome in (
        publish_now(root, place),
        withdraw(Settings(root, TODAY), place, plain_build, "a"),
    ):
        assert rules(outcome) == {"not-ours"}
    assert [found.rule for found in rollback(place)[1]] == ["not-ours"]
    assert [path.name for path in place.iterdir()] == ["muistio.txt"]


def test_no_release_stands_among_what_people_write(root):
    assert rules(publish_now(root, root / "content/julkaisut")) == {"site-among-sources"}
    assert not (root / "content/julkaisut").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_the_system_refuses_is_told(root, place):
    (place / "releases").write_text("tiedosto")
    assert rules(publish_now(root, place)) == {"system-refused"}
