"""Relate: what belongs together, by declared link, by shared terms and by likeness of text.

The cost grows linearly: each term offers an entry only a bounded number of others, so a theme
of two thousand entries costs each of them no more than a theme of fifty.
"""

import heapq
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledgebase.references import Declared, declared
from knowledgebase.validate import Entry

MOST = 8
_SAME_KIND = 5
_FINALISTS = 8
_WORDS = 12
# How many others each term offers an entry: all of them in a small catalogue, fewer in a large one.
_OFFERS, _FEWEST_OFFERS, _OFFER_BUDGET = 60, 8, 20_000
# Words shared by more than this share of the entries say nothing of either.
_COMMON_SHARE = 0.15
_FIELDS = {
    "keyword": "keywords", "theme": "themes", "sector": "sectors", "region": "regions",
    "size": "org_sizes", "for_whom": "for_whom",
}  # fmt: skip
_WEIGHTS = {
    "keyword": 2.0,
    "theme": 1.6,
    "sector": 1.2,
    "region": 1.0,
    "size": 0.6,
    "for_whom": 0.3,
}
_WORD_WEIGHT = 6.0
_Feature = tuple[str, str]
_Ranked = tuple[float, str, int]  # the score below zero, the key, the number
# Terms that say "everything" or "unknown" join nothing.
_NO_TERM = {"koko-maa", "kaikki", "ei-tiedossa", "ulkomaat"}


@dataclass(frozen=True)
class Reason:
    """Why two entries are shown together: `by` a kind of term or `word`, and which ones.

    The terms are ids of the vocabulary's terms, or words as the entry wrote them.
    """

    by: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Related:
    """A computed neighbour, with its reasons in order of weight, and a score without unit."""

    key: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class LinkBack:
    """A link that another entry declares to this one."""

    key: str
    field: str
    source: str | None


@dataclass(frozen=True)
class Relations:
    """For each entry's key: its declared links, the links back, and its computed neighbours."""

    references: Mapping[str, tuple[Declared, ...]]
    linked_from: Mapping[str, tuple[LinkBack, ...]]
    related: Mapping[str, tuple[Related, ...]]


def relate(entries: Iterable[Entry]) -> Relations:
    """Find all relations among `entries`. The order of `entries` does not matter."""
    ordered = sorted(entries, key=lambda entry: entry.key)
    keys = {entry.key for entry in ordered}
    references = {
        entry.key: tuple(link for link in declared(entry) if link.target in keys - {entry.key})
        for entry in ordered
    }
    back: dict[str, list[LinkBack]] = defaultdict(list)
    for entry in ordered:
        for link in references[entry.key]:
            back[link.target].append(LinkBack(entry.key, link.field, link.source))
    linked_from = {key: tuple(back.get(key, ())) for key in sorted(keys)}
    joined = {
        key: {link.target for link in references[key]} | {link.key for link in linked_from[key]}
        for key in references
    }
    return Relations(references, linked_from, _neighbours(ordered, joined))


def _neighbours(
    ordered: Sequence[Entry], joined: Mapping[str, set[str]]
) -> dict[str, tuple[Related, ...]]:
    traits = _traits(ordered)
    kinds = [entry.kind for entry in ordered]
    offers = max(_FEWEST_OFFERS, min(_OFFERS, _OFFER_BUDGET // max(len(ordered), 1)))
    postings: dict[_Feature, list[int]] = defaultdict(list)
    for number, trait in enumerate(traits):
        for feature, _ in trait.features():
            postings[feature].append(number)
    result = {}
    for number, entry in enumerate(ordered):
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in traits[number].features():
            for other in _offered(postings[feature], number, offers):
                scores[other] += weight
        scores.pop(number, None)
        ranked = sorted(
            (-_likeness(traits[number], traits[n]), ordered[n].key, n)
            for n in _finalists(scores, kinds, kinds[number])
        )
        free = [found for found in ranked if found[1] not in joined[entry.key]]
        result[entry.key] = tuple(
            Related(key, -score, reasons)
            for score, key, n in _mix(free, entry.kind)
            if (reasons := _reasons(traits[number], traits[n]))
        )
    return result


def _finalists(scores: Mapping[int, float], kinds: Sequence[str], kind: str) -> list[int]:
    own = ((score, -n) for n, score in scores.items() if kinds[n] == kind)
    others = ((score, -n) for n, score in scores.items() if kinds[n] != kind)
    best = heapq.nlargest(_FINALISTS, own) + heapq.nlargest(_FINALISTS // 2, others)
    return [-n for _, n in best]


def _offered(posting: list[int], number: int, offers: int) -> list[int]:
    if len(posting) <= offers:
        return posting
    # A long list offers the entries around one's own place in it, so everyone is offered.
    start = max(0, min(bisect_left(posting, number) - offers // 2, len(posting) - offers))
    return posting[start : start + offers]


def _mix(ranked: list[_Ranked], kind: str) -> list[_Ranked]:
    """Take the best, but leave room for other kinds: the join is what a reader came for."""
    own = [found for found in ranked if found[1].startswith(f"{kind}:")]
    others = [found for found in ranked if not found[1].startswith(f"{kind}:")]
    chosen = own[: max(_SAME_KIND, MOST - len(others))]
    return sorted(chosen + others[: MOST - len(chosen)])


@dataclass(frozen=True)
class _Traits:
    """What an entry is compared by: its terms of each sort, in the order of `_FIELDS`, and the
    weights of its rare words, by their stems. `length` is that of the word vector; `written`
    maps each stem to the word as written, `named` has the stems of the title.
    """

    terms: tuple[frozenset[str], ...]
    words: Mapping[str, float]
    length: float
    written: Mapping[str, str]
    named: frozenset[str]

    def features(self) -> Iterator[tuple[_Feature, float]]:
        for by, terms in zip(_FIELDS, self.terms, strict=True):
            for term in terms:
                yield (by, term), _WEIGHTS[by]
        for word, weight in self.words.items():
            yield ("word", word), weight


def _likeness(one: _Traits, other: _Traits) -> float:
    score = 0.0
    for weight, mine, yours in zip(_WEIGHTS.values(), one.terms, other.terms, strict=True):
        if mine and yours:
            score += weight * len(mine & yours)
    shared = one.words.keys() & other.words.keys()
    if shared:
        product = sum(one.words[word] * other.words[word] for word in shared)
        score += _WORD_WEIGHT * product / (one.length * other.length)
    return round(score, 6)


def _reasons(one: _Traits, other: _Traits) -> tuple[Reason, ...]:
    reasons = [
        _shared_terms(by, mine & yours)
        for by, mine, yours in zip(_FIELDS, one.terms, other.terms, strict=True)
        if mine and yours and not mine.isdisjoint(yours)
    ]
    # A word is worth showing when it names one of the two; others only raise the score.
    words = one.words.keys() & other.words.keys() & (one.named | other.named)
    if words:
        reasons.append(Reason("word", tuple(sorted(one.written[word] for word in words)[:3])))
    return tuple(reasons)


@lru_cache(maxsize=4096)
def _shared_terms(by: str, terms: frozenset[str]) -> Reason:
    # The same few sets of terms come up tens of thousands of times.
    return Reason(by, tuple(sorted(terms)))


def _traits(ordered: Sequence[Entry]) -> list[_Traits]:
    texts = [_words(entry) for entry in ordered]
    spread = Counter(word for words in texts for word in words)
    most = min(len(ordered) - 1, max(3, len(ordered) * _COMMON_SHARE))
    traits = []
    for entry, written in zip(ordered, texts, strict=True):
        rare = sorted(
            (word for word in written if 2 <= spread[word] <= most),
            key=lambda word: (spread[word], word),
        )[:_WORDS]
        words = {word: math.log(len(ordered) / spread[word]) for word in rare}
        length = math.sqrt(sum(weight**2 for weight in words.values())) or 1.0
        terms = tuple(
            frozenset(getattr(entry.fields, field, ())) - _NO_TERM for field in _FIELDS.values()
        )
        named = frozenset(_stems(entry.fields.title))
        traits.append(_Traits(terms, words, length, written, named))
    return traits


def _words(entry: Entry) -> dict[str, str]:
    fields = entry.fields
    text = " ".join(
        str(getattr(fields, name, None) or "")
        for name in ("title", "summary", "problem", "solution", "aim")
    )
    return _stems(text)


def _stems(text: str) -> dict[str, str]:
    # Finnish inflects at the end of the word: the first seven letters are a fair stem.
    words: dict[str, str] = {}
    for word in re.findall(r"[a-zåäö]{6,}", text.lower()):
        words.setdefault(word[:7], word)
    return words
