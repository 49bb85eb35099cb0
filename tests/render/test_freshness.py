"""How a page and its cards tell that a review is late, and what search makes of it."""

from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.collect import Collector
from knowledgebase.search.documents import read_document
from tests.conftest import ROOT, practice

REVIEWED = practice().replace("regions:", "reviewed: 2026-01-31\nreview_months: 6\nregions:")


@pytest.fixture
def pages_on(make_root):
    root = make_root({"practices/a.md": REVIEWED})

    def on(day):
        catalogue, _ = load_catalogue(root, ROOT, day)
        maker = PageMaker(catalogue, relate(catalogue.entries.values()), read_site(), day)
        pages = all_pages(maker)
        return pages["kaytannot/a/"].html(), pages["kaytannot/"].html()

    return on


@pytest.mark.parametrize(
    ("day", "notice", "badge"),
    [
        (date(2026, 7, 31), "", ""),
        (date(2026, 8, 1), "Tarkistus on myöhässä.", "tarkistus myöhässä"),
        (date(2027, 1, 31), "Tarkistus on myöhässä.", "tarkistus myöhässä"),
        (date(2027, 2, 1), "Vanhentunut.", "vanhentunut"),
    ],
)
def test_a_late_review_is_told_on_the_page_and_in_the_list(pages_on, day, notice, badge):
    page, listed = pages_on(day)
    assert ("data-overdue" in page) == bool(notice)
    assert notice in page
    assert ('<span class="tag">' in listed) == bool(badge)
    assert badge in listed
    assert 'href="../kaytannot/a/"' in listed or 'href="a/"' in listed
    if badge != "vanhentunut":
        assert "Vanhentunut." not in page


def test_search_gives_a_late_page_less_weight(pages_on):
    late, fresh = (
        read_document("kaytannot/a/", pages_on(day)[0])
        for day in (date(2027, 1, 1), date(2026, 2, 1))
    )
    found = Collector(Analyser(Table.read()), ()).collect([late, fresh]).words["ratkaisu"]
    assert 0 < found[0] < found[1]
