"""Answers: how many cards answer what a workplace asks: does it work, what does it take, where to start."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.estimates import Agreement, agreement, is_estimated
from knowledgebase.catalogue.facts import RUNNING, is_current, is_measured, stage
from knowledgebase.render.pages.need_orders import practices_for
from knowledgebase.render.view.wording import is_known
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry

FEWEST_FOR_A_NEED = 3


@dataclass(frozen=True)
class Answers:
    """Numbers of current practices, unless said otherwise, that answer a question.

    `effort_bands`, `cost_bands` and `time_bands` map a band to its number, estimates included;
    `agreement` tells how the editors' calculations agree with sources;
    `thin_needs` maps a need to its practices where they are fewer than three.
    """

    practices: int
    projects: int
    running: int
    effect_known: int
    effect_measured: int
    results_told: int
    effort_from_source: int
    effort_estimated: int
    cost_from_source: int
    cost_estimated: int
    time_from_source: int
    time_estimated: int
    material_linked: int
    contact_page: int
    size_stated: int
    first_step: int
    original: int
    outputs: int
    agreement: Mapping[str, Agreement]
    effort_bands: Mapping[str, int]
    cost_bands: Mapping[str, int]
    time_bands: Mapping[str, int]
    thin_needs: Mapping[str, int]


def answers(catalogue: Catalogue, today: date) -> Answers:
    """Count what the current practices and projects answer on `today`."""
    practices = [e for e in catalogue.of_kind("practice") if is_current(e, today)]
    projects = [e for e in catalogue.of_kind("project") if is_current(e, today)]
    named = _with_template(catalogue, today)

    def count(told: Iterable[object]) -> int:
        return sum(map(bool, told))

    def known(field: str, *, estimated: bool) -> int:
        values = (getattr(entry.fields, field) for entry in practices)
        return count(v and is_known(v.level) and is_estimated(v) == estimated for v in values)

    return Answers(
        practices=len(practices),
        projects=len(projects),
        running=sum(stage(entry, today) == RUNNING for entry in projects),
        effect_known=count(is_known(e.fields.effect.direction) for e in practices),
        effect_measured=count(
            is_known(e.fields.effect.direction) and is_measured(e.fields) for e in practices
        ),
        results_told=count(e.fields.results for e in practices),
        effort_from_source=known("effort", estimated=False),
        effort_estimated=known("effort", estimated=True),
        cost_from_source=known("cost", estimated=False),
        cost_estimated=known("cost", estimated=True),
        time_from_source=known("time_to_effect", estimated=False),
        time_estimated=known("time_to_effect", estimated=True),
        material_linked=count(e.fields.materials or e.id in named for e in practices),
        contact_page=count(e.fields.contact and e.fields.contact.url for e in practices),
        size_stated=count(any(map(is_known, e.fields.org_sizes)) for e in practices),
        first_step=count(e.fields.first_step for e in practices),
        original=count(e.fields.original for e in practices),
        outputs=count(e.fields.outputs for e in projects),
        agreement=agreement((e.fields for e in practices), catalogue.vocabularies),
        effort_bands=_bands(practices, "effort"),
        cost_bands=_bands(practices, "cost"),
        time_bands=_bands(practices, "time_to_effect"),
        thin_needs=_thin_needs(catalogue, tuple(practices)),
    )


def _with_template(catalogue: Catalogue, today: date) -> frozenset[str]:
    """Return the ids of practices that a material of our own serves."""
    materials = (e for e in catalogue.of_kind("material") if is_current(e, today))
    return frozenset(id for material in materials for id in material.fields.practices)


def _bands(practices: Iterable[Entry], field: str) -> dict[str, int]:
    values = (getattr(entry.fields, field) for entry in practices)
    return dict(sorted(Counter(value.level for value in values if value).items()))


def _thin_needs(catalogue: Catalogue, practices: tuple[Entry[Practice], ...]) -> dict[str, int]:
    vocabulary = catalogue.vocabularies.get("needs")
    terms = vocabulary.terms.values() if vocabulary else ()
    numbers = {need.id: len(practices_for(need, practices)) for need in terms}
    return {id: number for id, number in numbers.items() if number < FEWEST_FOR_A_NEED}
