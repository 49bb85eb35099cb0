"""Thesaurus pages: the words that widen a search, each term with a link to what it finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from knowledgebase.read.thesaurus import THESAURUS, Concept
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page

ADDRESS = "tietoa/sanasto/"
_TITLE = "Haun sanasto"
_STYLES = ("assets/css/search.css",)


@dataclass(frozen=True)
class _Theme:
    id: str
    name: str
    concepts: tuple[Concept, ...]
    edit_url: str

    @property
    def address(self) -> str:
        return f"{ADDRESS}{self.id}/"


def thesaurus_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of all terms, and a page with every word for each theme."""
    themes = [
        _Theme(
            id,
            maker.words.name(id, "themes"),
            tuple(sorted(concepts, key=lambda concept: concept.official.casefold())),
            maker.site.edit_url(f"{THESAURUS}/{id}.yml"),
        )
        for id, concepts in maker.catalogue.thesaurus.themes.items()
    ]
    if not themes:
        return
    about = maker.intro("tietoa/")
    trail = [HOME, (about.fields.title, "tietoa/")] if about else [HOME]
    all_words = Head(
        ADDRESS,
        _TITLE,
        "Näillä sanoilla haku etsii: arkikielen sanat, viralliset termit, ruotsi ja englanti.",
        trail=trail,
        styles=_STYLES,
    )
    total = sum(len(theme.concepts) for theme in themes)
    yield maker.page("thesaurus", all_words, lambda: {"themes": themes, "total": total})
    for theme in themes:
        head = Head(
            theme.address,
            f"{_TITLE}: {theme.name}",
            f"Sanat, joilla haku löytää kortteja teemasta {theme.name}.",
            trail=[*trail, (_TITLE, ADDRESS)],
            styles=_STYLES,
        )
        yield maker.page("thesaurus_theme", head, partial(dict, theme=theme))
