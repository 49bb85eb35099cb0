"""Embeds of what is current: there for every theme and region, with times and places."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.terms import NO_PAGE
from tests.conftest import CORPUS, event, known_vocabularies, news, practice, publish

PLACE = 'place:\n  name: "Kirjaston sali"\n  municipality: "Rovaniemi"\n'
OPEN = "register_url: https://example.org/\nregister_by: 2026-11-30\n"


def page(made, address):
    return LexborHTMLParser(made.files[f"upota/{address}index.html"])


def rows(made, address):
    return [" ".join(li.text(separator=" ").split()) for li in page(made, address).css("li")]


def test_there_is_one_of_each_for_everything_and_each_theme_and_region(made):
    words = known_vocabularies(CORPUS)
    places = [f"teemat/{id}/" for id in words["themes"].terms]
    places += [f"alueet/{id}/" for id in words["regions"].terms if id not in NO_PAGE]
    for kind in ("tapahtumat", "uutiset"):
        for place in ("", *places):
            shown = page(made, f"{kind}/{place}")
            assert shown.css_first("h1 a").attributes["target"] == "_blank"
            assert not shown.css("script, style, [style], img, iframe")
            assert shown.css("li") or shown.css_first("main > p").text().endswith(
                ("nyt.", "vielä.")
            )


def test_an_event_has_its_time_its_place_and_its_registration(make_root):
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/tapahtumat/t.md": event(
                "Verstas", more=f'ends: "2026-12-01T11:00"\nmode: lahi\n{PLACE}{OPEN}'
            ),
            "content/tapahtumat/etana.md": event("Etäinen", "2026-12-08", "mode: eta\n").replace(
                "  - lappi", "  - kainuu"
            ),
            "content/tapahtumat/peruttu.md": event(
                "Jäi pois", "2026-12-09", f"event_state: peruttu\n{OPEN}"
            ),
            "content/tapahtumat/mennyt.md": event("Mennyt", "2026-11-01"),
        }
    )
    made = publish(root)
    lappi = rows(made, "tapahtumat/alueet/lappi/")
    assert lappi == [
        "Verstas 1.12.2026 klo 9.00–11.00 · Kirjaston sali, Rovaniemi · "
        "Ilmoittaudu viimeistään 30.11.2026 Lyhyt kuvaus tapahtumasta.",
        "Peruttu: Jäi pois 9.12.2026 Lyhyt kuvaus tapahtumasta.",
    ]
    assert rows(made, "tapahtumat/alueet/kainuu/") == [
        "Etäinen 8.12.2026 · Etänä Lyhyt kuvaus tapahtumasta."
    ]
    assert len(rows(made, "tapahtumat/teemat/tyokyky/")) == len(rows(made, "tapahtumat/")) == 3
    card = page(made, "tapahtumat/t/").css_first("main").text()
    assert "Kirjaston sali, Rovaniemi · Ilmoittaudu viimeistään 30.11.2026" in card


def test_news_have_their_day_and_their_region_and_the_newest_come_first(make_root):
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/uutiset/vanha.md": news("Vanha", "2026-01-02"),
            "content/uutiset/uusi.md": news("Uusi", "2026-11-20"),
            "content/uutiset/tuleva.md": news("Tuleva", "2026-12-20"),
        }
    )
    assert rows(publish(root), "uutiset/teemat/tyokyky/") == [
        "Uusi 20.11.2026 · Lappi Lyhyt kuvaus uutisesta.",
        "Vanha 2.1.2026 · Lappi Lyhyt kuvaus uutisesta.",
    ]
    assert page(publish(root), "uutiset/alueet/kainuu/").css_first("main > p").text() == (
        "Uutisia ei ole vielä."
    )
