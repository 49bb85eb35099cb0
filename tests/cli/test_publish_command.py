"""`kb publish`, `kb rollback`, `kb verify`: what they say and their exit codes."""

import pytest
from click.testing import CliRunner

from knowledgebase.cli import main, publish_command
from tests.conftest import plain_build, practice

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def kb(make_root, place, monkeypatch):
    monkeypatch.setattr(publish_command, "build", plain_build)
    root = make_root({"practices/a.md": practice("Aalto"), "practices/b.md": practice("Beeta")})

    def run(command, *more, code=0):
        of = ["--root", str(root), "--today", "2026-11-24"] if command == "publish" else []
        done = CliRunner().invoke(main, [command, *of, "--to", str(place), *more])
        assert done.exit_code == code, done.output
        return done.output

    return run


def test_a_release_is_made_verified_and_left_again(kb, place):
    assert "Julkaistu: 000001-nogit" in kb("publish")
    assert "Sources 2: published 2." in kb("publish", "--lang", "en")
    assert "2 julkaisua, kaikki niin kuin ne julkaistiin." in kb("verify")
    assert "Näkyvissä on nyt 000001-nogit" in kb("rollback")
    assert "no-earlier-release" in kb("rollback", code=1)
    (place / "current/kaytannot/a/index.html").write_text("muu")
    assert "release-file-changed" in kb("verify", code=1)


def test_a_faulty_file_is_told_and_the_exit_code_is_three(kb, make_root):
    kb("publish")
    make_root({"practices/a.md": "rikki", "practices/c.md": "rikki"})
    told = kb("publish", code=3)
    assert "practices/a.md:1:1: no-front-matter" in told
    assert "practices/a.md: näkyy aiempi versio" in told
    assert "practices/c.md: ei näy lainkaan" in told
    assert "julkaistu 1, odottaa korjausta 2" in told


def test_a_withdrawal_says_where_copies_may_remain(kb):
    kb("publish")
    told = kb("publish", "--withdraw", "b")
    assert "practices/b.md ei ole enää missään julkaisussa" in told
    for place_of_copies in ("git-repositoriossa", "hakukoneissa", "varmuuskopioissa", ".cache"):
        assert place_of_copies in told


def test_what_is_refused_says_that_the_old_site_stays(kb, place):
    (place / "muistio.txt").touch()
    assert "Entinen sivusto on ennallaan" in kb("publish", code=1)
    assert "placeholder-address" in kb("publish", "--public", code=1)
