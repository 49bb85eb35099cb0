"""Collected: what pages say, added page by page."""

from knowledgebase.search.collected import Collected
from knowledgebase.search.postings import PageWeights


def test_pages_are_kept_by_term_in_the_order_they_came():
    found = Collected()
    for number, weight in ((0, 1.0), (3, 2.0)):
        page = PageWeights()
        page.words["tauko"] = weight
        page.concepts["tauot"] = weight
        found.add(number, page)
    assert [page for page, _ in found.words["tauko"].items()] == [0, 3]
    assert [page for page, _ in found.concepts["tauot"].items()] == [0, 3]
    assert not found.parts
