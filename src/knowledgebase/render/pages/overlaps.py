"""Overlaps: projects that do nearly the same, who may learn from whom, and what projects look for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from knowledgebase.catalogue.facts import ENDED, stage
from knowledgebase.ground.layout import NEAR
from knowledgebase.relate.clusters import Cluster, clusters
from knowledgebase.relate.general_words import general_words
from knowledgebase.relate.likeness import FIELDS
from knowledgebase.relate.near_projects import AKIN, Pair, near_pairs
from knowledgebase.relate.near_projects import NEAR as NEARLY_THE_SAME
from knowledgebase.relate.seeking import Seeker, seekers
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import HOME, OVERVIEW, Makers, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.banks import ELSEWHERE, banks
from knowledgebase.render.view.cards import Card
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry, is_of

PAIRS = f"{NEAR}parit.csv"
_TIMES = {
    "together": "yhtä aikaa",
    "before": "peräkkäin",
    "after": "peräkkäin",
    "unknown": "aikoja ei voi verrata",
}
_PLACES = {"same": "samalla alueella", "other": "eri maakunnissa", "unknown": "alue ei tiedossa"}
_SIZE = "työpaikan koko "
_LESSONS = 2
"""How many projects one may learn from are shown for each project."""
_FIRST, _MOST_GROUPS = 10, 40
"""How many groups are in sight, and how many with those that are folded; all pairs are in the file."""
MOST = 300
"""How many of the nearest pairs are told, and how many projects that may learn: no one reads more."""


@dataclass(frozen=True)
class Near:
    """A project beside another, and why it is there."""

    card: Card
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Projects that do nearly the same as the first one."""

    first: Card
    others: tuple[Near, ...]


def overlap_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of projects that do nearly the same."""
    yield maker.page(
        "overlaps",
        Head(
            NEAR,
            "Lähekkäiset hankkeet",
            "Hankkeet, jotka korttien mukaan tekevät lähes samaa, ja hankkeet, jotka voivat oppia toisiltaan.",
            trail=[HOME, OVERVIEW],
        ),
        lambda: _shown(maker),
    )


def overlap_files(maker: PageMaker) -> Makers:
    """Return what makes the list of pairs for a spreadsheet, by path."""
    columns = ("hanke", "toinen", "laheisyys", "syyt", "kenelle", "aika", "alue", "toteuttajat")
    return {PAIRS: lambda: table(columns, _rows(maker))}


def _shown(maker: PageMaker) -> dict[str, Any]:
    return {
        "groups": near_groups(maker),
        "most": MOST,
        "first": _FIRST,
        "most_groups": _MOST_GROUPS,
        "lessons": lessons(maker),
        "seeking": seeking(maker),
        "banks": maker.once(banks),
        "files": {"pairs": PAIRS, "elsewhere": ELSEWHERE},
    }


def near_groups(maker: PageMaker) -> list[Group]:
    """Return the groups of projects that do nearly the same, those with the nearest pair first.

    Only the nearest pairs of all are looked at, so that the page and its file do not grow without end.
    """
    return [_group(maker, cluster) for cluster in clusters(_nearly_the_same(maker))]


def _pairs(maker: PageMaker) -> list[Pair]:
    shelves = maker.shelves
    general = general_words((*shelves.practices, *shelves.projects), maker.catalogue.vocabularies)
    return near_pairs(shelves.projects, AKIN, general)


def _nearly_the_same(maker: PageMaker) -> list[Pair]:
    near = (pair for pair in maker.once(_pairs) if pair.likeness >= NEARLY_THE_SAME)
    return list(islice(near, MOST))


def _group(maker: PageMaker, cluster: Cluster) -> Group:
    others = (_near(maker, pair, pair.beside(cluster.seed)) for pair in cluster.pairs)
    return Group(_card(maker, cluster.seed), tuple(others))


def _near(maker: PageMaker, pair: Pair, key: str) -> Near:
    return Near(_card(maker, key), reasons(maker, pair))


def _card(maker: PageMaker, key: str) -> Card:
    return maker.card(maker.current.entries[key])


def reasons(maker: PageMaker, pair: Pair) -> tuple[str, ...]:
    """Return in words why two projects are near, and how they stand in place, time and makers."""
    words = maker.words
    told = [words.reason(reason) for reason in pair.reasons]
    if pair.makers:
        names = words.names(pair.makers, "organisations")
        told.append(
            f"{'samat toteuttajat' if len(pair.makers) > 1 else 'sama toteuttaja'}: {names}"
        )
    # A shared region has been said by its name.
    region = any(reason.by == "region" for reason in pair.reasons)
    place = () if region else (_PLACES[pair.place],)
    return (*told, _people(maker, pair), *place, _TIMES[pair.time])


def _people(maker: PageMaker, pair: Pair) -> str:
    names = _people_names(maker, pair)
    return f"samoille ihmisille: {', '.join(names)}" if names else "kohderyhmä ei tiedossa"


def _people_names(maker: PageMaker, pair: Pair) -> list[str]:
    return [
        f"{_SIZE if reason.by == 'size' else ''}{maker.words.name(id, FIELDS[reason.by])}"
        for reason in pair.people
        for id in reason.terms
    ]


def lessons(maker: PageMaker) -> list[Group]:
    """Return projects that have not ended, each with those of other makers that it may learn from.

    One may learn from an ended project whose results were read, and from one that goes on elsewhere.
    """
    entries = maker.current.entries
    found: dict[str, list[Near]] = {}
    for pair in maker.once(_pairs):
        for key in (pair.one, pair.other) if not pair.makers else ():
            learner, other = entries[key], entries[pair.beside(key)]
            if is_of(learner, Project) and is_of(other, Project) and _goes_on(maker, learner):
                teaches = pair.place == "other" if _goes_on(maker, other) else other.fields.results
                if teaches and len(found.get(key, ())) < _LESSONS:
                    found.setdefault(key, []).append(_near(maker, pair, other.key))
    return [Group(_card(maker, key), tuple(some)) for key, some in islice(found.items(), MOST)]


def _goes_on(maker: PageMaker, project: Entry[Project]) -> bool:
    return stage(project, maker.today) != ENDED


def seeking(maker: PageMaker) -> list[tuple[str, list[Group]]]:
    """Return what projects look for in words, with who looks for it and who for the same."""
    open_ones = [project for project in maker.shelves.projects if _goes_on(maker, project)]
    by_need: dict[str, list[Seeker]] = {}
    for seeker in seekers(open_ones):
        by_need.setdefault(seeker.need, []).append(seeker)
    words = maker.words
    return [
        (
            words.name(need, "looking_for"),
            [
                Group(
                    _card(maker, seeker.project),
                    tuple(
                        Near(_card(maker, key), tuple(words.reason(reason) for reason in why))
                        for key, why in seeker.matches
                    ),
                )
                for seeker in some
            ],
        )
        for need, some in by_need.items()
    ]


def _rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for pair in _nearly_the_same(maker):
        yield {
            "hanke": _card(maker, pair.one).title,
            "toinen": _card(maker, pair.other).title,
            "laheisyys": pair.likeness,
            "syyt": [maker.words.reason(reason) for reason in pair.reasons],
            "kenelle": _people_names(maker, pair),
            "aika": _TIMES[pair.time],
            "alue": _PLACES[pair.place],
            "toteuttajat": list(pair.makers),
        }
