"""Overlap: entries that tell of the same thing, also in other words.

Likeness weighs a few rare words, which a reworded text does not share. Here every word of the
short texts counts by how rare it is, and so do asked words; a word of a compound counts as one.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from knowledgebase.validate.entry import Entry

# The texts that say what an entry is about, of a practice and of a project.
_TEXTS = ("title", "summary", "problem", "solution", "aim", "target_group", "asked_as", "needs")
_LEAST, _STEM = 5, 6
_COMMON = 0.2
"""A word in more than this share of the entries says nothing of any one."""


def overlaps(entry: Entry, others: Iterable[Entry]) -> Mapping[str, float]:
    """Return, by key, how much of `entry` each other entry of its kind tells too, from 0 to 1.

    It is the share of the words of the shorter one, each weighed by how rare it is.
    """
    same = [other for other in others if other.kind == entry.kind and other.key != entry.key]
    words = {other.key: _stems(other) for other in same}
    mine = _stems(entry)
    spread = Counter(stem for found in (*words.values(), mine) for stem in found)
    count = len(same) + 1
    most = max(3, count * _COMMON)
    weight = {s: math.log(1 + count / n) for s, n in spread.items() if n <= most}
    return {key: round(_share(mine, found, weight), 3) for key, found in words.items()}


def _share(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    sums = [math.fsum(sorted(weight.get(s, 0.0) for s in stems)) for stems in (one, other)]
    shared = math.fsum(sorted(weight.get(s, 0.0) for s in one & other))
    return shared / min(sums) if min(sums) else 0.0


def _stems(entry: Entry) -> frozenset[str]:
    text = " ".join(_texts(entry.fields))
    words = re.findall(r"[a-zåäö]+", text.lower())
    return frozenset(word[:_STEM] for word in words if len(word) >= _LEAST)


def _texts(fields: Any) -> Iterable[str]:
    for name in _TEXTS:
        value = getattr(fields, name, None)
        yield from value if isinstance(value, tuple) else [str(value or "")]
