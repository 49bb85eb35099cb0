"""Coverage tables: what the page of the whole tells, for a spreadsheet."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.pages.coverage import (
    CELLS,
    GAPS,
    YEARS,
    no_practice_for,
    not_running_in,
    nothing_for,
    nothing_in,
    shown_years,
)
from knowledgebase.render.pages.spread import (
    ALL,
    FACET_OF,
    Held,
    Place,
    choices,
    places_of,
    practices_by_year,
    projects_by_year,
    spread,
)

_FIELDS = tuple(FACET_OF)
_PLACE = tuple(FACET_OF.values())


def coverage_files(maker: PageMaker) -> Makers:
    """Return what makes the tables of the page for a spreadsheet, by path."""
    cells = (*_PLACE, "kenelle", "kaytantoja", "hankkeita", "kaynnissa")
    years = (*_PLACE, "vuosi", "uusia_kaytantoja", "kaytannot", "hankkeita", "hankkeet")
    return {
        CELLS: lambda: table(cells, _cells(maker)),
        GAPS: lambda: table(("kohde", "puuttuu", "teema", "sanoin"), _gap_rows(maker)),
        YEARS: lambda: table(years, _year_rows(maker)),
    }


def _places(maker: PageMaker, *fields: str) -> list[Place]:
    """Return every place that is told by these fields, all together first, in the vocabularies' order."""
    ids = [
        [ALL, *(id for id, _ in choices(maker, of))] if of in fields else [ALL] for of in _FIELDS
    ]
    return [Place(*some) for some in product(*ids)]


def _named(place: Place) -> dict[str, Any]:
    return dict(zip(_PLACE, place, strict=True))


def _cells(maker: PageMaker) -> Iterator[dict[str, Any]]:
    """Yield every theme by region, below it the audiences that have something there, and whom practices are for."""
    held, people = maker.once(spread), maker.once(_practices_for)
    for place in _places(maker, *_FIELDS):
        here = held.get(place, Held())
        if place.audience == ALL or here != Held():
            yield {
                **_named(place),
                "kenelle": ALL,
                "kaytantoja": here.practices,
                "hankkeita": here.projects,
                "kaynnissa": here.running,
            }
        for group, count in sorted(people.get(place, {}).items()):
            yield {**_named(place), "kenelle": group, "kaytantoja": count}


def _practices_for(maker: PageMaker) -> Mapping[Place, Counter[str]]:
    """Return by theme and region for whom at workplaces practices are; projects tell it in words alone."""
    found: dict[Place, Counter[str]] = defaultdict(Counter)
    for practice in maker.shelves.practices:
        for place in places_of(maker, practice):
            if place.audience == ALL:
                found[place].update(maker.card(practice).facets.get("kenelle", (UNKNOWN_ID,)))
    return found


def _gap_rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    lists = (
        ("käytäntö ja hanke", "ei käytäntöä eikä hanketta", nothing_in(maker)),
        ("käynnissä oleva hanke", "ei käynnissä olevaa hanketta", not_running_in(maker)),
        ("käytäntö", "ei käytäntöä", no_practice_for(maker)),
        ("käytäntö ja hanke", "ei käytäntöä eikä hanketta", nothing_for(maker)),
    )
    for lacking, words, gaps in lists:
        for gap in gaps:
            for theme in gap.themes:
                said = f"{gap.name}: {words} teemasta {theme}."
                yield {"kohde": gap.name, "puuttuu": lacking, "teema": theme, "sanoin": said}


def _year_rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    """Yield every year of each theme, region and audience, and of what several of them tell together.

    Every number has beside it the ids of what it counts.
    """
    ran, added = maker.once(projects_by_year), maker.once(practices_by_year)
    alone = {place for field in _FIELDS for place in _places(maker, field)}
    for place in _places(maker, *_FIELDS):
        for year in shown_years(maker):
            projects, practices = ran.get((place, year), []), added.get((place, year), [])
            if projects or practices or place in alone:
                yield {
                    **_named(place),
                    "vuosi": year,
                    "uusia_kaytantoja": len(practices),
                    "kaytannot": practices,
                    "hankkeita": len(projects),
                    "hankkeet": projects,
                }
