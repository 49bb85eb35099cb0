"""Postings: the pages of a word and its weight on each, as one short line of text."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledgebase.search.weights import HALF, LONGEST_LIST

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_TOP = 63


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
