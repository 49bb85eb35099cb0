"""Near: the word that was probably meant, told by the pairs of letters that two words share.

The form in the browser guesses by the same rule (theme/assets/js/form/near.js), so that a writer
is asked the same question by both; a test compares them.
"""

import re
from collections.abc import Iterable

from knowledgebase.ground.slugs import slug_of

HALF = 0.5
"""Words are near when more than this share of their pairs is the same."""
_BETWEEN = re.compile(r"[\s-]+")
_LEAST_PART = 3
"""So many letters a word must have to be known inside another."""
_SLIP = 2
"""So many letters may differ at one place of words that share little but their end."""


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
    >>> nearest("jaksaminen", ["johtaminen"]), nearest("jhotaminen", ["johtaminen"])
    ('', 'johtaminen')
    >>> nearest("tekoaly", ["digi-ja-tekoaly"])
    'digi-ja-tekoaly'

    A word that is inside several names tells none of them from the others.

    >>> nearest("suomi", ["keski-suomi", "varsinais-suomi"])
    ''
    """
    pairs = _pairs(word)
    best, most = "", HALF
    known = sorted(words)
    around = {slug_of(other) for other in known if _is_inside(word, other)}
    for other in known:
        if len(around) > 1 and _is_inside(word, other):
            continue
        share = _share(pairs, _pairs(other))
        if share > most and _could_be(word, other):
            best, most = other, share
    return best


def _is_inside(word: str, other: str) -> bool:
    return len(_BETWEEN.split(other)) > len(_BETWEEN.split(word)) and word in other


def _could_be(word: str, other: str) -> bool:
    """True when each part of a word has its counterpart in the other."""
    parts, others = _BETWEEN.split(word.lower()), _BETWEEN.split(other.lower())
    return all(any(_is_like(part, each) for each in others) for part in parts)


def _is_like(part: str, other: str) -> bool:
    short, long = sorted((part, other), key=len)
    if len(short) >= _LEAST_PART and short in long:
        return True
    # Hardly anyone mistakes the first letter.
    return (
        part[:1] == other[:1]
        and _share(_pairs(part), _pairs(other)) > HALF
        and _is_slip(part, other)
    )


def _is_slip(part: str, other: str) -> bool:
    """True when the words are alike also without the end that they share: -minen is in many."""
    end = _shared_start(part[::-1], other[::-1])
    one, two = part[: len(part) - end], other[: len(other) - end]
    differ = max(len(one), len(two)) - _shared_start(one, two)
    return differ <= _SLIP or _share(_pairs(one), _pairs(two)) > HALF


def _shared_start(one: str, two: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )


def _share(pairs: set[str], others: set[str]) -> float:
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(word: str) -> set[str]:
    # The blanks make the first and the last letter count more than those inside.
    letters = f" {word} "
    return {letters[n : n + 2] for n in range(len(letters) - 1)}
