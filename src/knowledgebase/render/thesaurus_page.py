"""Thesaurus page: the words that widen a search, by theme, each with a link to what it finds."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.thesaurus import THESAURUS, Concept

ADDRESS = "tietoa/sanasto/"


@dataclass(frozen=True)
class _Theme:
    id: str
    name: str
    concepts: tuple[Concept, ...]
    edit_url: str


def thesaurus_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of the thesaurus, where there is one."""
    themes = [
        _Theme(
            id, maker.words.name(id, "themes"),
            tuple(sorted(concepts, key=lambda concept: concept.official.casefold())),
            maker.site.edit_url(f"{THESAURUS}/{id}.yml"),
        )
        for id, concepts in maker.catalogue.thesaurus.themes.items()
    ]  # fmt: skip
    if not themes:
        return
    about = maker.intro("tietoa/")
    trail = [HOME, (about.fields.title, "tietoa/")] if about else [HOME]
    yield maker.page(
        ADDRESS, "Haun sanasto", "Näillä sanoilla haku etsii: arkikielen sanat, viralliset termit, ruotsi ja englanti.",
        "thesaurus", trail=trail, themes=themes, total=sum(len(theme.concepts) for theme in themes),
        toc=tuple((2, theme.name, theme.id) for theme in themes), styles=("assets/css/search.css",),
    )  # fmt: skip
