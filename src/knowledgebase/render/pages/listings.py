"""Listings: the front page, the lists of entries, and the indexes of themes and regions."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SETS, SHELVES, THEMES
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.needs import needs
from knowledgebase.render.pages.news_pages import front_news
from knowledgebase.render.pages.region_map import region_map
from knowledgebase.render.pages.set_pages import honest
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.facets import FACETS, facet_options
from knowledgebase.render.view.news_facts import COMMUNICATIONS
from knowledgebase.validate.entry import Entry

_MAP = ("assets/css/map.css",)


def listing_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the front page, the lists of entries and the indexes of themes and regions."""
    yield _front(maker)
    for kind, shelf in SHELVES.items():
        if kind in COMMUNICATIONS:
            continue  # their lists go by time: news_pages
        entries = maker.current.of_kind(kind)
        always = kind in ("practice", "project")
        if not (always or entries or maker.intro(f"{shelf.address}/")):
            continue
        yield _listing(maker, kind, entries)
    yield from _indexes(maker)


def _indexes(maker: PageMaker) -> Iterator[Page]:
    yield maker.page(
        "themes",
        Head(
            f"{THEMES}/",
            "Teemat",
            "Kaksitoista teemaa, joihin käytännöt ja hankkeet on ryhmitelty.",
            trail=[HOME],
        ),
        themes=maker.counts("themes", maker.shelves.by_theme),
    )
    yield maker.page(
        "regions",
        Head(
            f"{REGIONS}/",
            "Alueet",
            "Hyvät käytännöt ja hankkeet maakunnittain.",
            trail=[HOME],
            styles=_MAP,
        ),
        **_regions(maker),
    )
    yield maker.page(
        "organisations",
        Head(
            f"{ORGANISATIONS}/",
            "Organisaatiot",
            "Organisaatiot, jotka ovat mukana hankkeissa ja käytännöissä.",
            trail=[HOME],
        ),
        organisations=_organisation_counts(maker),
    )
    yield _sets(maker)


def _sets(maker: PageMaker) -> Page:
    return maker.page(
        "sets",
        Head(
            f"{SETS}/",
            "Koosteet",
            "Toimituksen valikoimat: mistä aloittaa, kun aikaa on vähän.",
            trail=[HOME],
        ),
        sets=list(maker.catalogue.sets.values()),
        honest=len(honest(maker)),
    )


def _listing(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> Page:
    shelf = SHELVES[kind]
    intro = maker.intro(f"{shelf.address}/")
    values = [maker.card(entry).facets for entry in entries]
    browsed = kind in FACETS
    return maker.page(
        "listing",
        Head(
            f"{shelf.address}/",
            shelf.many,
            summary_of(intro, f"{shelf.many} luettelona."),
            trail=[HOME],
            scripts=("assets/js/browse.js",) if browsed else (),
            styles=("assets/css/browse.css", "assets/css/use.css") if browsed else (),
        ),
        intro=intro,
        kind_of=kind,
        total=len(entries),
        groups=_groups(maker, kind),
        facets=facet_options(kind, values, maker.catalogue.vocabularies) if browsed else [],
    )


def _front(maker: PageMaker) -> Page:
    intro = maker.catalogue.pages.get("")
    return maker.page(
        "home",
        Head("", maker.site.name, summary_of(intro, maker.site.description), styles=_MAP),
        intro=intro,
        needs=needs(maker),
        themes=maker.counts("themes", maker.shelves.by_theme),
        **_regions(maker),
        strongest=maker.cards(maker.shelves.practices[:3]),
        practice_total=len(maker.shelves.practices),
        project_total=len(maker.shelves.projects),
        sets=list(maker.catalogue.sets.values()),
        **front_news(maker),
    )


def _groups(maker: PageMaker, kind: str) -> list[tuple[str, str, list[Card]]]:
    """Return (theme name, theme id, cards) so that every entry is under its first theme."""
    themes = maker.catalogue.vocabularies["themes"].terms
    entries = {"practice": maker.shelves.practices, "project": maker.shelves.projects}.get(
        kind, maker.current.of_kind(kind)
    )
    found: dict[str, list[Card]] = {theme: [] for theme in themes}
    for entry in entries:
        found[entry.fields.themes[0]].append(maker.card(entry))
    return [(themes[id].name(), id, cards) for id, cards in found.items() if cards]


def _regions(maker: PageMaker) -> dict[str, Any]:
    """Return what the map of regions and its list show."""
    counts = region_counts(maker)
    drawn = region_map(counts)
    return {
        "regions": counts,
        "map": drawn,
        "shades": {term.id: drawn.practices.shade(practices) for term, practices, _ in counts},
    }


def region_counts(maker: PageMaker) -> list[tuple[Any, int, int]]:
    """Return (term, practices, projects) of the regions that have a page."""
    counts = maker.counts("regions", maker.shelves.by_region)
    return [row for row in counts if row[0].id not in NO_PAGE]


def _organisation_counts(maker: PageMaker) -> list[tuple[Any, int, int]]:
    counts = maker.counts("organisations", maker.shelves.by_organisation)
    return sorted(counts, key=lambda row: row[0].name().casefold())
