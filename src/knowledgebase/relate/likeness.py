"""Likeness: what two entries share, how much it weighs, and how it is said."""

import math
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledgebase.ground.empty_words import is_empty
from knowledgebase.ground.terms import ABROAD, FITS_ALL, UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.validate.entry import Entry

# How many of an entry's rarest words are looked at.
_WORDS = 10
# Words shared by more than this share of the entries say nothing of either.
_COMMON_SHARE = 0.15
# What joins entries: the field of each sort of term. A field bears the name of its vocabulary.
FIELDS = {
    "keyword": "keywords",
    "theme": "themes",
    "sector": "sectors",
    "region": "regions",
    "size": "org_sizes",
    "for_whom": "for_whom",
}
_WEIGHTS = {
    "keyword": 2.0,
    "theme": 1.6,
    "sector": 1.2,
    "region": 1.0,
    "size": 0.6,
    "for_whom": 0.3,
}
_WORD_WEIGHT = 6.0
Feature = tuple[str, str]
NO_TERM = frozenset({WHOLE_COUNTRY, FITS_ALL, UNKNOWN_ID, ABROAD})
"""Terms that say "everything" or "unknown": they join nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two entries are shown together: `by` a kind of term or `word`, and which ones.

    The terms are ids of the vocabulary's terms, or words as the entry wrote them.
    """

    by: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry is compared by: its terms of each sort, in the order of `FIELDS`, and the
    weights of its rare words, by their stems. `length` is that of the word vector; `written`
    maps each rare stem to the words as written but empty ones, `named` has those of the title.
    """

    terms: tuple[frozenset[str], ...]
    words: Mapping[str, float]
    length: float
    written: Mapping[str, frozenset[str]]
    named: frozenset[str]

    def features(self) -> Iterator[tuple[Feature, float]]:
        """Yield everything by which the entry can be found, with its weight."""
        for by, terms in zip(FIELDS, self.terms, strict=True):
            for term in terms:
                yield (by, term), _WEIGHTS[by]
        for word, weight in self.words.items():
            yield ("word", word), weight


def likeness(one: Traits, other: Traits) -> float:
    """Return how like two entries are, a number without unit, from 0 up."""
    score = 0.0
    for weight, mine, yours in zip(_WEIGHTS.values(), one.terms, other.terms, strict=True):
        if mine and yours:
            score += weight * len(mine & yours)
    shared = one.words.keys() & other.words.keys()
    if shared:
        # fsum, since the order of a set is not the same on every run.
        product = math.fsum([one.words[word] * other.words[word] for word in shared])
        score += _WORD_WEIGHT * product / (one.length * other.length)
    return round(score, 6)


def shared_reasons(one: Traits, other: Traits) -> tuple[Reason, ...]:
    """Return what `one` shares with `other`, the weightiest kind of term first."""
    reasons = [
        _shared_terms(by, mine & yours)
        for by, mine, yours in zip(FIELDS, one.terms, other.terms, strict=True)
        if mine and yours and not mine.isdisjoint(yours)
    ]
    # A word is worth showing when both wrote it so and it names one of the two; others only raise the score.
    shared = one.words.keys() & other.words.keys()
    named = (word for word in shared if word in one.named or word in other.named)
    both = (one.written[word] & other.written[word] for word in named)
    if words := [min(words) for words in both if words]:
        reasons.append(Reason("word", tuple(sorted(words)[:3])))
    return tuple(reasons)


@lru_cache(maxsize=4096)
def _shared_terms(by: str, terms: frozenset[str]) -> Reason:
    # The same few sets of terms come up tens of thousands of times.
    return Reason(by, tuple(sorted(terms)))


def offered(posting: Sequence[int], number: int, most: int) -> Sequence[int]:
    """Return at most so many of the numbers that share something with `number`, in ascending order.

    A long list offers those around one's own place in it, so everyone is offered.
    """
    start = max(0, min(bisect_left(posting, number) - most // 2, len(posting) - most))
    return posting[start : start + most]


def traits_of(ordered: Sequence[Entry]) -> list[Traits]:
    """Return the traits of each entry; how rare a word is depends on them all."""
    texts = [_words(entry) for entry in ordered]
    spread = Counter(stem for words in texts for stem in set(map(_stem, words)))
    most = min(len(ordered) - 1, max(3, len(ordered) * _COMMON_SHARE))
    return [
        _traits(entry, words, spread, most, len(ordered))
        for entry, words in zip(ordered, texts, strict=True)
    ]


def _traits(
    entry: Entry, said: Iterable[str], spread: Mapping[str, int], most: float, count: int
) -> Traits:
    written = _by_stem(said)
    rare = sorted(
        (stem for stem in written if 2 <= spread[stem] <= most),
        key=lambda stem: (spread[stem], stem),
    )[:_WORDS]
    # An empty word is rare by chance: what is left out for it is not made up by commoner ones.
    full = {stem: some for stem in rare if (some := _not_empty(written[stem]))}
    words = {stem: math.log(count / spread[stem]) for stem in full}
    length = math.sqrt(sum(weight**2 for weight in words.values())) or 1.0
    terms = tuple(
        _one_set(frozenset(getattr(entry.fields, field, ())) - NO_TERM) for field in FIELDS.values()
    )
    # Only what is rare can be shared, and so be shown.
    named = words.keys() & set(map(_stem, _found(entry.fields.title)))
    return Traits(terms, words, length, full, frozenset(named))


def _not_empty(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if not is_empty(word))


@lru_cache(maxsize=4096)
def _one_set(terms: frozenset[str]) -> frozenset[str]:
    return terms


def _words(entry: Entry) -> tuple[str, ...]:
    """Return the different words of an entry; a word that many write is held once."""
    fields = entry.fields
    text = " ".join(
        str(getattr(fields, name, None) or "")
        for name in ("title", "summary", "problem", "solution", "aim")
    )
    return tuple(map(sys.intern, set(_found(text))))


def _found(text: str) -> list[str]:
    return re.findall(r"[a-zåäö]{6,}", text.lower())


def _stem(word: str) -> str:
    # Finnish inflects at the end of the word: the first seven letters are a fair stem.
    return sys.intern(word[:7])


def _by_stem(words: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(_stem(word), set()).add(word)
    return {stem: frozenset(some) for stem, some in found.items()}
