"""Clusters: pairs of near projects as groups, each project in one of them."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledgebase.relate.near_projects import Pair


@dataclass(frozen=True)
class Cluster:
    """Projects that do nearly the same as `seed`, the nearest first."""

    seed: str
    pairs: tuple[Pair, ...]


def clusters(pairs: Sequence[Pair]) -> list[Cluster]:
    """Return the pairs as clusters, each project in one of them; those with the nearest pair first.

    The project with most near it comes first and takes its neighbours, so that no chain of small likenesses
    joins what is far apart.
    """
    of: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of[pair.one].append(pair)
        of[pair.other].append(pair)
    degree = {key: math.fsum(pair.likeness for pair in some) for key, some in of.items()}
    taken: set[str] = set()
    made = []
    for key in sorted(of, key=lambda key: (-degree[key], key)):
        if key in taken:
            continue
        free = [pair for pair in of[key] if pair.beside(key) not in taken]
        if free:
            taken |= {key, *(pair.beside(key) for pair in free)}
            made.append(Cluster(key, tuple(free)))
    return sorted(made, key=lambda cluster: (-cluster.pairs[0].likeness, cluster.seed))
