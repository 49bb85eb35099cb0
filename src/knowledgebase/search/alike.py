"""Alike: sentences and lead-ins that many pages say, which tell in an excerpt nothing of the page.

They are counted, not listed: what a template says before every number, and what is said of every
card (that no results were read, whose hint it is), is found when the texts change too. They are
searched like all words, and a summary keeps its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from knowledgebase.search.documents import Document

_END = re.compile(r"(?<=[.!?:]) ")
_COUNTED = 1000
"""Pages that are counted, evenly of all: so many sentences need not be held of more."""
_LEAST, _SHARE = 8, 0.01
"""Pages that say a sentence alike: so many, and so large a part of those that are counted."""
_LONGEST = 120


def said_alike(documents: Sequence[Document]) -> frozenset[str]:
    """Return the sentences, and the beginnings before a colon, that many pages have."""
    counted = documents[:: -(-len(documents) // _COUNTED) or 1]
    found = Counter(one for document in counted for one in set(_short(document.text)))
    least = max(_LEAST, _SHARE * len(counted))
    return frozenset(one for one, pages in found.items() if pages >= least)


def without(text: str, alike: frozenset[str]) -> str:
    """Return a text without those sentences; what a dropped beginning leaves begins a sentence.

    >>> without("Kokeilu auttoi. Vinkki: aloittakaa pienestä.", frozenset({"Vinkki:"}))
    'Kokeilu auttoi. Aloittakaa pienestä.'
    """
    kept: list[str] = []
    begins = False
    for one in _END.split(text):
        if one in alike:
            begins = True
            continue
        kept.append(one[:1].upper() + one[1:] if begins else one)
        begins = False
    return " ".join(kept)


def _short(text: str) -> Iterable[str]:
    sentences = (one for one in _END.split(text) if len(one) <= _LONGEST)
    return (one for one in sentences if any(letter.isalpha() for letter in one))
