"""Search page: the form, the filters and the place for results; the search is in the browser."""

from collections.abc import Iterator

from knowledgebase.ground.layout import SEARCH
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.facets import COMMON


def search_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the search page."""
    intro = maker.intro(SEARCH)
    yield maker.page(
        "search",
        Head(
            SEARCH,
            "Haku",
            summary_of(intro, "Etsi hyviä käytäntöjä ja hankkeita omilla sanoillasi."),
            trail=[HOME],
            scripts=("assets/js/search.js",),
            styles=("assets/css/search.css",),
        ),
        lambda: {
            "filters": _filters(maker),
            "has_thesaurus": _has_thesaurus(maker),
            "body": intro.text.html if intro else "",
            "themes": _themes(maker),
        },
    )


def _has_thesaurus(maker: PageMaker) -> bool:
    return bool(maker.catalogue.thesaurus.themes)


def _themes(maker: PageMaker) -> list[tuple[str, str]]:
    terms = maker.catalogue.vocabularies["themes"].terms.values()
    return [(term.id, term.name()) for term in terms]


def _filters(maker: PageMaker) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the filters as (label, name in the index, (id, name) of the options)."""
    found = []
    for facet in COMMON:
        terms = maker.catalogue.vocabularies[facet.vocabulary].terms.values()
        found.append((facet.label, facet.name, [(term.id, term.name()) for term in terms]))
    return found
