"""Sets: what did not work, what limits are known and what is not known, from the entries alone."""

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.flow import Settings, publication
from tests.conftest import practice, project

TODAY = date(2026, 11, 24)
SET = 'title: "Alkuun"\nsummary: "Kaksi tapaa."\npicks:\n  - id: {}\n    why: "Koska {} on helppo."\n  - id: {}\n    why: "Toinen."\n'
TOLD = "level: 1\n  design: kokemus\n  read: uutinen"


def measured(title, direction, more=""):
    text = practice(title, more).replace("level: 0", TOLD)
    return text.replace("direction: ei-tiedossa", f"direction: {direction}\n  figure_by: kokemus")


def page(root, address):
    pages = publication(Settings(root, TODAY))[0].pages
    return LexborHTMLParser(pages[address].html())


def titles(tree, section):
    return [node.text() for node in tree.css(f"section[aria-labelledby={section}] li a")]


def test_every_kind_of_honest_news_has_its_own_part(make_root):
    limits = 'fails_when:\n  - "{}"\n'
    root = make_root(
        {
            "practices/vaihteli.md": measured("Vaihteli", "vaihteleva"),
            "practices/nolla.md": measured("Nolla", "ei-vaikutusta"),
            "practices/haitta.md": measured("Haitta", "kielteinen"),
            "practices/lopetettu.md": measured("Lopetettu", "myonteinen", "maturity: lopetettu\n"),
            "practices/raja.md": measured("Raja", "myonteinen", limits.format("Kiire on kova")),
            "practices/ei-rajaa.md": measured(
                "Ei rajaa", "lieva", limits.format("Ei tiedossa: lähde ei kerro")
            ),
            "practices/kokeiltu.md": practice("Kokeiltu").replace("level: 0", TOLD),
            "practices/kuvattu.md": practice("Kuvattu"),
            "projects/loppunut.md": project("Loppunut", "starts: 2019\nends: 2020\n"),
            "projects/valmis.md": project("Valmis", 'ends: 2020\nresults:\n  - "Opas."\n').replace(
                "hankekuvaus", "hankesivu"
            ),
            "projects/kesken.md": project("Kesken", "starts: 2026\nends: 2027\n"),
        }
    )
    tree = page(root, "koosteet/ei-toiminut/")
    assert sorted(titles(tree, "ei-toiminut")) == ["Haitta", "Lopetettu", "Nolla", "Vaihteli"]
    assert titles(tree, "raja") == ["Raja"]
    assert titles(tree, "ei-tiedeta") == ["Kokeiltu", "Kuvattu"]
    assert titles(tree, "hankkeet") == ["Loppunut"]
    assert "Ei toimi, kun: Kiire on kova." in tree.body.text()


def test_a_workplace_that_gave_up_is_told_here_and_apart_on_the_practice(make_root):
    row = '  - organisation: "{}"\n    still_in_use: {}\n{}    source: "https://example.org/a"\n'
    why = '    why_stopped: "Raha loppui."\n'
    more = "adoptions:\n" + row.format("Pesula", "ei", why) + row.format("Koulu", "kylla", "")
    root = make_root({"practices/a.md": practice("Tauko", more)})
    tree = page(root, "koosteet/ei-toiminut/")
    (told,) = [node.text() for node in tree.css("section[aria-labelledby=tyopaikat] li")]
    assert "Tauko" in told and "Pesula" in told and "Raha loppui." in told and "Koulu" not in told
    lists = {
        node.text(): node.next.next.text()
        for node in page(root, "kaytannot/a/").css("h3 + ul")
        for node in [node.prev.prev]
    }
    assert "Pesula" in lists["Kokeiltu ja lopetettu"] and "Koulu" in lists["Käytössä myös"]
    assert "Koulu" not in lists["Kokeiltu ja lopetettu"]


def test_a_set_shows_its_picks_in_order_with_the_reason(make_root):
    files = {"practices/b.md": practice("Toinen"), "practices/a.md": practice("Eka")}
    root = make_root(files | {"content/koosteet/alkuun.yml": SET.format("b", "se", "a")})
    tree = page(root, "koosteet/alkuun/")
    assert [node.text() for node in tree.css(".card-title")] == ["Toinen", "Eka"]
    assert "Koska se on helppo." in tree.body.text()


def test_an_ended_leader_is_followed_by_its_successor(make_root):
    more = "starts: 2016\nends: 2019\nlead: lapin-ely-keskus\n"
    root = make_root({"projects/a.md": project("Vanha", more)})
    notice = page(root, "hankkeet/a/").css_first(".begin .ended").text()
    assert "Hanke on päättynyt" in notice
    assert "Lapin ELY-keskus on lakannut" in notice
    assert "Lapin elinvoimakeskus" in notice
