"""Network: the picture says in words what its table says, and network days tell what they left."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import NETWORK
from knowledgebase.render.pages.network import (
    PAIRS,
    _drawn,
    network_days,
    network_files,
    network_of,
    network_pages,
    picture,
    subjects,
)
from tests.conftest import event, practice, project
from tests.relate.test_working_together import done_by
from tests.render.pages.test_coverage import made, of_corpus

LEFT = "event_kind: verkosto\norganiser:\n  - a\norganised_by:\n  - aalto-yliopisto\n"
AFTER = "after:\n  practices:\n    - k\n  takeaways:\n    - 'Yhdessä on helpompaa.'\n"


def page(maker):
    (made_page,) = network_pages(maker)
    assert made_page.head.address == NETWORK
    return LexborHTMLParser(made_page.html())


def test_who_works_with_whom_is_in_the_picture_the_table_and_the_file(make_root):
    files = {
        "projects/a.md": done_by("A", "turun-yliopisto", "aalto-yliopisto"),
        "projects/b.md": done_by("B", "turun-yliopisto"),
    }
    maker = made(make_root(files))
    tree = page(maker)
    for drawn in tree.css(".network svg"):
        assert drawn.css_first("desc").text() == "A: Turun yliopisto, Aalto-yliopisto."
        led = {link.text(): link.attributes["href"] for link in drawn.css("a")}
        assert led["A"].endswith("hankkeet/a/")
        assert led["Aalto-yliopisto"].endswith("organisaatiot/aalto-yliopisto/") and len(led) == 3
        shapes = [len(drawn.css(shape)) for shape in ("rect", "circle", "path")]
        assert shapes == [1, 2, 2]
        assert drawn.css_first("text.project").text() == "A"
    assert len(tree.css(".network svg")) == 2  # of all, and of their theme
    rows = [
        node.text(separator=" ") for node in tree.css("section[aria-labelledby=kaikki] tbody tr")
    ]
    assert len(rows) == 2 and "2" in rows[0] and "Aalto-yliopisto" in rows[0]
    told = network_files(maker)[PAIRS]().decode("utf-8-sig").splitlines()
    assert told[1:] == ["Aalto-yliopisto;Turun yliopisto;1;a;tyokyky"]


def test_nothing_is_drawn_where_no_two_work_together(make_root):
    maker = made(make_root({"projects/a.md": project()}))
    assert picture(maker, network_of(maker).teams) is None
    assert page(maker).css_first(".network svg") is None


def test_a_network_day_tells_who_holds_it_and_what_it_left(make_root):
    files = {
        "projects/a.md": project("Hanke A"),
        "practices/k.md": practice("Tauko"),
        "content/tapahtumat/ennen.md": event("Ennen", "2026-11-01", LEFT + AFTER),
        "content/tapahtumat/muu.md": event("Muu", "2026-11-02", ""),
        "content/tapahtumat/tulee.md": event("Tulee", "2027-01-12", LEFT),
    }
    maker = made(make_root(files))
    assert [day.card.title for day in network_days(maker)] == ["Tulee", "Ennen"]
    told = [node.text() for node in page(maker).css("section[aria-labelledby=verkostopaivat] li")]
    assert "Aalto-yliopisto" in told[0] and "Hanke A" in told[0] and "Jälkeen" not in told[0]
    assert "Jälkeen kerrottu: 1 käytäntö." in told[1]
    shown = {back.key for back in maker.relations.linked_from["practice:k"]}
    assert shown == {"event:ennen"}  # what was shown on the day leads back to it


def test_every_number_of_the_corpus_is_that_of_its_list():
    tree = page(of_corpus())
    section = tree.css_first("section[aria-labelledby=kaikki]")
    assert int(section.css_first(".number").text()) == len(section.css("tbody tr"))
    folded = tree.css("section[aria-labelledby=teemoittain] details")
    assert folded
    for part in folded:
        told = part.css_first("summary .number").text().strip("()")
        more = sum(int(n.text().split()[1]) for n in part.css("p.rest"))
        assert int(told) == len(part.css("tbody tr")) + more


def test_a_picture_has_a_bounded_number_of_names_and_says_in_words_what_it_shows():
    maker = of_corpus()
    drawn = [picture(maker, network_of(maker).teams)]
    drawn += [subject.picture for subject in subjects(maker, network_of(maker))]
    assert len(drawn) > 5
    for one in drawn:
        assert 3 <= len(one.dots) <= 8 + 12
        assert len(one.arcs) >= 2 * sum(dot.is_project for dot in one.dots)
        assert all(dot.name.rstrip("…") in one.words for dot in one.dots)
        assert len({dot.y for dot in one.dots}) == len(one.dots)


def test_where_the_busiest_do_nothing_together_one_project_is_drawn():
    few = {f"p{n}": (f"o{n}", f"a{n}") for n in range(20)}
    assert list(_drawn(few)) == ["project:p0"]
    assert _drawn({}) == {}
