"""Every count is the length of the list that it leads to or stands above, on every page of lists."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.pages import all_pages
from tests.render.pages.test_coverage import listed, of_corpus

BASE = "https://x.example/"
MORE = re.compile(r"Lisäksi (\d+) muuta")
TOLD = re.compile(r"\(?(\d+)\)?(?: (?:käytäntöä?|hanketta|hanke))?")


@pytest.fixture(scope="module")
def maker():
    return of_corpus()


@pytest.fixture(scope="module")
def trees(maker):
    """Every page, parsed, by address."""
    return {at: LexborHTMLParser(page.html()) for at, page in all_pages(maker).items()}


def links(trees):
    """Yield (page, link, where it leads) for each link of each page."""
    for at, tree in trees.items():
        for link in tree.css("a[href]"):
            yield at, link, urlsplit(urljoin(BASE + at, link.attributes["href"]))


def below(heading):
    """Return what stands below a heading: up to the next one when it is a smaller one, or all around it."""
    if heading.tag != "h3":
        return [heading.parent]
    found, node = [], heading.next
    while node and node.tag not in ("h2", "h3"):
        found.append(node)
        node = node.next
    return [node for node in found if not node.tag.startswith(("-", "_"))]


def test_a_number_that_leads_to_a_list_of_cards_is_as_many_as_are_there(maker, trees):
    seen = 0
    for at, link, to in links(trees):
        text = (link.css_first("span") or link).text().strip()
        told = TOLD.fullmatch(text)
        if not told or to.path not in ("/kaytannot/", "/hankkeet/"):
            continue
        if "near" in (link.attributes.get("class") or ""):
            continue  # how many there are around a gap, in several regions
        assert int(told[1]) == listed(maker, to.path.lstrip("/"), to.query), (at, link.html)
        assert not set(parse_qs(to.query)) - {
            *("teema", "alue", "kenelle", "naytto", "tila", "kypsyys", "vaikutus"),
            *("sidosryhma", "vuosi"),
        }
        seen += 1
    assert seen > 300


def test_a_number_in_a_link_to_a_region_or_an_organisation_is_what_its_page_lists(maker, trees):
    seen = 0
    shelves = {"alueet": maker.shelves.by_region, "organisaatiot": maker.shelves.by_organisation}
    for at, link, to in links(trees):
        folder, _, id = to.path.strip("/").partition("/")
        beside = link.css_first(".number")
        if folder not in shelves or not beside or "/" in id:
            continue
        told = sum(int(number) for number in re.findall(r"\d+", beside.text()))
        assert told == len(shelves[folder].get(id, ())), (at, link.html)
        seen += 1
    assert seen > 20


def test_the_number_of_a_heading_is_how_many_stand_below_it_or_where_it_leads(maker, trees):
    seen = 0
    for at, tree in trees.items():
        for heading in tree.css("section > h2, section > h3, details > summary"):
            number = heading.css_first(".number")
            if not number or not number.text().strip("()").isdigit():
                continue
            parts = below(heading)
            shapes = ("li", "li.row", "ul.cards > li", "tbody tr", "h3", "details ul > li")
            counts = {sum(len(part.css(what)) for part in parts) for what in shapes}
            told = int(number.text().strip("()"))
            for link in (link for part in parts for link in part.css("a[href*='?']")):
                to = urlsplit(urljoin(BASE + at, link.attributes["href"]))
                if to.path in ("/kaytannot/", "/hankkeet/"):
                    counts.add(listed(maker, to.path.lstrip("/"), to.query))
            more = sum(int(MORE.match(n.text())[1]) for p in parts for n in p.css("p.rest"))
            assert told in {count + more for count in counts}, (at, heading.html)
            seen += 1
    assert seen > 150  # most of them on the pages of entries
