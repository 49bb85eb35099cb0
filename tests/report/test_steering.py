"""Steering report: it is whole, and each figure leads to exactly as many as it says."""

import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.pages import all_pages
from knowledgebase.report.spans import span_of
from knowledgebase.report.steering import steering_report, title_of
from knowledgebase.validate.markdown import parse
from tests.conftest import CORPUS, EXAMPLE, practice, project
from tests.render.pages.test_coverage import listed, made

FIGURE = re.compile(r"\d+(?: korttia?)?")
LINK = re.compile(r"\[((?:\\.|[^\]])*)\]\((\S+?)\)")


@cache
def report(root, period="2026"):
    """Return the maker and the report of a content root; that of the corpus is made once."""
    maker = made(root)
    return maker, steering_report(maker, span_of(period, maker.catalogue.periods))


def part(text, title):
    """Return a section, of a title of either level."""
    return re.split(r"\n##+ ", re.split(rf"\n##+ {re.escape(title)}\n", text)[1])[0]


def body(text):
    return text.split("\n## Liite: ")[0]


def figures(text):
    """Yield each number that stands as a figure, with where it leads or ''."""
    for line in body(text).splitlines():
        told = re.split(r": |/| \| |\| | \|", line) if line.startswith(("- ", "| ")) else []
        for cell in told:
            bare = cell.strip().rstrip(".")
            if FIGURE.fullmatch(bare):
                yield bare, ""
        for words, target in LINK.findall(line):
            if FIGURE.fullmatch(words):
                yield words, target


def length(maker, pages, text, target):
    """Return how many there are where a figure leads: in a list, under a heading, or in a table at the end."""
    if target.startswith("#"):
        (title,) = (heading.text for heading in parse(text).headings if f"#{heading.id}" == target)
        return len([line for line in part(text, title).splitlines() if line.startswith("|")]) - 2
    to = urlsplit(target.removeprefix(maker.site.url))
    if to.path.startswith("organisaatiot/"):
        there = maker.shelves.by_organisation[to.path.split("/")[1]]
        return [sum(e.kind == kind for e in there) for kind in ("practice", "project")]
    if to.path in ("kaytannot/", "hankkeet/"):
        return listed(maker, to.path, to.query)
    at = LexborHTMLParser(pages[to.path].html()).css_first(f"[id='{to.fragment}']")
    told = at.css_first(".number") or at  # a heading with its number, or a sentence with one
    return int(re.search(r"\d+", told.text())[0])


@pytest.mark.parametrize(("root", "period"), [(CORPUS, "2026"), (EXAMPLE, "2026-kevat")])
def test_each_figure_leads_to_as_many_as_it_says(root, period):
    maker, text = report(root, period)
    pages = maker.once(all_pages)
    found = list(figures(text))
    assert len(found) > 50
    for words, target in found:
        number = int(words.split()[0])
        assert target or number == 0, words
        if number:
            counted = length(maker, pages, text, target)
            assert number in (counted if isinstance(counted, list) else [counted]), (words, target)


@pytest.mark.parametrize(
    "line", ["- Hankkeita alkoi: 3", "| Työkyky | 4 | [2](a) |", "- Antanut 2/5."]
)
def test_a_figure_that_leads_nowhere_would_be_seen(line):
    assert ("", True) in [(target, words != "0") for words, target in figures(line)]


def test_every_link_leads_somewhere_on_the_site_or_in_the_report():
    maker, text = report(CORPUS)
    pages, ids = maker.once(all_pages), {heading.id for heading in parse(text).headings}
    targets = {target for _, target in LINK.findall(text)}
    assert len(targets) > 300
    for target in targets:
        address = re.split(r"[?#]", target.removeprefix(maker.site.url), maxsplit=1)[0]
        assert target[1:] in ids if target.startswith("#") else address in pages, target


def test_a_long_list_is_whole(make_root):
    more = "starts: 2026-02\nends: 2028\n"
    _, text = report(
        make_root({f"projects/a{n}.md": project(f"Hanke {n}", more) for n in range(60)})
    )
    assert "- Hankkeita alkoi: [60](#hankkeita-alkoi)" in text
    assert all(f"[Hanke {n}](" in part(text, "Hankkeita alkoi") for n in range(60))


def test_what_a_writer_wrote_is_text_and_no_markup(make_root):
    root = make_root(
        {"projects/a.md": project("A [x](y) *b* | c", "starts: 2026-02\nends: 2028\n")}
    )
    assert r"A \[x\](y) \*b\* \| c" in report(root)[1]


def test_the_title_names_the_period_and_the_text_says_that_it_goes_on(make_root):
    maker, text = report(make_root({"practices/a.md": practice()}), "2026-Q4")
    span = span_of("2026-Q4", {})
    assert title_of(maker, span) == f"{maker.site.name}: tilanneraportti, loka–joulukuu 2026"
    assert "Jakso on kesken: sen tapahtumat ovat päivään 24.11.2026 asti." in text
    assert "kesken" not in report(make_root({"practices/a.md": practice()}), "2025")[1]
