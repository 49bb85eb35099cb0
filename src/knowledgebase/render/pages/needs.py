"""Needs: a page for each situation that a reader may recognise, with the practices that help."""

from collections.abc import Iterator

from knowledgebase.ground.layout import NEEDS
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.validate.entry import Entry


def need_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each need."""
    for need in needs(maker):
        found = practices_for(need, maker.shelves.practices)
        theme = maker.catalogue.vocabularies["themes"].terms.get(need.theme or "")
        yield maker.page(
            f"{NEEDS}/{need.id}/", need.name(),
            f"{need.name()}: hyviä käytäntöjä, joista voi olla apua.", "need",
            trail=[HOME], practices=maker.cards(found), theme=theme,
            keywords=[maker.words.name(keyword, "keywords") for keyword in need.keywords],
        )  # fmt: skip


def needs(maker: PageMaker) -> list[Term]:
    """Return the needs that some practice answers, in the vocabulary's order."""
    vocabulary = maker.catalogue.vocabularies.get("needs")
    terms = vocabulary.terms.values() if vocabulary else ()
    return [need for need in terms if practices_for(need, maker.shelves.practices)]


def practices_for(need: Term, practices: tuple[Entry, ...]) -> list[Entry]:
    """Return the practices with a keyword of the need: most in common first, then those that
    are about little else, and among equals in the order given."""
    wanted = set(need.keywords)
    ranked = []
    for place, entry in enumerate(practices):
        keywords = entry.fields.keywords
        shared = len(wanted.intersection(keywords))
        if shared:
            ranked.append((-shared, len(keywords), place, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:3])]
