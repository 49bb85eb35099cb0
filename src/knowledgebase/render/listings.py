"""Listings: the front page, the lists of entries, and the indexes of themes and regions."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.layout import ORGANISATIONS, REGIONS, SHELVES, THEMES
from knowledgebase.render.cards import Card
from knowledgebase.render.maker import HOME, NO_PAGE, PageMaker, summary_of
from knowledgebase.render.page import Page
from knowledgebase.render.sets import honest


def listing_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the front page, the lists of entries and the indexes of themes and regions."""
    yield _front(maker)
    for kind, shelf in SHELVES.items():
        entries = maker.catalogue.of_kind(kind)
        always = kind in ("practice", "project")
        if not (always or entries or maker.intro(f"{shelf.address}/")):
            continue
        intro = maker.intro(f"{shelf.address}/")
        yield maker.page(
            f"{shelf.address}/", shelf.many, summary_of(intro, f"{shelf.many} luettelona."),
            "listing", intro=intro, trail=[HOME], kind_of=kind,
            groups=_groups(maker, kind), total=len(entries),
        )  # fmt: skip
    yield maker.page(
        f"{THEMES}/", "Teemat", "Kaksitoista teemaa, joihin käytännöt ja hankkeet on ryhmitelty.",
        "themes", trail=[HOME], themes=maker.counts("themes", maker.shelves.by_theme),
    )  # fmt: skip
    yield maker.page(
        f"{REGIONS}/", "Alueet", "Hyvät käytännöt ja hankkeet maakunnittain.", "regions",
        trail=[HOME], regions=region_counts(maker),
    )  # fmt: skip
    yield maker.page(
        f"{ORGANISATIONS}/", "Organisaatiot", "Organisaatiot, jotka ovat mukana hankkeissa ja käytännöissä.",
        "organisations", trail=[HOME], organisations=_organisation_counts(maker),
    )  # fmt: skip
    yield maker.page(
        "koosteet/", "Koosteet", "Toimituksen valikoimat: mistä aloittaa, kun aikaa on vähän.",
        "sets", trail=[HOME],
        sets=list(maker.catalogue.sets.values()), honest=len(honest(maker)),
    )  # fmt: skip


def _front(maker: PageMaker) -> Page:
    intro = maker.catalogue.pages.get("")
    return maker.page(
        "", maker.site.name, summary_of(intro, maker.site.description), "home",
        intro=intro, themes=maker.counts("themes", maker.shelves.by_theme), regions=region_counts(maker),
        strongest=maker.cards(maker.shelves.practices[:3]),
        practice_total=len(maker.shelves.practices), project_total=len(maker.shelves.projects),
        sets=list(maker.catalogue.sets.values()),
    )  # fmt: skip


def _groups(maker: PageMaker, kind: str) -> list[tuple[str, str, list[Card]]]:
    """Return (theme name, theme id, cards) so that every entry is under its first theme."""
    themes = maker.catalogue.vocabularies["themes"].terms
    entries = {"practice": maker.shelves.practices, "project": maker.shelves.projects}.get(
        kind, maker.catalogue.of_kind(kind)
    )
    found: dict[str, list[Card]] = {theme: [] for theme in themes}
    for entry in entries:
        found[entry.fields.themes[0]].append(maker.card(entry))
    return [(themes[id].name(), id, cards) for id, cards in found.items() if cards]


def region_counts(maker: PageMaker) -> list[tuple[Any, int, int]]:
    """Return (term, practices, projects) of the regions that have a page."""
    counts = maker.counts("regions", maker.shelves.by_region)
    return [row for row in counts if row[0].id not in NO_PAGE]


def _organisation_counts(maker: PageMaker) -> list[tuple[Any, int, int]]:
    counts = maker.counts("organisations", maker.shelves.by_organisation)
    return sorted(counts, key=lambda row: row[0].name().casefold())
