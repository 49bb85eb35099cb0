"""What is not to be seen yet: drafts and entries of a later day leave no trace but in a preview."""

import gzip
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.cli.build_command import build
from knowledgebase.cli.serve_command import serve
from tests.conftest import PRACTICE, event, kb, news, practice, project, publish

STATUS = "osallistu/tilanne/"
LATER = date(2026, 12, 24)


def everything(site):
    """All that is in a built site, as text: what is packed is unpacked first."""
    packed = (".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter", ".pagefind")
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        data = file.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        else:
            assert file.suffix not in packed or file.suffix == ".pagefind", file
        yield file.relative_to(site).as_posix(), data.decode("utf-8", "ignore").casefold()


def test_drafts_and_future_entries_stay_out_of_everything(make_root, tmp_path):
    root = make_root(
        {
            "practices/nakyva.md": practice("Näkyvä käytäntö"),
            "practices/luonnos.md": practice("Salainen luonnos", more="status: draft\n"),
            "practices/huominen.md": practice("Huomisen käytäntö", more="published: 2026-11-25\n"),
        }
    )
    for day, seen in (("2026-11-24", False), ("2026-11-25", True)):
        out = tmp_path / day
        assert kb("build", "--root", root, "--site", out, "--today", day).returncode == 0
        text = "".join(text for _, text in everything(out))
        assert "näkyvä käytäntö" in text
        assert "salainen luonnos" not in text
        assert ("huomisen käytäntö" in text) is seen
        assert (out / "kaytannot/huominen/index.html").exists() is seen


def draft_practice():
    """A draft with a word that stands nowhere else in each of its texts."""
    made = PRACTICE.replace("Lyhyt kuvaus käytännöstä.", "Zorkaa tiivistelmä.")
    made = made.replace('"Ongelma."', '"Zorkbongelma."').replace('"Ratkaisu."', '"Zorkcratkaisu."')
    made = made.replace('"Lähde"', '"Zorkdlähde"').replace("example.org/lahde", "zorke.example/x")
    made = made.replace("Kuvaus käytännöstä.", "Zorkfkuvaus.").replace('"Kuvattu."', '"Zorkgkuva."')
    more = 'status: draft\nasked_as:\n  - "zorkhsana"\naliases:\n  - zorki-nimi\n'
    return made.format(
        title="Zorkjotsikko",
        step="Kysy zorkkia.",
        more=more,
        body="## Lähtötilanne\n\nZorklteksti. [Vanha](nakyva.md).",
    )


def test_no_word_of_a_draft_is_anywhere_in_a_built_site(make_root, tmp_path):
    draft = "status: draft\n"
    root = make_root(
        {
            "practices/nakyva.md": practice(
                "Näkyvä käytäntö", body="## Lähtötilanne\n\n[Linkki](zork-luonnos.md)."
            ),
            "practices/zork-luonnos.md": draft_practice(),
            "projects/zork-hanke.md": project("Zorkmhanke", more=draft),
            "content/uutiset/zork-uutinen.md": news("Zorknuutinen", more=draft).replace(
                "practice:a", "practice:nakyva"
            ),
            "content/tapahtumat/zork-tilaisuus.md": event("Zorkotilaisuus", more=draft),
            "content/tietoa/zork-sivu.md": f'---\ntitle: "Zorkpsivu"\nsummary: "Z."\n{draft}---\n\nZorkq.\n',
        }
    )
    out = tmp_path / "site"
    done = kb("build", "--root", root, "--site", out, "--today", "2026-11-24")
    assert done.returncode == 0, done.stderr
    found = {path for path, text in everything(out) if "zork" in text or "zork" in path}
    assert found == set()
    status = (out / STATUS / "index.html").read_text("utf-8")
    assert "Luonnoksia</dt><dd>5" in status, "their number is no secret"


def test_a_preview_is_never_where_a_build_puts_what_is_published():
    shown, published = (
        next(option.default for option in command.params if option.name == "site")
        for command in (serve, build)
    )
    assert shown.parent.name == ".cache" and published not in (shown, *shown.parents)


def root_with_both(make_root):
    return make_root(
        {
            "practices/a.md": practice("Näkyvä käytäntö"),
            "practices/kesken.md": practice("Keskeneräinen", more="status: draft\n"),
            "content/uutiset/joulu.md": news("Jouluuutinen", LATER.isoformat()),
        }
    )


def note(html):
    found = LexborHTMLParser(html).css_first(".preview-notes")
    return found.text(strip=True) if found else ""


def test_a_preview_shows_drafts_marked_on_their_page_and_in_lists(make_root):
    made = publish(root_with_both(make_root), preview=True)
    assert "Luonnos. Tämä sivu näkyy vain esikatselussa." in note(made.pages["kaytannot/kesken/"])
    assert "vanhentunut" not in made.pages["kaytannot/kesken/"]
    assert "Luonnos: Keskeneräinen" in made.pages["kaytannot/"]
    assert note(made.pages["kaytannot/a/"]) == note(made.pages["kaytannot/"]) == ""


def test_a_preview_has_a_page_of_what_is_to_come_but_no_list_has_it(make_root):
    made = publish(root_with_both(make_root), preview=True)
    assert "Ajastettu." in note(made.pages["uutiset/joulu/"])
    own = ("uutiset/joulu/", "upota/uutiset/joulu/", "jaa/uutiset/joulu/")
    assert {a for a in made.where("Jouluuutinen") if not a.startswith(own)} == {STATUS}


def test_a_preview_of_another_day_says_so_on_every_page_and_shows_what_is_out_then(make_root):
    made = publish(root_with_both(make_root), LATER, preview=True, other_day=True)
    for address, html in made.pages.items():
        assert "Esikatselu: sivusto sellaisena kuin se on 24.12.2026." in note(html), address
    assert "Jouluuutinen" in made.pages["uutiset/"] and "Ajastettu" not in made.pages[""]


@pytest.mark.parametrize("preview", [False, True])
def test_the_page_of_what_waits_names_things_in_a_preview_alone(make_root, preview):
    page = LexborHTMLParser(publish(root_with_both(make_root), preview=preview).pages[STATUS])
    links = {a.attributes["href"] for a in page.css(".row a")}
    assert ("../../kaytannot/kesken/" in links) is preview
    assert ("../../uutiset/joulu/" in links) is preview
    numbers = [dd.text() for dd in page.css("dl.facts dd")]
    # One is to appear on Christmas Eve and one is a draft.
    assert numbers == ([] if preview else ["1", *["0"] * 7, "1", "0"])


def test_a_build_of_a_day_to_come_says_so_and_one_of_today_does_not(make_root, tmp_path):
    root = root_with_both(make_root)
    for day, told in (("2026-11-24", False), ("2126-12-24", True)):
        out = tmp_path / day
        assert kb("build", "--root", root, "--site", out, "--today", day).returncode == 0
        html = (out / "index.html").read_text("utf-8")
        assert ("sivusto sellaisena kuin se on" in html) is told
        assert "Keskeneräinen" not in "".join(f.read_text("utf-8") for f in out.rglob("*.html")), (
            "a draft is in no build of any day"
        )
