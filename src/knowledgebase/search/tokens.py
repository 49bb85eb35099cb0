"""Words: how text is cut into words and how a word becomes a key, here and in the browser.

`fold`, `tokens` and `stem` are the same rules as in theme/assets/js/search/words.js; a browser
test compares the two word by word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SAME = str.maketrans({"‐": "-", "‑": "-", "–": " ", "—": " ", "\u00ad": None, "æ": "ä", "ø": "ö"})
# Each takes the longest ending that leaves enough of the word.
_ENDINGS = (
    re.compile(r"^(.{4,}?)(?:kin|kaan)$"),
    re.compile(r"^(.{4,}?)(?:nsa|mme|nne)$"),
    re.compile(
        r"^(.{3,}?)(?:i?(?:ssa|sta|lla|lta|lle|ksi|tta|na|den|tten|en|in)"
        r"|seen|siin|h[aeiou]n|ja|ta|n|t)$"
    ),
    re.compile(r"^(.{3,}?)[aeiouy]$"),
    re.compile(r"^(.{2,}?([bcdfghjklmnpqrstvwxz]))\2$"),
)

LIGHT = frozenset(
    """tyo tyopaikka tyoelama tyontekija duuni homma yksi ihan aivan koko liian tehda saada muu kaikki
    work job arbete jobb""".split()  # noqa: SIM905 (words read better than a list)
)
"""Base forms that nearly every page has: in a question they count only as a part of a phrase."""


def fold(word: str) -> str:
    """Return a word in lower case without accents, dots or hyphens.

    >>> fold("Työ-Hyvinvointi"), fold("Å")
    ('tyohyvinvointi', 'a')
    """
    if word.isascii():  # most words: nothing to take off
        return word.lower().replace("-", "")
    plain = unicodedata.normalize("NFD", word.translate(_SAME).lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("-", "")


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, without single letters.

    >>> list(tokens("TTL:n Etä- ja hybridityö 2026"))
    ['ttl', 'etä', 'ja', 'hybridityö', '2026']
    """
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text.translate(_SAME))):
        if len(match[0]) > 1:
            yield match[0].lower()


@lru_cache(maxsize=1 << 16)
def stem(folded: str) -> str:
    """Return the key of a folded word: what is left without the commonest endings.

    Light on purpose: the inflection that it cannot undo (consonant gradation, irregular stems)
    is in the dictionary as keys of its own, from the analyser.

    >>> stem("johtamisessa"), stem("tyossa"), stem("mentoroinnin")
    ('johtamis', 'tyo', 'mentoroin')
    """
    for ending in _ENDINGS:
        if found := ending.match(folded):
            folded = found[1]
    return folded


def key(word: str) -> str:
    """Return the key under which a word stands in the dictionary."""
    return stem(fold(word))
