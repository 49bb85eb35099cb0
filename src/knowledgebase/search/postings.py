"""Postings: the pages of a word and its weight on each, as one short line of text."""

from collections.abc import Iterable, Mapping

from knowledgebase.search.weights import HALF, LONGEST_LIST

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_TOP = 63


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
