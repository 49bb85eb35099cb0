"""Follow pages: how to follow the site, what is new and changed, and the open data."""

from collections.abc import Iterator
from datetime import date

from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.moments import days_after
from knowledgebase.render.data.datasets import DATASETS
from knowledgebase.render.files.feeds import MOST, Followed, followed
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.channels import (
    ALL_EVENTS,
    ALSO_NATIONAL,
    CALENDARS,
    EMBEDS,
    EVERYTHING,
    FEEDS,
    pair_stem,
    with_page,
)

FOLLOW, CHANGES, DATA = "seuraa/", "uutta/", "data/"
_DAYS, _MOST = 365, 100
_NOW = (("event", "Tulevat tapahtumat"), ("news", "Uutiset"))
_STYLES = ("assets/css/news.css",)


def follow_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages on feeds, on changes and on open data."""
    yield _follow(maker)
    yield _changes(maker)
    yield _data(maker)


def _follow(maker: PageMaker) -> Page:
    return maker.page(
        "follow",
        Head(
            FOLLOW,
            "Seuraa",
            "Tilaa uutuudet sähköpostitta: syötteet, kalenterit ja upotettavat luettelot.",
            trail=[HOME],
            scripts=("assets/js/follow.js", "assets/js/embed-code.js"),
            styles=_STYLES,
        ),
        lambda: {
            "everything": EVERYTHING,
            "feeds_of": {"themes": f"{FEEDS}/{THEMES}", "regions": f"{FEEDS}/{REGIONS}"},
            "also_national": ALSO_NATIONAL,
            "asked_as": _asked_as(maker),
            "most": MOST,
            "held": held(maker),
            "pairs": _pairs(maker),
            "all_events": ALL_EVENTS,
            "kinds": [(shelf.many, f"{FEEDS}/{shelf.address}") for shelf in SHELVES.values()],
            "themes": _terms(maker, THEMES, "themes"),
            "regions": _terms(maker, REGIONS, "regions"),
            "calendars": CALENDARS,
            "made": maker.calendars,
            "embeds": EMBEDS,
            "now": [(SHELVES[kind].address, name) for kind, name in _NOW],
            "sets": list(maker.catalogue.sets.values()),
        },
    )


def held(maker: PageMaker) -> dict[str, int]:
    """Return how many entries each feed that is not empty has now, by its stem."""
    return {stem: len(feed.entries) for stem, feed in maker.once(followed).items()}


def _pairs(maker: PageMaker) -> dict[str, str]:
    """Return by theme how many entries its feed in each region has, its own and all: `2/9 0/7`."""
    found, none = maker.once(followed), Followed((), 0)
    themes, regions = (
        with_page(maker.catalogue.vocabularies, name) for name in ("themes", "regions")
    )

    def numbers(theme: str, region: str) -> str:
        feed = found.get(pair_stem(theme, region), none)
        return f"{feed.own}/{len(feed.entries)}"

    return {theme.id: " ".join(numbers(theme.id, r.id) for r in regions) for theme in themes}


def _asked_as(maker: PageMaker) -> tuple[str, ...]:
    """Return the words of people to which the page is the answer, as `pages.yml` has them."""
    row = maker.words.terms("pages").get(FOLLOW.strip("/"))
    return row.asked_as if row else ()


def _changes(maker: PageMaker) -> Page:
    return maker.page(
        "changes",
        Head(
            CHANGES,
            "Uutta ja muuttunutta",
            "Mitä tietopankkiin on tullut ja mitä siinä on muuttunut viimeisen vuoden aikana.",
            trail=[HOME],
            styles=_STYLES,
        ),
        lambda: {
            "changes": changes(maker),
            "feed": f"{EVERYTHING}.xml",
            "calendar": "",
        },
    )


def _data(maker: PageMaker) -> Page:
    return maker.page(
        "open_data",
        Head(
            DATA,
            "Avoin aineisto",
            "Kaikki julkaistu tieto tiedostoina: JSON, CSV ja linkitetty data. Ei avainta, lisenssi CC BY 4.0.",
            trail=[HOME],
        ),
        lambda: {"datasets": DATASETS},
    )


def _terms(maker: PageMaker, folder: str, vocabulary: str) -> list[tuple[str, str]]:
    return [
        (term.name(), f"{folder}/{term.id}")
        for term in with_page(maker.catalogue.vocabularies, vocabulary)
    ]


def changes(maker: PageMaker) -> list[tuple[date, str, Card]]:
    """Return (day, `uusi` or `muuttunut`, card) of the last year, newest first, at most a hundred."""
    return changes_of(maker, _DAYS)[:_MOST]


def changes_of(maker: PageMaker, days: int) -> list[tuple[date, str, Card]]:
    """Return (day, `uusi` or `muuttunut`, card) of the last `days` days, newest first."""
    rows = []
    for entry in maker.current.entries.values():
        dates = maker.dates(entry)
        if dates.changed:
            what = "uusi" if dates.changed == dates.added else "muuttunut"
            rows.append((dates.changed, what, maker.card(entry)))
    first = days_after(maker.today, -days)
    rows = [row for row in rows if first <= row[0] <= maker.today]
    return sorted(rows, key=lambda row: (-row[0].toordinal(), row[2].key))
