"""Network: who works with whom in projects, as a picture and as tables, and the days that bring them together."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.facts import is_over
from knowledgebase.ground.layout import NETWORK
from knowledgebase.ground.terms import NETWORK_DAY
from knowledgebase.relate.working_together import Network, network, shared_by
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import HOME, OVERVIEW, Makers, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card, Links, organisation_links
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry

PAIRS = f"{NETWORK}parit.csv"
KIT = "material:verkostopaivan-runko"
"""The material with which a network day is planned."""
_PROJECTS, _ORGANISATIONS, _STEP, _TOP, _AXIS, _BULGE = 8, 12, 28, 20, 84, 76
_LONGEST, _SHOWN = 30, 10


@dataclass(frozen=True)
class Dot:
    """A project or an organisation in the picture: its name, its page, and how far down it stands."""

    name: str
    address: str
    is_project: bool
    y: int


@dataclass(frozen=True)
class Picture:
    """Projects and the organisations that do them, one below the other, joined by `arcs`; `words` says the same."""

    dots: tuple[Dot, ...]
    arcs: tuple[str, ...]
    height: int
    words: str
    axis: int = _AXIS


@dataclass(frozen=True)
class Team:
    """A project and the organisations that do it together, its leader first."""

    card: Card
    makers: Links


@dataclass(frozen=True)
class Subject:
    """A theme with the projects that several organisations do together, as a picture and as a table."""

    theme: Any
    teams: list[Team]
    picture: Picture | None


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
    starts: str
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
    columns = ("organisaatio", "toinen", "hankkeita", "hankkeet", "teemat")
    return {PAIRS: lambda: table(columns, _rows(maker))}


def network_of(maker: PageMaker) -> Network:
    """Return who works with whom in the projects that lists show."""
    return network(maker.shelves.projects)


def _shown(maker: PageMaker) -> dict[str, Any]:
    made = maker.once(network_of)
    return {
        "picture": picture(maker, made.teams),
        "rows": _table(maker, made),
        "shown": _SHOWN,
        "subjects": subjects(maker, made),
        "alone": len(made.projects.keys() - made.partners().keys()),
        "days": network_days(maker),
        "kit": maker.current.entries.get(KIT),
        "file": PAIRS,
    }


def subjects(maker: PageMaker, made: Network) -> list[Subject]:
    """Return the themes in which organisations work together."""
    found = []
    for theme in maker.catalogue.vocabularies["themes"].terms.values():
        teams = {id: made.teams[id] for id in made.teams if theme.id in _project(maker, id).themes}
        if teams:
            told = [_team(maker, id, makers) for id, makers in teams.items()]
            found.append(Subject(theme, told, picture(maker, teams)))
    return found


def _project(maker: PageMaker, id: str) -> Any:
    return maker.current.entries[f"project:{id}"].fields


def _team(maker: PageMaker, id: str, makers: tuple[str, ...]) -> Team:
    card = maker.card(maker.current.entries[f"project:{id}"])
    return Team(card, organisation_links(makers, maker.words))


def picture(maker: PageMaker, teams: Mapping[str, tuple[str, ...]]) -> Picture | None:
    """Lay out the organisations that share most projects, and the projects that join them; None without any.

    A project stands above those of its organisations that are not above it already, so that most arcs are short.
    """
    drawn = _drawn(teams)
    if not drawn:
        return None
    order = dict.fromkeys(key for project, makers in drawn.items() for key in (project, *makers))
    at = {key: _TOP + number * _STEP for number, key in enumerate(order)}
    named = {key: _named(maker, key) for key in order}
    arcs = [_arc(*sorted((at[key], at[id]))) for key, makers in drawn.items() for id in makers]
    told = [f"{named[key][0]}: {', '.join(named[id][0] for id in drawn[key])}." for key in drawn]
    dots = tuple(
        Dot(_short(name), address, key in drawn, at[key]) for key, (name, address) in named.items()
    )
    return Picture(dots, tuple(arcs), len(dots) * _STEP + _TOP, " ".join(told))


def _named(maker: PageMaker, key: str) -> tuple[str, str]:
    """Return the name and the page of a project or an organisation of the picture."""
    if entry := maker.current.entries.get(key):
        return str(entry.fields.title), entry.address
    ((name, address),) = organisation_links((key,), maker.words)
    return name, address


def _drawn(teams: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return by key the projects to draw, each with those of its organisations that are drawn."""
    most = set(list(shared_by(teams))[:_ORGANISATIONS])
    joined = {p: tuple(id for id in makers if id in most) for p, makers in teams.items()}
    best = sorted(joined, key=lambda p: (-len(joined[p]), p))[:_PROJECTS]
    some = {f"project:{p}": joined[p] for p in best if len(joined[p]) > 1}
    # No two of the busiest may be in the same project: then one project stands for all.
    return some or {f"project:{p}": teams[p][:_ORGANISATIONS] for p in list(teams)[:1]}


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
        f.starts,
        organisation_links(f.organised_by, maker.words),
        tuple(maker.cards(entries[key] for key in keys)),
        is_over(day, maker.today),
        sum(f"practice:{id}" in entries for id in f.after.practices) if f.after else 0,
        f.after is not None,
    )


def _rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    made = maker.once(network_of)
    for (one, other), ids in made.all.items():
        names = [maker.words.name(id, "organisations") for id in (one, other)]
        yield {
            "organisaatio": names[0],
            "toinen": names[1],
            "hankkeita": len(ids),
            "hankkeet": sorted(ids),
            "teemat": sorted({t for id in ids for t in _project(maker, id).themes}),
        }
