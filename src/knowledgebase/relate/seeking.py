"""Seeking: projects that look for the same, so that they may find each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledgebase.ground.terms import PILOT_PLACES
from knowledgebase.relate.likeness import Reason, offered
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry

_OFFERS, _MOST = 40, 3


@dataclass(frozen=True)
class Seeker:
    """What a project looks for, and those of the others that look for the same, with the reasons."""

    project: str
    need: str
    matches: tuple[tuple[str, tuple[Reason, ...]], ...]


def seekers(projects: Iterable[Entry[Project]]) -> list[Seeker]:
    """Return what each project looks for, with at most three others that share a theme with it.

    Pilot workplaces are not found among projects, so they have no matches. A theme offers a project
    a bounded number of others.
    """
    ordered = sorted(projects, key=lambda entry: entry.key)
    there: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, project in enumerate(ordered):
        for need in project.fields.looking_for:
            for theme in project.fields.themes:
                there[need, theme].append(number)
    found = []
    for number, project in enumerate(ordered):
        for need in project.fields.looking_for:
            others = set[int]()
            for theme in project.fields.themes if need != PILOT_PLACES else ():
                others.update(offered(there[need, theme], number, _OFFERS))
            matches = [_match(project, ordered[n]) for n in sorted(others - {number})]
            matches.sort(key=lambda match: -sum(len(reason.terms) for reason in match[1]))
            found.append(Seeker(project.key, need, tuple(matches[:_MOST])))
    return found


def _match(one: Entry[Project], other: Entry[Project]) -> tuple[str, tuple[Reason, ...]]:
    a, b = one.fields, other.fields
    terms = (("keyword", a.keywords, b.keywords), ("theme", a.themes, b.themes))
    shared = ((by, tuple(sorted({*mine} & {*yours}))) for by, mine, yours in terms)
    return other.key, tuple(Reason(by, some) for by, some in shared if some)
