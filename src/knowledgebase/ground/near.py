"""Near: the word that was probably meant, told by the pairs of letters that two words share.

The form in the browser guesses by the same rule (theme/assets/js/form/near.js), so that a writer
is asked the same question by both; a test compares them.
"""

from collections.abc import Iterable

HALF = 0.5
"""Words are near when more than this share of their pairs is the same."""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of `words` most like `word`, '' when none is near.

    Of equally near ones the first in alphabetical order is returned.

    >>> nearest("tyokkyy", ["johtaminen", "tyokyky", "tyoaika"])
    'tyokyky'
    >>> nearest("xyz", ["johtaminen"])
    ''
    """
    pairs = _pairs(word)
    best, most = "", HALF
    for other in sorted(words):
        others = _pairs(other)
        share = 2 * len(pairs & others) / (len(pairs) + len(others))
        if share > most:
            best, most = other, share
    return best


def _pairs(word: str) -> set[str]:
    # The blanks make the first and the last letter count more than those inside.
    letters = f" {word} "
    return {letters[n : n + 2] for n in range(len(letters) - 1)}
