"""Slugs: the id that a name suggests, in the letters that an address may have."""

import re
import unicodedata

SLUG_MAX = 80
# Letters that do not come apart into a base letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


def slug_of(title: str) -> str:
    """Return the id that a title suggests, '' when it has no letter or digit.

    >>> slug_of("Työkyky: näin alkuun!")
    'tyokyky-nain-alkuun'
    """
    text = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", bare)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > SLUG_MAX:
            break
        slug = longer
    return slug or "".join(words)[:SLUG_MAX]
