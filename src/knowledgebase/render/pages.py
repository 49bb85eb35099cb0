"""Pages: every page of the site, family by family."""

from collections.abc import Callable, Iterator

from knowledgebase.render.contribute import contribute_pages
from knowledgebase.render.decision import decision_pages
from knowledgebase.render.entries import entry_pages
from knowledgebase.render.follow_pages import follow_pages
from knowledgebase.render.listings import listing_pages
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.matrix import matrix_pages
from knowledgebase.render.needs import need_pages
from knowledgebase.render.news_pages import news_pages
from knowledgebase.render.page import Page
from knowledgebase.render.search_page import search_pages
from knowledgebase.render.sets import set_pages
from knowledgebase.render.terms import organisation_pages, region_pages, theme_pages
from knowledgebase.render.texts import text_pages
from knowledgebase.render.thesaurus_page import thesaurus_pages

FAMILIES: tuple[Callable[[PageMaker], Iterator[Page]], ...] = (
    listing_pages,
    news_pages,
    follow_pages,
    theme_pages,
    region_pages,
    organisation_pages,
    set_pages,
    entry_pages,
    search_pages,
    contribute_pages,
    thesaurus_pages,
    decision_pages,
    matrix_pages,
    need_pages,
    text_pages,
)


def all_pages(maker: PageMaker) -> tuple[Page, ...]:
    """Return every page, in order of address. No two have the same address."""
    pages = {page.address: page for family in FAMILIES for page in family(maker)}
    return tuple(pages[address] for address in sorted(pages))
