"""Titles: which names of entries are near, so that the same thing is not told twice.

The form in the browser measures the same (theme/assets/js/form/similar.js); a test compares them.
"""

import re
from collections.abc import Mapping, Sequence

LEAST_LETTERS, STEM = 4, 7
"""Words of so many letters count, by so many of their first: Finnish inflects at the end of the word."""
SHARE = 0.6
"""Of the words of the shorter title, so many are in the other one too."""
MOST_HOLDERS = 60
"""A word that more titles have leads from none of them to another."""

Holders = Mapping[str, Sequence[int]]


def stems(title: str) -> frozenset[str]:
    """Return the beginnings of the words that tell what a title is about.

    >>> sorted(stems("Etätyön pelisäännöt"))
    ['etätyön', 'pelisää']
    """
    words = re.findall(r"[a-zåäö]+", title.lower())
    return frozenset(word[:STEM] for word in words if len(word) >= LEAST_LETTERS)


def holders_of(titles: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Return for each stem the places of the titles that have it."""
    found: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        for stem in sorted(title):
            found.setdefault(stem, []).append(number)
    return found


def near_titles(
    title: frozenset[str], titles: Sequence[frozenset[str]], holders: Holders
) -> list[int]:
    """Return the places of the titles that are near, the nearest first.

    >>> titles = [stems("Etätyön pelisäännöt yhdessä"), stems("Oppisopimus ja suunnitelma")]
    >>> near_titles(stems("Pelisäännöt etätyön arkeen"), titles, holders_of(titles))
    [0]
    >>> near_titles(stems("Siistijät suunnittelevat reittinsä"), titles, holders_of(titles))
    []
    """
    told = [holders.get(stem, ()) for stem in title]
    met = {number for places in told if len(places) <= MOST_HOLDERS for number in places}
    shares = {number: _share(title, titles[number]) for number in met}
    near = [number for number in met if shares[number] >= SHARE]
    return sorted(near, key=lambda number: (-shares[number], number))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter title the other one has; one word alone is not a title."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared > 1 else 0.0
