"""Listings: the front page, the lists of entries, and the indexes of themes and regions."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from knowledgebase.catalogue.facts import RUNNING, stage
from knowledgebase.catalogue.money import Money, money_of
from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SETS, SHELVES, THEMES
from knowledgebase.ground.terms import EVALUATION, GOOD, NO_PAGE, RELATIVE, RESEARCH
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import paged
from knowledgebase.render.pages.list_rows import row_shards
from knowledgebase.render.pages.needs import front_needs, needs
from knowledgebase.render.pages.news_pages import front_news
from knowledgebase.render.pages.paging import groups, next_pages, ordered, pager, title_of
from knowledgebase.render.pages.region_map import region_map
from knowledgebase.render.pages.set_pages import honest
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.facets import FACETS, estimate_notes, facet_options
from knowledgebase.render.view.news_facts import COMMUNICATIONS
from knowledgebase.schema import Project
from knowledgebase.schema.practice_parts import Result
from knowledgebase.validate.entry import Entry

_MAP = ("assets/css/map.css",)
_SHOWN = 6
_ENOUGH = 5
_Sum = tuple[str, Money]
_ORDERS = {
    "practice": (
        ("käytäntö", "käytäntöä"),
        " Ensin ne, joista on luettu hyvä tulos, ja niistä vahvin näyttö ylimpänä.",
    ),
    "project": (("hanke", "hanketta"), " Käynnissä olevat ensin."),
}
_OTHERS = (("kohta", "kohtaa"), "")
EXAMPLES = ("perehdytys", "sairauspoissaolot", "etätyö")
"""Searches that the front page offers; a test holds that each finds practices."""


def listing_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the front page, the lists of entries and the indexes of themes and regions."""
    yield _front(maker)
    for kind, shelf in SHELVES.items():
        if kind in COMMUNICATIONS or kind == "indicator":
            continue  # lists of their own: news_pages, indicator_pages
        entries = maker.current.of_kind(kind)
        always = kind in ("practice", "project")
        if not (always or entries or maker.intro(f"{shelf.address}/")):
            continue
        yield from _listing(maker, kind, entries)
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
        lambda: {"themes": maker.counts("themes", maker.shelves.by_theme)},
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
        lambda: _regions(maker),
    )
    yield maker.page(
        "organisations",
        Head(
            f"{ORGANISATIONS}/",
            "Organisaatiot",
            "Organisaatiot, jotka ovat mukana hankkeissa ja käytännöissä.",
            trail=[HOME],
        ),
        lambda: {"organisations": _organisation_counts(maker)},
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
        lambda: {
            "sets": list(maker.catalogue.sets.values()),
            "honest": len(honest(maker)),
        },
    )


def _listing(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> Iterator[Page]:
    shelf = SHELVES[kind]
    intro = maker.intro(f"{shelf.address}/")
    browsed = kind in FACETS
    unit, order = _ORDERS.get(kind, _OTHERS)
    laid = paged(ordered(maker, kind))
    head = Head(
        f"{shelf.address}/",
        shelf.many,
        summary_of(intro, f"{shelf.many} luettelona."),
        trail=[HOME],
        scripts=("assets/js/browse.js",) if browsed else (),
        styles=("assets/css/browse.css", "assets/css/use.css") if browsed else (),
    )
    yield maker.page(
        "listing",
        head,
        lambda: {
            "intro": intro,
            "kind_of": kind,
            "total": len(entries),
            "unit": unit,
            "order": order,
            "themes": _themes(maker, entries),
            "groups": groups(maker, kind, laid),
            "facets": _facets(maker, kind, entries) if browsed else [],
            "pager": pager(head.address, laid),
            "shards": row_shards(head.address, len(entries)) if laid.others else (),
            "money": money_by_group(maker) if kind == "project" else None,
            "estimates": estimate_notes(maker.card(entry).facets for entry in entries),
        },
    )
    yield from next_pages(maker, head, laid, lambda entry: title_of(maker, entry))


def money_by_group(maker: PageMaker) -> dict[str, Any]:
    """Return the money of all projects, and by programme and theme where enough of it is known."""
    projects = maker.shelves.projects
    vocabularies = maker.catalogue.vocabularies

    def rows(vocabulary: str, ids: Callable[[Project], Iterable[str | None]]) -> list[_Sum]:
        terms = vocabularies[vocabulary].terms.values()
        sums = [
            (term.name(), money_of(one for one in projects if term.id in ids(one.fields)))
            for term in terms
        ]
        return [(name, money) for name, money in sums if money.known >= _ENOUGH]

    return {
        "all": money_of(projects),
        "groups": (
            ("Ohjelma", rows("programmes", lambda fields: (fields.programme,))),
            ("Teema", rows("themes", lambda fields: fields.themes)),
        ),
        "enough": _ENOUGH,
    }


def _facets(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> list[Any]:
    values = [maker.card(entry).facets for entry in entries]
    return facet_options(kind, values, maker.catalogue.vocabularies)


def _front(maker: PageMaker) -> Page:
    intro = maker.catalogue.pages.get("")
    head = Head("", maker.site.name, summary_of(intro, maker.site.description))
    return maker.page("home", head, lambda: {"intro": intro, **_on_front(maker)})


def _on_front(maker: PageMaker) -> dict[str, Any]:
    running = [e for e in maker.shelves.projects if stage(e, maker.today) == RUNNING]
    return {
        "needs": front_needs(maker),
        "need_total": len(maker.once(needs)),
        "examples": EXAMPLES,
        "featured": featured(maker),
        "running": maker.cards(running[:_SHOWN]),
        "running_total": len(running),
        "themes": maker.counts("themes", maker.shelves.by_theme),
        "regions": region_counts(maker),
        "practice_total": len(maker.shelves.practices),
        "project_total": len(maker.shelves.projects),
        **front_news(maker),
    }


def featured(maker: PageMaker) -> tuple[Card, Result] | None:
    """Return the practice of the front page and the result that it is shown by, or None.

    It helped by a study or an evaluation that was read itself, and the first of its results, which
    is the most important one, has a figure of this very practice. The best of those is shown.
    """
    for entry in maker.shelves.practices:
        fields = entry.fields
        result = next(iter(fields.results), None)
        if (
            result
            and fields.evidence.read in (RESEARCH, EVALUATION)
            and result.by in (RESEARCH, EVALUATION)
            and result.about != RELATIVE
            and fields.effect.direction == GOOD
            and any(letter.isdigit() for letter in result.text)
        ):
            return maker.card(entry), result
    return None


def _themes(maker: PageMaker, entries: tuple[Entry, ...]) -> list[tuple[str, str, int]]:
    """Return (name, address, number of entries) of each theme; an entry counts in all of its own."""
    found = []
    for term in maker.catalogue.vocabularies["themes"].terms.values():
        number = sum(term.id in entry.fields.themes for entry in entries)
        if number:
            found.append((term.name(), f"{THEMES}/{term.id}/", number))
    return found


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
