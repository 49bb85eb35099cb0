"""Postings: the pages of a word and its weight on each, as one short line of text."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledgebase.search.weights import HALF, LONGEST_LIST

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_TOP = 63
Phrase = tuple[str, ...]


class Postings(Mapping[int, float]):
    """The pages of a word, in the order of their numbers, and its weight on each.

    There are hundreds of a page: as a dictionary each would take nine times as much.
    """

    __slots__ = ("_pages", "_weights")

    def __init__(self) -> None:
        self._pages = array("I")
        self._weights = array("d")

    def add(self, page: int, weight: float) -> None:
        """Add a page, whose number is above all former ones."""
        self._pages.append(page)
        self._weights.append(weight)

    def unpacked(self) -> dict[int, float]:
        """Return the same as a dictionary."""
        return dict(zip(self._pages, self._weights, strict=True))

    def __getitem__(self, page: int) -> float:
        at = bisect_left(self._pages, page)
        if at < len(self._pages) and self._pages[at] == page:
            return self._weights[at]
        raise KeyError(page)

    def __iter__(self) -> Iterator[int]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


@dataclass
class PageWeights:
    """The weights on one page of words, of what is inside compounds, and of concepts."""

    words: dict[str, float] = field(default_factory=dict)
    parts: dict[str, float] = field(default_factory=dict)
    concepts: dict[str, float] = field(default_factory=dict)


@dataclass
class Collected:
    """What the dictionary is written from. Terms are folded base forms (`Analyser.term`).

    `words` and `parts` hold the pages of a term as a word and inside compounds; `keys` the keys
    that lead to a term; `narrower` the phrases that mean less than the concept that they lead to; `shown` its spelling where folding changed it; `compounds` its parts;
    `forms` the terms that a folded word form is known to be a form of; `said` the
    concepts that some card says by one of their own words; `bets` the pages, the best
    first, that are themselves what a phrase names: a need, a theme, a region, an organisation.
    """

    words: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    parts: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    concepts: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    phrases: dict[Phrase, set[str]] = field(default_factory=lambda: defaultdict(set))
    narrower: set[tuple[Phrase, str]] = field(default_factory=set)
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[str, str] = field(default_factory=dict)
    compounds: dict[str, Phrase] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: set[str] = field(default_factory=set)
    bets: dict[Phrase, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, number: int, page: PageWeights) -> None:
        """Add what one page says; pages come in the order of their numbers."""
        for all_pages, sums in (
            (self.words, page.words),
            (self.parts, page.parts),
            (self.concepts, page.concepts),
        ):
            for term, weight in sums.items():
                all_pages[term].add(number, weight)


def impact(weight: float) -> int:
    """Return 1–63 for a weight above zero; it grows ever more slowly.

    >>> impact(0.01), impact(2.0), impact(1e9)
    (1, 25, 63)
    """
    return max(1, round(_TOP * weight / (weight + HALF)))


def encode(weights: Mapping[int, float]) -> str:
    """Return a word's pages as text: for each, the distance from the one before and the impact.

    >>> encode({0: 2.0, 40: 1e9})
    'AZoB_'
    """
    best: Iterable[int] = weights
    if len(weights) > LONGEST_LIST:
        best = sorted(weights, key=lambda page: (-weights[page], page))[:LONGEST_LIST]
    text, before = [], 0
    for page in sorted(best):
        text.append(_distance(page - before) + DIGITS[impact(weights[page])])
        before = page
    return "".join(text)


def encode_pages(pages: Iterable[int]) -> str:
    """Return pages without weights as text: the distance of each from the one before.

    >>> encode_pages([3, 1])
    'BC'
    """
    text, before = [], 0
    for page in sorted(pages):
        text.append(_distance(page - before))
        before = page
    return "".join(text)


def _distance(number: int) -> str:
    # Five bits a digit, lowest first; a digit of 32 or more says that another follows.
    if number < 32:
        return DIGITS[number]
    digits = []
    while number >= 32:
        digits.append(DIGITS[32 + number % 32])
        number //= 32
    return "".join(digits) + DIGITS[number]
