"""Network: who works with whom in projects, as a picture and as tables, and the days that bring them together."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.facts import is_over
from knowledgebase.ground.layout import NETWORK
from knowledgebase.ground.terms import NETWORK_DAY
from knowledgebase.relate.working_together import Network, Together, network
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import HOME, OVERVIEW, Makers, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card, Links, organisation_links
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry

PAIRS = f"{NETWORK}parit.csv"
KIT = "material:verkostopaivan-runko"
"""The material with which a network day is planned."""
_DRAWN, _LINES, _STEP, _TOP, _AXIS, _BULGE = 16, 24, 28, 20, 84, 76
_LONGEST = 30


@dataclass(frozen=True)
class Dot:
    """An organisation in the picture: its name, where it leads and how far down it stands."""

    name: str
    address: str
    y: int


@dataclass(frozen=True)
class Arc:
    """A line between two that work together: its path, and how thick it is, from 1 to 5."""

    path: str
    thick: int


@dataclass(frozen=True)
class Picture:
    """The organisations with most projects together, one below the other, the strongest ties as arcs."""

    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    height: int
    words: str
    axis: int = _AXIS


@dataclass(frozen=True)
class Row:
    """An organisation, the number of its projects, and those it works with, most first, each with the number."""

    organisation: Links
    projects: int
    partners: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Day:
    """A network day: who holds it, whether it is over, and how much it left behind."""

    card: Card
    makers: Links
    projects: tuple[Card, ...]
    over: bool
    practices: int
    told: bool


def network_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of who works with whom."""
    yield maker.page(
        "network",
        Head(
            NETWORK,
            "Verkosto",
            "Ketkä tekevät hankkeita yhdessä, mistä teemoista, ja missä he tapaavat.",
            trail=[HOME, OVERVIEW],
            styles=("assets/css/network.css",),
        ),
        lambda: _shown(maker),
    )


def network_files(maker: PageMaker) -> Makers:
    """Return what makes the table of who works with whom, by path."""
    columns = ("organisaatio", "toinen", "hankkeita", "hankkeet")
    return {PAIRS: lambda: table(columns, _rows(maker))}


def network_of(maker: PageMaker) -> Network:
    """Return who works with whom in the projects that lists show."""
    return network(maker.shelves.projects)


def _shown(maker: PageMaker) -> dict[str, Any]:
    made = maker.once(network_of)
    themes = maker.catalogue.vocabularies["themes"].terms.values()
    return {
        "picture": picture(maker, made),
        "rows": _table(maker, made),
        "themes": [
            (theme, together(maker, made.by_theme[theme.id]))
            for theme in themes
            if theme.id in made.by_theme
        ],
        "alone": len(made.projects.keys() - made.partners().keys()),
        "days": network_days(maker),
        "kit": maker.current.entries.get(KIT),
        "file": PAIRS,
    }


def picture(maker: PageMaker, made: Network) -> Picture | None:
    """Lay out the organisations that share most projects and their strongest ties; None without any."""
    partners = made.partners()
    most = sorted(partners, key=lambda id: (-sum(partners[id].values()), id))[:_DRAWN]
    if not most:
        return None
    links = organisation_links(most, maker.words)
    at = {id: _TOP + number * _STEP for number, id in enumerate(most)}
    joined = [(pair, len(ids)) for pair, ids in made.all.items() if pair[0] in at and pair[1] in at]
    arcs = tuple(Arc(_arc(*sorted(at[id] for id in pair)), min(count, 5)) for pair, count in joined)
    told = [
        f"{maker.words.name(a, 'organisations')} ja {maker.words.name(b, 'organisations')}: {count}"
        for (a, b), count in joined
    ]
    dots = tuple(
        Dot(_short(name), address, at[id]) for id, (name, address) in zip(most, links, strict=True)
    )
    return Picture(dots, arcs, len(dots) * _STEP + _TOP, "; ".join(told))


def _arc(top: int, bottom: int) -> str:
    tall = (bottom - top) / 2
    wide = min(_BULGE, round(12 * math.sqrt(tall)))
    return f"M{_AXIS} {top}A{wide} {tall:g} 0 0 0 {_AXIS} {bottom}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _table(maker: PageMaker, made: Network) -> list[Row]:
    partners, words = made.partners(), maker.words
    rows = []
    for id in sorted(partners, key=lambda id: (-len(made.projects[id]), id)):
        others = sorted(partners[id].items(), key=lambda row: (-row[1], row[0]))
        linked = organisation_links((other for other, _ in others), words)
        counts = [count for _, count in others]
        row = tuple((n, a, c) for (n, a), c in zip(linked, counts, strict=True))
        rows.append(Row(organisation_links((id,), words), len(made.projects[id]), row))
    return rows


def together(maker: PageMaker, pairs: Together) -> list[tuple[Links, list[Card]]]:
    """Return pairs of organisations with the projects that they share, those with most first."""
    found = sorted(pairs.items(), key=lambda row: (-len(row[1]), row[0]))
    entries = maker.current.entries
    return [
        (
            organisation_links(pair, maker.words),
            maker.cards(entries[f"project:{id}"] for id in sorted(ids)),
        )
        for pair, ids in found
    ]


def network_days(maker: PageMaker) -> list[Day]:
    """Return the network days, the latest first, with who holds them and what they left."""
    days = sorted(network_events(maker), key=lambda e: e.fields.starts, reverse=True)
    return [_day(maker, day) for day in days]


def network_events(maker: PageMaker) -> list[Entry[Event]]:
    """Return the events that are network days."""
    return [e for e in maker.current.of_kind("event") if e.fields.event_kind == NETWORK_DAY]


def _day(maker: PageMaker, day: Entry[Event]) -> Day:
    f, entries = day.fields, maker.current.entries
    keys = [key for id in f.organiser if (key := f"project:{id}") in entries]
    return Day(
        maker.card(day),
        organisation_links(f.organised_by, maker.words),
        tuple(maker.cards(entries[key] for key in keys)),
        is_over(day, maker.today),
        sum(f"practice:{id}" in entries for id in f.after.practices) if f.after else 0,
        f.after is not None,
    )


def _rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for (one, other), ids in maker.once(network_of).all.items():
        names = [maker.words.name(id, "organisations") for id in (one, other)]
        yield {
            "organisaatio": names[0],
            "toinen": names[1],
            "hankkeita": len(ids),
            "hankkeet": sorted(ids),
        }
