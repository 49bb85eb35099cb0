"""Spread: how many practices and projects there are by theme, region and audience, and in which years.

An entry counts in each of its themes, regions and audiences, as the lists narrow it down, and once in all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from knowledgebase.catalogue.facts import RUNNING, stage, years_of
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.maker import PageMaker
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry, is_of

ALL = "kaikki"
"""Stands for all themes, regions or audiences together."""
FACET_OF = {"theme": "teema", "region": "alue", "audience": "sidosryhma"}
VOCABULARY_OF = {"theme": "themes", "region": "regions", "audience": "audience"}
UNTOLD = {"region": "Ei aluetta", "audience": "Ei sidosryhmää"}
"""What a row of those is called that do not tell their region or audience."""


class Place(NamedTuple):
    """What is counted together, by the ids of terms."""

    theme: str = ALL
    region: str = ALL
    audience: str = ALL

    @property
    def query(self) -> str:
        """What narrows a list down to it: `?teema=osaaminen&alue=lappi`, or ''."""
        chosen = (f"{FACET_OF[of]}={id}" for of, id in self._asdict().items() if id != ALL)
        return "?" + "&".join(chosen) if self != Place() else ""


@dataclass(frozen=True)
class Held:
    """How many there are in a place; `running` of the projects run now."""

    practices: int = 0
    projects: int = 0
    running: int = 0


@dataclass(frozen=True)
class CountRow:
    """A row of numbers, each with what narrows a list down to what it counts."""

    name: str
    counts: list[tuple[int, str]]


def spread(maker: PageMaker) -> Mapping[Place, Held]:
    """Return what each place holds, of those that hold something."""
    counts: dict[Place, Counter[str]] = defaultdict(Counter)
    for entry in (*maker.shelves.practices, *maker.shelves.projects):
        runs = is_of(entry, Project) and stage(entry, maker.today) == RUNNING
        for place in places_of(maker, entry):
            counts[place].update((entry.kind, RUNNING) if runs else (entry.kind,))
    return {
        place: Held(found[Practice.kind], found[Project.kind], found[RUNNING])
        for place, found in counts.items()
    }


def projects_by_year(maker: PageMaker) -> Mapping[tuple[Place, int], list[str]]:
    """Return the ids of the projects that ran in a year, by place and year; without dates, nowhere."""
    found: dict[tuple[Place, int], list[str]] = defaultdict(list)
    for project in maker.shelves.projects:
        for place, year in product(places_of(maker, project), years_of(project.fields)):
            found[place, year].append(project.id)
    return found


def practices_by_year(maker: PageMaker) -> Mapping[tuple[Place, int], list[str]]:
    """Return the ids of the practices that came into the knowledge base in a year, by place and year."""
    found: dict[tuple[Place, int], list[str]] = defaultdict(list)
    for practice in maker.shelves.practices:
        if day := maker.dates(practice).added:
            for place in places_of(maker, practice):
                found[place, day.year].append(practice.id)
    return found


def choices(maker: PageMaker, of: str) -> list[tuple[str, str]]:
    """Return the ids and names of what a field of `Place` may be, those that do not tell it last."""
    terms = maker.catalogue.vocabularies[VOCABULARY_OF[of]].terms.values()
    named = [(term.id, term.name()) for term in terms if term.id != UNKNOWN_ID]
    return [*named, (UNKNOWN_ID, UNTOLD[of])] if of in UNTOLD else named


def held_by(maker: PageMaker, of: str) -> list[tuple[str, str, Held]]:
    """Return the name of each choice of a field of `Place`, what narrows lists down to it, and what it holds."""
    held = maker.once(spread)
    places = [(name, Place(**{of: id})) for id, name in choices(maker, of)]
    return [(name, place.query, held.get(place, Held())) for name, place in places]


def places_of(maker: PageMaker, entry: Entry) -> Iterator[Place]:
    """Yield every place that an entry counts in."""
    facets = maker.card(entry).facets
    terms = [dict.fromkeys((*facets.get(facet, (UNKNOWN_ID,)), ALL)) for facet in FACET_OF.values()]
    return (Place(*ids) for ids in product(*terms))
