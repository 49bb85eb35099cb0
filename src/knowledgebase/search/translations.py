"""Translations: Finnish words for Swedish and English ones, from the committed table.

The table is made by scripts/translations.py from FreeDict dictionaries. It serves words that
the thesaurus does not know; what the thesaurus says weighs more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from knowledgebase.search.tables import read_rows
from knowledgebase.search.tokens import fold

TRANSLATIONS = Path(__file__).with_name("translations.tsv")
HEAD = (
    "# Swedish and English words in Finnish, from the FreeDict dictionaries 2022.11.18 (WikDict,\n"
    "# Wiktionary). Licence: Creative Commons Attribution-ShareAlike 3.0. Changed: reordered, cut.\n"
)
_MOST = 3


def read_translations(file: Path = TRANSLATIONS) -> Mapping[str, tuple[str, ...]]:
    """Read the table: Finnish base forms by lower-case word, the best first."""
    return read_rows(file)


def known_translations(
    rows: Iterable[tuple[str, Sequence[str]]], terms: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the translations that some page has, as terms by folded word, out of the `rows` of the table; `terms` are those of the pages.

    >>> known_translations([("accident", ("onnettomuus", "tapaturma"))], {"tapaturma"})
    {'accident': ('tapaturma',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for word, finnish in rows:
        own = (lemma if lemma in terms else fold(lemma) for lemma in finnish)
        known = tuple(term for term in own if term in terms)[:_MOST]
        if known:
            found[fold(word)] = known
    return found
