"""Network: the picture says in words what its table says, and network days tell what they left."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import NETWORK
from knowledgebase.render.pages.network import (
    PAIRS,
    network_days,
    network_files,
    network_of,
    network_pages,
    picture,
)
from tests.conftest import CORPUS, event, practice, project
from tests.relate.test_working_together import done_by
from tests.render.pages.test_coverage import made

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
    assert "Aalto-yliopisto ja Turun yliopisto: 1" in tree.css_first("svg title").text()
    assert len(tree.css("svg path")) == 1 and len(tree.css("svg circle")) == 2
    rows = [node.text(separator=" ") for node in tree.css("tbody tr")]
    assert len(rows) == 2 and "2" in rows[0] and "Aalto-yliopisto" in rows[0]
    told = network_files(maker)[PAIRS]().decode("utf-8-sig").splitlines()
    assert told[1:] == ["Aalto-yliopisto;Turun yliopisto;1;a"]


def test_nothing_is_drawn_where_no_two_work_together(make_root):
    maker = made(make_root({"projects/a.md": project()}))
    assert picture(maker, network_of(maker)) is None
    assert page(maker).css_first("svg[role=img]") is None


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


def test_every_number_of_the_corpus_is_that_of_its_list():
    tree = page(made(CORPUS))
    section = tree.css_first("section[aria-labelledby=kaikki]")
    assert int(section.css_first(".number").text()) == len(section.css("tbody tr"))
    for folded in tree.css("section[aria-labelledby=teemoittain] details"):
        told = folded.css_first("summary").text().rsplit(": ", 1)[1]
        more = sum(int(n.text().split()[1]) for n in folded.css("p.rest"))
        assert int(told.split()[0]) == len(folded.css("li")) + more
