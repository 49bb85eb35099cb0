"""Pages: every page of the site, family by family."""

from collections.abc import Callable, Iterator

from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.audiences import audience_pages
from knowledgebase.render.pages.contribute_pages import contribute_pages
from knowledgebase.render.pages.coverage import coverage_pages
from knowledgebase.render.pages.decision import decision_pages
from knowledgebase.render.pages.entries import entry_pages
from knowledgebase.render.pages.follow_pages import follow_pages
from knowledgebase.render.pages.handover import handover_pages
from knowledgebase.render.pages.indicator_pages import indicator_pages
from knowledgebase.render.pages.listings import listing_pages
from knowledgebase.render.pages.matrix import matrix_pages
from knowledgebase.render.pages.needs import need_pages
from knowledgebase.render.pages.network import network_pages
from knowledgebase.render.pages.news_pages import news_pages
from knowledgebase.render.pages.overlaps import overlap_pages
from knowledgebase.render.pages.search_page import search_pages
from knowledgebase.render.pages.set_pages import set_pages
from knowledgebase.render.pages.term_pages import organisation_pages, region_pages, theme_pages
from knowledgebase.render.pages.text_pages import text_pages
from knowledgebase.render.pages.thesaurus_page import thesaurus_pages

FAMILIES: tuple[Callable[[PageMaker], Iterator[Page]], ...] = (
    listing_pages,
    news_pages,
    follow_pages,
    theme_pages,
    region_pages,
    organisation_pages,
    set_pages,
    entry_pages,
    indicator_pages,
    search_pages,
    contribute_pages,
    thesaurus_pages,
    decision_pages,
    matrix_pages,
    coverage_pages,
    audience_pages,
    handover_pages,
    overlap_pages,
    network_pages,
    need_pages,
    text_pages,
)


def all_pages(maker: PageMaker) -> dict[str, Page]:
    """Return every page by its address, in order of address.

    Raises ValueError when two families make the same address: one would silently win.
    """
    pages: dict[str, Page] = {}
    for page in (page for family in FAMILIES for page in family(maker)):
        if page.address in pages:
            raise ValueError(f"two families of pages make {page.address}")
        pages[page.address] = page
    return dict(sorted(pages.items()))
