"""General words: those that two texts may share without being near, so that they are no reason to tell.

A word of the name of a theme or a keyword, which the term itself tells better; the name of a region, which
is a reason of its own; a word that many cards say, whatever they are about; and an empty word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from knowledgebase.ground.empty_words import is_empty
from knowledgebase.read.vocabulary import Vocabularies, Vocabulary
from knowledgebase.validate.entry import Entry

MANY = 0.1
"""The share of cards that may say a word that still tells what one of them is about."""
_LEAST = 5
# A word of more letters is a compound: its first part alone is another word.
_SHORT, _STEM, _LONG_STEM = 12, 7, 11
_ENDING, _CHANGED = 6, 3
"""Letters that an ending may add to a word, and of its own that it may change."""


@dataclass(frozen=True)
class GeneralWords:
    """What tells nothing of its own: stems of what many say, and how names of terms and of regions begin."""

    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._has(word)

    def _has(self, word: str) -> bool:
        if _stem(word) in self.stems or is_empty(word) or word.startswith(self.regions):
            return True
        shortest = max(_LEAST, len(word) - _ENDING)
        begins = (word[:end] for end in range(shortest, len(word) + 1))
        return not self.names.isdisjoint(begins)


def general_words(entries: Iterable[Entry], vocabularies: Vocabularies) -> GeneralWords:
    """Return the general words of `entries`, by all their fields and the vocabularies of themes and regions."""
    names = _begins(_themes(vocabularies["themes"]))
    regions = _begins(_regions(vocabularies["regions"]))
    return GeneralWords(_many(entries), names, tuple(sorted(regions)))


def words_of(text: str) -> list[str]:
    """Return the words of a text that are long enough to tell something, in small letters."""
    return [word for word in re.findall(r"[a-zåäö]+", text.lower()) if len(word) >= _LEAST]


def _begins(names: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word[: max(_LEAST, len(word) - _CHANGED)] for word in words_of(" ".join(names))
    )


def _themes(themes: Vocabulary) -> Iterator[str]:
    for theme in themes.terms.values():
        for term in (theme, *theme.narrower):
            yield from (term.name(), *(concept.label for concept in term.yso))
    # A word that belongs to another field names people or a trade, for which projects have few terms.
    yield from (row.word for row in themes.free_words if row.means)


def _regions(regions: Vocabulary) -> Iterator[str]:
    for region in regions.terms.values():
        yield from filter(None, (region.name(), region.genitive, region.inessive))


def _many(entries: Iterable[Entry]) -> frozenset[str]:
    said: Counter[str] = Counter()
    counted = tuple(entries)
    for entry in counted:
        words = words_of(" ".join(_texts(entry.fields)))
        said.update({stem for word in set(words) for stem in (word[:_STEM], _stem(word))})
    return frozenset(stem for stem, cards in said.items() if cards > max(3, len(counted) * MANY))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, BaseModel):
        yield from _texts([each for _, each in value])


def _stem(word: str) -> str:
    return word[: _STEM if len(word) <= _SHORT else _LONG_STEM]
