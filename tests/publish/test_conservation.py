"""Conservation: what was written is on the site, and what was not is not."""

from pathlib import Path

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.settings import Settings
from knowledgebase.publish.conservation import (
    check_conserved,
    check_forbidden,
    counts,
    lost_words,
    states,
)
from knowledgebase.publish.quarantine import Quarantine
from tests.conftest import ROOT, TODAY, news, plain_build, practice

pytestmark = pytest.mark.usefixtures("quick")
FILES = {
    "practices/a.md": practice("Aalto", body="## Lähtötilanne\n\nSana **ker**ros ja `koodi`."),
    "practices/vanha.md": practice("Vanha", more="status: archived\n"),
    "practices/luonnos.md": practice("Luonnos", more="status: draft\n"),
    "content/uutiset/tulee.md": news("Tulee", published="2026-12-24"),
}
STATES = {
    "content/uutiset/tulee.md": "scheduled",
    "practices/a.md": "published",
    "practices/luonnos.md": "draft",
    "practices/vanha.md": "archived",
}


@pytest.fixture
def read(make_root):
    return load_catalogue(make_root(FILES), ROOT, TODAY)[0]


@pytest.fixture
def site(make_root, tmp_path):
    assert plain_build(Settings(make_root(FILES), TODAY), tmp_path / "site")[0]
    return tmp_path / "site"


def test_every_source_has_one_state(read):
    told = states(FILES, read, Quarantine(), (), TODAY)
    assert told == STATES
    assert counts(told) == {"archived": 1, "draft": 1, "published": 1, "scheduled": 1}


def test_what_is_set_apart_withdrawn_and_lost_is_told(read):
    paths = ["practices/a.md", "practices/vanha.md", "practices/kadonnut.md"]
    apart = Quarantine(former=("practices/a.md",))
    told = states(paths, read, apart, {"practices/vanha.md"}, TODAY)
    assert list(told.values()) == ["quarantined", "lost", "withdrawn"]


def faults(site, read, told=STATES):
    return [(found.path, found.rule) for found in check_conserved(site, told, read, TODAY)]


def test_a_whole_site_has_no_fault(site, read):
    assert faults(site, read) == []


def test_a_lost_source_is_told(site, read):
    told = {"practices/x.md": "lost"}
    assert faults(site, read, told) == [("practices/x.md", "release-lost")]


def test_a_missing_page_is_told(site, read):
    (site / "kaytannot/a/index.html").unlink()
    assert faults(site, read) == [("practices/a.md", "release-page-missing")]


@pytest.mark.parametrize("address", ["kaytannot/luonnos", "uutiset/tulee"])
def test_a_page_of_what_must_not_be_seen_is_told(site, read, address):
    (site / address).mkdir(parents=True)
    (site / address / "index.html").touch()
    assert [rule for _, rule in faults(site, read)] == ["release-page-unwanted"]


@pytest.mark.parametrize("word", ["Aalto", "Lyhyt", "Sana", "koodi"])
def test_a_lost_word_of_title_summary_or_text_is_told(site, read, word):
    page = site / "kaytannot/a/index.html"
    page.write_text(page.read_text("utf-8").replace(word, "").replace(word.lower(), ""), "utf-8")
    assert [rule for _, rule in faults(site, read)] == ["release-words-lost"]


def test_words_are_found_across_marks_and_soft_hyphens(read):
    page = (
        "<body>Aalto Lyhyt kuvaus käytän\u00adnöstä Lähtötilanne sana <b>ker</b>ros ja koodi</body>"
    )
    assert lost_words(read.entries["practice:a"], page) == []
    assert lost_words(read.entries["practice:a"], "")[:2] == ["aalto", "lyhyt"]


@pytest.mark.parametrize(
    "text", ["-----BEGIN RSA PRIVATE KEY-----", "ghp_" + "a1" * 18, "k4nt3l3-s4l4", "/srv/tieto/x"]
)
def test_no_secret_and_no_path_of_the_machine_is_published(tmp_path, text):
    environment = {"GH_TOKEN": "k4nt3l3-s4l4", "SHORT_TOKEN": "a", "HOME": "/root"}
    (tmp_path / "a.html").write_text("<p>a /root</p>")

    def found():
        return [each.rule for each in check_forbidden(tmp_path, environment, [Path("/srv/tieto")])]

    assert found() == []
    (tmp_path / "a.json").write_text(f'"{text}"')
    assert found() == ["release-secret"]
