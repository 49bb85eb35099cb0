"""Working together: which organisations are in the same projects."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from knowledgebase.catalogue.facts import organisations_of
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry

MOST = 12
"""Of a project with more organisations, its leader and the first ones count: pairs grow as their square."""
Together = Mapping[tuple[str, str], frozenset[str]]
"""The ids of projects by a pair of organisations, the smaller id first."""


@dataclass(frozen=True)
class Network:
    """Which projects organisations share, and which each of them is in.

    `teams` has the organisations of each project that more than one of them does, its leader first.
    """

    all: Together
    projects: Mapping[str, frozenset[str]]
    teams: Mapping[str, tuple[str, ...]]

    def partners(self) -> dict[str, dict[str, int]]:
        """Return by organisation those it works with, and in how many projects."""
        found: dict[str, dict[str, int]] = {}
        for (one, other), ids in self.all.items():
            found.setdefault(one, {})[other] = len(ids)
            found.setdefault(other, {})[one] = len(ids)
        return found


def makers_of(project: Entry[Project]) -> tuple[str, ...]:
    """Return the organisations that do a project, its leader first; those that only fund it are none."""
    funders = set(project.fields.funders)
    return tuple(id for id in organisations_of(project) if id not in funders)[:MOST]


def shared_by(teams: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return by organisation how many of the projects that several do it is in, most first."""
    counts = Counter(id for makers in teams.values() for id in makers)
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def network(projects: Iterable[Entry[Project]]) -> Network:
    """Return who works with whom. The order of `projects` does not matter."""
    whole: dict[tuple[str, str], set[str]] = defaultdict(set)
    member: dict[str, set[str]] = defaultdict(set)
    teams: dict[str, tuple[str, ...]] = {}
    for project in projects:
        makers = makers_of(project)
        if len(makers) > 1:
            teams[project.id] = makers
        for id in makers:
            member[id].add(project.id)
        for pair in combinations(sorted(makers), 2):
            whole[pair].add(project.id)
    return Network(
        {pair: frozenset(whole[pair]) for pair in sorted(whole)},
        {id: frozenset(ids) for id, ids in sorted(member.items())},
        dict(sorted(teams.items())),
    )
