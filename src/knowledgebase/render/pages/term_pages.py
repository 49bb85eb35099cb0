"""Terms: a page for each theme, region and organisation."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, THEMES
from knowledgebase.ground.terms import NO_PAGE, WHOLE_COUNTRY
from knowledgebase.render.maker import HOME, PageMaker, by_kind, summary_of, toc_of
from knowledgebase.render.page import Head, Page


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
            ),
            intro=intro,
            term=term,
            authority=authorities.get(term.authority or ""),
            former=authorities.get(term.authority_until_2025 or ""),
            fund=authorities.get(term.fund_authority or ""),
            practices=maker.cards(practices),
            projects=maker.cards(projects),
            national=len(maker.shelves.by_region.get(WHOLE_COUNTRY, [])),
            edit_url=maker.site.edit_url(f"content/{REGIONS}/{term.id}.md"),
        )


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
