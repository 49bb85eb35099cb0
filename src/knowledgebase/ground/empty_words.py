"""Empty words: those that tell nothing of a subject, from `empty_words.toml`."""

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(
    files("knowledgebase.ground").joinpath("empty_words.toml").read_text("utf-8")
)
_WEAK = _LISTS["weak"].split()
_WORDS = frozenset(word for word in _WEAK if not word.endswith("-"))
_BEGINS = tuple(word.removesuffix("-") for word in _WEAK if word.endswith("-"))

STOP_WORDS: frozenset[str] = frozenset(_LISTS["no_subject"].split())
"""Words that carry no subject: not indexed, and without weight in a question."""

ASK_FOR_PROJECTS: frozenset[str] = frozenset(_LISTS["projects"].split())
"""Words of a question that ask for projects."""
ASK_FOR_A_KIND: frozenset[str] = ASK_FOR_PROJECTS | frozenset(_LISTS["general"].split())
"""Words of a question that name only the kind of page asked for: beside a subject not looked for."""


def is_empty(word: str) -> bool:
    """Return whether a word, in small letters, gives two texts that share it nothing in common.

    >>> is_empty("sijaan"), is_empty("pienten"), is_empty("sijaisen")
    (True, True, False)
    """
    return word in STOP_WORDS or word in _WORDS or word.startswith(_BEGINS)
