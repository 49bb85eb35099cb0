"""Content report: what the editors need to know of the whole: gaps, ages, evidence, long texts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import ENDED, is_overdue, lacks_keeper, stage
from knowledgebase.catalogue.references import Declared, declared
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.terms import ABROAD, UNKNOWN_ID
from knowledgebase.render.view.wording import is_known
from knowledgebase.report.card_answers import Answers, answers
from knowledgebase.report.readability import Sentence, Thin, longest_sentences, thin_entries
from knowledgebase.schema import KINDS, Project
from knowledgebase.validate.entry import Entry

KINDS_COUNTED = ("practice", "project")
THIN_THEME = 3
LONGEST = 10
BROKEN = (
    "unknown-entry",
    "points-to-hidden",
    "links-to-itself",
    "broken-link",
    "broken-anchor",
    "unknown-pick",
)
# Fields that an entry may well be without: nobody waits for them.
_OPTIONAL = {
    "aliases",
    "same_as",
    "media",
    "review",
    "updated",
    "status",
    "lang",
    "licence",
    "published",
    "review_months",
    "differs_from",
    "keep",
    "adapt",
    "acronym",
    "looking_for",
    "indicators",
    "keywords",
}


@dataclass(frozen=True)
class ContentReport:
    """Figures of one catalogue on one day. Counts are numbers of entries unless said otherwise.

    `grid` maps theme and region to (practices, projects); an entry is counted under each of its
    themes and regions. `missing` maps kind and field to how many entries of the kind lack it.
    """

    day: str
    answers: Answers
    counts: Mapping[str, int]
    grid: Mapping[str, Mapping[str, tuple[int, int]]]
    empty_regions: tuple[str, ...]
    thin_themes: Mapping[str, int]
    missing: Mapping[str, Mapping[str, int]]
    evidence: Mapping[str, int]
    effect: Mapping[str, int]
    figure_by: Mapping[str, int]
    stages: Mapping[str, int]
    ended_without_results: int
    ended_without_keeper: int
    joins: int
    joins_without_source: int
    sources: Mapping[str, int]
    overdue: tuple[str, ...]
    never_reviewed: tuple[str, ...]
    broken: tuple[str, ...]
    warnings: Mapping[str, int]
    longest: tuple[Sentence, ...]
    thin: tuple[Thin, ...]


def content_report(catalogue: Catalogue, findings: Iterable[Finding], today: date) -> ContentReport:
    """Count a catalogue and the findings on it; `today` decides what is overdue or ended."""
    practices, projects = catalogue.of_kind("practice"), catalogue.of_kind("project")
    counted = (*practices, *projects)
    found = sorted(set(findings))
    links = _joins(practices)
    grid = _grid(catalogue, counted)
    levels = dict.fromkeys(catalogue.vocabularies["evidence"].terms, 0)
    return ContentReport(
        day=today.isoformat(),
        answers=answers(catalogue, today),
        counts={kind: len(catalogue.of_kind(kind)) for kind in KINDS},
        grid=grid,
        empty_regions=_empty_regions(catalogue, grid),
        thin_themes=_thin_themes(catalogue, practices),
        missing={kind: _missing(catalogue.of_kind(kind), kind) for kind in KINDS_COUNTED},
        evidence=levels | _tally(entry.fields.evidence.level for entry in practices),
        effect=_tally(entry.fields.effect.direction for entry in practices),
        figure_by=_tally(e.fields.effect.figure_by or UNKNOWN_ID for e in practices),
        stages=_tally(stage(entry, today) for entry in projects),
        ended_without_results=_ended_without_results(projects, today),
        ended_without_keeper=sum(lacks_keeper(e, today) for e in projects),
        joins=len(links),
        joins_without_source=sum(not link.source for link in links),
        sources=_sources(counted),
        overdue=tuple(str(entry.path) for entry in counted if is_overdue(entry, today)),
        never_reviewed=tuple(str(entry.path) for entry in counted if not entry.fields.reviewed),
        broken=_broken(found),
        warnings=_tally(finding.rule for finding in found if finding.level == "warning"),
        longest=longest_sentences(counted, LONGEST),
        thin=thin_entries(counted),
    )


def _joins(practices: Iterable[Entry]) -> list[Declared]:
    links = (link for entry in practices for link in declared(entry))
    return [link for link in links if link.target.startswith("project:")]


def _ended_without_results(projects: Iterable[Entry[Project]], today: date) -> int:
    return sum(stage(e, today) == ENDED and not e.fields.results for e in projects)


def _broken(found: Iterable[Finding]) -> tuple[str, ...]:
    faults = (finding for finding in found if finding.rule in BROKEN)
    return tuple(f"{fault.path}:{fault.line}: {fault.problem('fi')}" for fault in faults)


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _grid(catalogue: Catalogue, entries: Iterable[Entry]) -> dict[str, dict[str, tuple[int, int]]]:
    cells: Counter[tuple[str, str, str]] = Counter(
        (theme, region, entry.kind)
        for entry in entries
        for theme in entry.fields.themes
        for region in entry.fields.regions
    )
    return {
        theme: {
            region: (cells[theme, region, "practice"], cells[theme, region, "project"])
            for region in catalogue.vocabularies["regions"].terms
        }
        for theme in catalogue.vocabularies["themes"].terms
    }


def _empty_regions(
    catalogue: Catalogue, grid: Mapping[str, Mapping[str, tuple[int, int]]]
) -> tuple[str, ...]:
    return tuple(
        region
        for region in catalogue.vocabularies["regions"].terms
        if region not in (UNKNOWN_ID, ABROAD) and not any(sum(row[region]) for row in grid.values())
    )


def _thin_themes(catalogue: Catalogue, practices: Iterable[Entry]) -> dict[str, int]:
    by_theme = Counter(theme for entry in practices for theme in entry.fields.themes)
    themes = catalogue.vocabularies["themes"].terms
    return {theme: by_theme[theme] for theme in themes if by_theme[theme] < THIN_THEME}


def _missing(entries: Iterable[Entry], kind: str) -> dict[str, int]:
    lacking = {name: 0 for name in KINDS[kind].model_fields if name not in _OPTIONAL}
    for entry in entries:
        for name in lacking:
            lacking[name] += not _has(getattr(entry.fields, name))
    return {name: lacking[name] for name in lacking if lacking[name]}


def _has(value: Any) -> bool:
    # A record such as effort is known when its level is.
    return is_known(getattr(value, "level", value))


def _sources(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the number of sources by kind, and of those on copying services."""
    sources = [source for entry in entries for source in entry.fields.sources]
    tally = _tally(source.kind for source in sources)
    return {**tally, "copy_service": sum(source.copy_service for source in sources)}
