"""Shelves: the published entries grouped and in order, for every page that lists some of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import COMING, ENDED, RUNNING, organisations_of, stage
from knowledgebase.contribute.review import missing_recommended
from knowledgebase.ground.terms import GOOD, HARM, MIXED, NO_EFFECT, UNKNOWN_ID
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry

# What helped comes first, then what helped here and not there, what is not known, what did not help.
_HELPED = {MIXED: 1, UNKNOWN_ID: 2, NO_EFFECT: 3, HARM: 3}


@dataclass(frozen=True)
class Shelves:
    """The published entries grouped once, for every page that lists some of them.

    Practices are best first: by effect, evidence and how much their card tells. Projects are
    running first and ended last, and then the latest first. `by_theme`, `by_region` and
    `by_organisation` map a term's id to its entries in the same order.
    """

    practices: tuple[Entry[Practice], ...]
    projects: tuple[Entry[Project], ...]
    by_theme: dict[str, list[Entry]]
    by_region: dict[str, list[Entry]]
    by_organisation: dict[str, list[Entry]]


def group(catalogue: Catalogue, today: date) -> Shelves:
    """Group the entries of a catalogue by theme, region and organisation."""
    practices = tuple(sorted(catalogue.of_kind("practice"), key=best_first))
    projects = tuple(_running_first(catalogue.of_kind("project"), today))
    shelves = Shelves(practices, projects, {}, {}, {})
    both: tuple[Entry, ...] = (*practices, *projects)
    for entry in both:
        for theme in entry.fields.themes:
            shelves.by_theme.setdefault(theme, []).append(entry)
        for region in entry.fields.regions:
            shelves.by_region.setdefault(region, []).append(entry)
        for organisation in organisations_of(entry):
            shelves.by_organisation.setdefault(organisation, []).append(entry)
    return shelves


def best_first(entry: Entry[Practice]) -> tuple[int, int, bool, int, str]:
    """Return what practices are ordered by: effect, evidence, how complete the card is, title."""
    fields = entry.fields
    return (
        _HELPED.get(fields.effect.direction, 0),
        -int(fields.evidence.level),
        fields.effect.direction != GOOD,
        len(missing_recommended(entry)),
        fields.title.casefold(),
    )


def _running_first(projects: Iterable[Entry[Project]], today: date) -> list[Entry[Project]]:
    order = {RUNNING: 0, COMING: 1, ENDED: 3}
    by_title = sorted(projects, key=lambda e: e.fields.title.casefold())
    latest = sorted(by_title, key=lambda e: e.fields.starts or "", reverse=True)
    return sorted(latest, key=lambda e: order.get(stage(e, today), 2))


def by_kind(entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Split entries into practices and projects."""
    return (
        [entry for entry in entries if entry.kind == "practice"],
        [entry for entry in entries if entry.kind == "project"],
    )
