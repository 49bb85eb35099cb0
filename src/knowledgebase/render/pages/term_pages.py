"""Terms: a page for each theme, region and organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, THEMES
from knowledgebase.ground.terms import NO_PAGE, WHOLE_COUNTRY
from knowledgebase.render.maker import HOME, PageMaker, by_kind, summary_of, toc_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.matrix import matrix_rows
from knowledgebase.render.view.cards import Card
from knowledgebase.validate.entry import Entry

_BEST = 3


def theme_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each theme."""
    for term in maker.catalogue.vocabularies["themes"].terms.values():
        address = f"{THEMES}/{term.id}/"
        intro = maker.catalogue.pages.get(address)
        practices, projects = by_kind(maker.shelves.by_theme.get(term.id, []))
        yield maker.page(
            "theme",
            Head(
                address,
                term.name(),
                summary_of(intro, term.definition or term.name()),
                trail=[HOME, ("Teemat", f"{THEMES}/")],
                toc=toc_of(intro),
                source=str(intro.path) if intro else None,
            ),
            intro=intro,
            term=term,
            picks=maker.picks(intro.fields.picks if intro else ()),
            practices=maker.cards(practices),
            projects=maker.cards(projects),
            edit_url=maker.site.edit_url(f"content/{THEMES}/{term.id}.md"),
        )


def region_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each region and for the whole country."""
    authorities = maker.catalogue.vocabularies["organisations"].terms
    rows = {row.region.id: row for row in matrix_rows(maker)}
    nationwide = _by_theme(maker, maker.shelves.by_region.get(WHOLE_COUNTRY, []))
    for term in maker.catalogue.vocabularies["regions"].terms.values():
        if term.id in NO_PAGE:
            continue
        address = f"{REGIONS}/{term.id}/"
        intro = maker.catalogue.pages.get(address)
        practices, projects = by_kind(maker.shelves.by_region.get(term.id, []))
        yield maker.page(
            "region",
            Head(
                address,
                term.name(),
                summary_of(intro, f"Työelämän hyvät käytännöt ja hankkeet: {term.name()}."),
                trail=[HOME, ("Alueet", f"{REGIONS}/")],
                toc=toc_of(intro),
                source=str(intro.path) if intro else None,
                styles=("assets/css/region.css",),
            ),
            intro=intro,
            term=term,
            authority=authorities.get(term.authority or ""),
            former=authorities.get(term.authority_until_2025 or ""),
            fund=authorities.get(term.fund_authority or ""),
            practices=maker.cards(practices),
            projects=maker.cards(projects),
            cells=rows[term.id].cells,
            nationwide=() if term.id == WHOLE_COUNTRY else nationwide,
            edit_url=maker.site.edit_url(f"content/{REGIONS}/{term.id}.md"),
        )


@dataclass(frozen=True)
class ThemeShelf:
    """The practices of one theme that a page shows: the best of them and the number of all."""

    theme: Any
    best: list[Card]
    total: int


def _by_theme(maker: PageMaker, entries: Iterable[Entry]) -> list[ThemeShelf]:
    """Return the practices among entries by theme, best first; themes without any are left out."""
    practices, _ = by_kind(list(entries))
    found = []
    for theme in maker.catalogue.vocabularies["themes"].terms.values():
        some = [entry for entry in practices if theme.id in entry.fields.themes]
        if some:
            found.append(ThemeShelf(theme, maker.cards(some[:_BEST]), len(some)))
    return found


def organisation_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each organisation, with its former names and successor."""
    terms = maker.catalogue.vocabularies["organisations"].terms
    before: dict[str, list[Any]] = {}
    for term in terms.values():
        if term.successor:
            before.setdefault(term.successor, []).append(term)
    for term in terms.values():
        practices, projects = by_kind(maker.shelves.by_organisation.get(term.id, []))
        yield maker.page(
            "organisation",
            Head(
                f"{ORGANISATIONS}/{term.id}/",
                term.name(),
                f"{term.name()}: hankkeet ja hyvät käytännöt, joissa organisaatio on mukana.",
                trail=[HOME, ("Organisaatiot", f"{ORGANISATIONS}/")],
            ),
            term=term,
            successor=terms.get(term.successor or ""),
            predecessors=before.get(term.id, []),
            practices=maker.cards(practices),
            projects=maker.cards(projects),
        )
