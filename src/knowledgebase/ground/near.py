"""Near: the word that was probably meant, told by the pairs of letters that two words share.

The form in the browser guesses by the same rule (theme/assets/js/form/near.js), so that a writer
is asked the same question by both; a test compares them.
"""

import re
from collections.abc import Iterable

HALF = 0.5
"""Words are near when more than this share of their pairs is the same."""
_BETWEEN = re.compile(r"[\s-]+")
_LEAST_PART = 3
"""So many letters a word must have to be known inside another."""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of `words` most like `word`, '' when none is near.

    Of equally near ones the first in alphabetical order is returned.

    >>> nearest("tyokkyy", ["johtaminen", "tyokyky", "tyoaika"])
    'tyokyky'
    >>> nearest("xyz", ["johtaminen"])
    ''

    What tells one name from another must be near, too: not only the end that many names share.

    >>> nearest("turun-kaupunki", ["oulun-kaupunki"]), nearest("jaksaminen", ["osaaminen"])
    ('', '')
    >>> nearest("tekoaly", ["digi-ja-tekoaly"])
    'digi-ja-tekoaly'
    """
    pairs = _pairs(word)
    best, most = "", HALF
    for other in sorted(words):
        share = _share(pairs, _pairs(other))
        if share > most and _could_be(word, other):
            best, most = other, share
    return best


def _could_be(word: str, other: str) -> bool:
    """True when each part of a word has its counterpart in the other."""
    parts, others = _BETWEEN.split(word.lower()), _BETWEEN.split(other.lower())
    return all(any(_is_like(part, each) for each in others) for part in parts)


def _is_like(part: str, other: str) -> bool:
    short, long = sorted((part, other), key=len)
    if len(short) >= _LEAST_PART and short in long:
        return True
    # Hardly anyone mistakes the first letter.
    return part[:1] == other[:1] and _share(_pairs(part), _pairs(other)) > HALF


def _share(pairs: set[str], others: set[str]) -> float:
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(word: str) -> set[str]:
    # The blanks make the first and the last letter count more than those inside.
    letters = f" {word} "
    return {letters[n : n + 2] for n in range(len(letters) - 1)}
