"""Near projects: which do nearly the same, for whom, where and when, with the reasons.

Words of the short texts count by how rare they are, and so do shared keywords and themes. The cost grows
linearly: a word, keyword or theme offers a project only a bounded number of others.
"""

import heapq
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledgebase.catalogue.facts import organisations_of
from knowledgebase.ground.terms import FITS_ALL, UNKNOWN_ID
from knowledgebase.relate.general_words import words_of
from knowledgebase.relate.likeness import NO_TERM, Reason, offered
from knowledgebase.relate.place_and_time import Same, Time, place, time
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry

NEAR = 0.4
"""How near two projects are that do nearly the same, from 0 to 1: found by reading the pairs of the real ones."""
AKIN = 0.25
"""How near two projects are that may learn from each other."""
_SHOWN = ("title", "summary", "aim", "target_group")
_MORE = ("asked_as", "actions")
_STEM, _COMMON = 7, 0.12
_TEXT, _KEYWORDS, _THEMES = 0.6, 0.25, 0.15
_OFFERS, _FINALISTS, _WORDS = 40, 12, 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two projects by key, how near they are from 0 to 1, and why.

    `people` has the sectors and sizes of workplaces that both are for, or () when it is not known. `place` tells
    whether it is the same, as far as both projects tell. `makers` are the ids of organisations that both have.
    """

    one: str
    other: str
    likeness: float
    reasons: tuple[Reason, ...]
    people: tuple[Reason, ...]
    place: Same
    time: Time
    makers: tuple[str, ...]

    def beside(self, key: str) -> str:
        """Return the key of the one beside `key`."""
        return self.other if key == self.one else self.one


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a project is compared by: its stems with their weights, and its terms.

    `length` is that of the weights as a vector. `written` has, by stem, the words of texts that its page shows, of the stems that weigh something.
    """

    entry: Entry[Project]
    written: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]
    length: float
    keywords: frozenset[str]
    themes: frozenset[str]

    def features(self) -> Iterator[tuple[tuple[str, str], float]]:
        """Yield everything by which the project can be found, with its weight."""
        for stem, weight in self.weights.items():
            yield ("word", stem), _TEXT * weight / self.length
        for name, terms, weight in (
            ("keyword", self.keywords, _KEYWORDS),
            ("theme", self.themes, _THEMES),
        ):
            for term in terms:
                yield (name, term), weight / len(terms)


def near_pairs(
    projects: Iterable[Entry[Project]],
    least: float = NEAR,
    general: Container[str] = (),
) -> list[Pair]:
    """Return the pairs of projects that are at least so near, the nearest first.

    Projects that are known to be for other people are not near. The order of `projects` does not matter.
    A shared word in `general` is no reason of its own.
    """
    ordered = sorted(projects, key=lambda entry: entry.key)
    traits = _traits_of(ordered)
    found = []
    for one, other in _candidates(traits):
        nearness = _likeness(traits[one], traits[other])
        if nearness >= least and not _for_others(ordered[one], ordered[other]):
            found.append(_pair(traits[one], traits[other], nearness, general))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _traits_of(ordered: Sequence[Entry[Project]]) -> list[_Traits]:
    texts = [tuple(_by_stem(entry, (*_SHOWN, *_MORE))) for entry in ordered]
    spread = Counter(stem for stems in texts for stem in stems)
    most = min(len(ordered) - 1, max(3, len(ordered) * _COMMON))
    traits = []
    for entry, stems in zip(ordered, texts, strict=True):
        weights = {
            stem: math.log(1 + len(ordered) / spread[stem])
            for stem in stems
            if 2 <= spread[stem] <= most
        }
        length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
        keywords = frozenset(entry.fields.keywords) - NO_TERM
        themes = frozenset(entry.fields.themes)
        shown = _by_stem(entry, _SHOWN)
        written = {stem: tuple(shown[stem]) for stem in shown if stem in weights}
        traits.append(_Traits(entry, written, weights, length, keywords, themes))
    return traits


def _by_stem(entry: Entry[Project], names: Iterable[str]) -> dict[str, set[str]]:
    """Return the words of a project's texts, as written but in small letters, by their stems.

    A word that many write is held once.
    """
    stems: dict[str, set[str]] = {}
    for name in names:
        value = getattr(entry.fields, name) or ""
        for word in words_of(" ".join(value) if isinstance(value, tuple) else str(value)):
            stems.setdefault(sys.intern(word[:_STEM]), set()).add(sys.intern(word))
    return stems


def _candidates(traits: Sequence[_Traits]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of pairs worth a closer look, each once, the smaller first."""
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(traits):
        for feature, _ in one.features():
            postings[feature].append(number)
    seen = set()
    for number, one in enumerate(traits):
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in one.features():
            for other in offered(postings[feature], number, _OFFERS):
                scores[other] += weight
        scores.pop(number, None)
        for _, other in heapq.nlargest(_FINALISTS, ((s, -n) for n, s in scores.items())):
            seen.add((min(number, -other), max(number, -other)))
    yield from sorted(seen)


def _likeness(one: _Traits, other: _Traits) -> float:
    shared = sorted(one.weights.keys() & other.weights.keys())
    words = math.fsum(one.weights[s] * other.weights[s] for s in shared)
    text = words / (one.length * other.length)
    keywords = _share(one.keywords, other.keywords)
    return round(
        _TEXT * text + _KEYWORDS * keywords + _THEMES * _share(one.themes, other.themes), 3
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _pair(one: _Traits, other: _Traits, nearness: float, general: Container[str]) -> Pair:
    a, b = one.entry, other.entry
    terms = (
        ("keyword", one.keywords & other.keywords),
        ("theme", one.themes & other.themes),
        ("word", _named(one, other, general)),
        ("region", _both(a.fields.regions, b.fields.regions)),
    )
    theirs = set(organisations_of(b))
    makers = tuple(id for id in organisations_of(a) if id in theirs)
    return Pair(
        a.key, b.key, nearness, _told(terms), _people(a, b), place(a, b), time(a, b), makers
    )


def _told(terms: Iterable[tuple[str, Iterable[str]]]) -> tuple[Reason, ...]:
    return tuple(Reason(by, tuple(sorted(shared))) for by, shared in terms if shared)


def _named(one: _Traits, other: _Traits, general: Container[str]) -> frozenset[str]:
    """Return the rarest words that both pages show and that name one of the two.

    A stem may stand for two words of different senses; it only raises the likeness.
    """
    titles = {word[:_STEM] for t in (one, other) for word in words_of(t.entry.fields.title)}
    both = {
        stem: [word for word in words if word in other.written[stem] and word not in general]
        for stem, words in one.written.items()
        if stem in titles and stem in other.written
    }
    rarest = sorted((s for s in both if both[s]), key=lambda s: (-one.weights[s], s))[:_WORDS]
    return frozenset(min(both[stem]) for stem in rarest)


def _both(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    return (frozenset(one) & frozenset(other)) - NO_TERM


def _for_others(one: Entry[Project], other: Entry[Project]) -> bool:
    """Tell whether two projects are known to be for workplaces of different sectors."""
    mine, yours = one.fields.sectors, other.fields.sectors
    return UNKNOWN_ID not in (*mine, *yours) and not _common(mine, yours)


def _people(one: Entry[Project], other: Entry[Project]) -> tuple[Reason, ...]:
    a, b = one.fields, other.fields
    return _told(
        (
            ("sector", _common(a.sectors, b.sectors)),
            ("size", _common(a.org_sizes, b.org_sizes)),
        )
    )


def _common(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """Return the terms that two fields share; what is for everyone shares all of the other's."""
    mine, yours = frozenset(one), frozenset(other)
    shared = mine if FITS_ALL in yours else yours if FITS_ALL in mine else mine & yours
    return shared - {UNKNOWN_ID}
