"""Analysis: the base forms and compound parts of a word, from the committed table.

The table is made by `kb analyse` with a full analyser of Finnish, so that an ordinary build
needs none. A word that the table lacks is analysed lightly (as a compound of the table's words, or
with simplemma's list of base forms) and listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from knowledgebase.ground.lemmas import lemma as dictionary_form
from knowledgebase.search.tables import read_rows, write_rows
from knowledgebase.search.tokens import fold, stem

FORMS = Path(__file__).with_name("forms-fi.tsv")
STEMS = Path(__file__).with_name("stems-fi.tsv")
_SHORTEST_PART, _SHORTEST_TAIL = 3, 4
_SNOWBALL = {"sv": "swedish", "en": "english"}


@dataclass(frozen=True)
class Reading:
    """One analysis of a word: its base form in compound parts.

    `derived` marks a word that this one is made from: `mentorointi` from `mentoroida`.
    """

    parts: tuple[str, ...]
    derived: bool = False

    @property
    def lemma(self) -> str:
        """The base form in one piece."""
        return "".join(self.parts)

    @classmethod
    def read(cls, text: str) -> "Reading":
        """Read the table's notation: `etä|johtaminen`, `~mentoroida`."""
        return cls(tuple(text.removeprefix("~").split("|")), text.startswith("~"))

    def __str__(self) -> str:
        return "~" * self.derived + "|".join(self.parts)


@dataclass(frozen=True)
class Table:
    """Readings by word form, and the keys of the inflected forms of simple base forms."""

    forms: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, forms: Path = FORMS, stems: Path = STEMS) -> "Table":
        """Read the two files of a table; a file that is missing is an empty one."""
        return cls(*(read_rows(file) if file.is_file() else {} for file in (forms, stems)))

    def write(self, forms: Path, stems: Path) -> None:
        """Write the two files of the table."""
        write_rows(forms, self.forms)
        write_rows(stems, self.stems)


_SHORTEST_LOOKED_UP = 5


@dataclass
class Analyser:
    """Analyses words of one table; `unknown` collects the Finnish words that it lacked."""

    table: Table
    unknown: set[str] = field(default_factory=set)
    _known: dict[tuple[str, str], tuple[Reading, ...]] = field(default_factory=dict)

    def readings(self, word: str, lang: str = "fi") -> tuple[Reading, ...]:
        """Return the readings of a lower-case word, the likeliest kind first; never empty."""
        if (word, lang) not in self._known:
            self._known[word, lang] = self._analyse(self._with_dots(word, lang), lang)
        return self._known[word, lang]

    def keys(self, lemma: tuple[str, ...]) -> set[str]:
        """Return the keys of all known inflected forms of a base form given in parts."""
        whole = fold("".join(lemma))
        simple = lemma[-1].rpartition("-")[2]
        rows = self.table.stems.get(simple, ())
        free, bound, _ = split_row(rows)
        head = whole[: len(whole) - len(fold(simple))]
        return {stem(whole), *(head + row for row in (bound if head else free))}

    def term(self, lemma: str) -> str:
        """Return a base form folded; one that its dots alone part from another word keeps them.

        >>> analyser = Analyser(Table({}, {"pelätä": (), "pelata": (), "työ": ()}))
        >>> analyser.term("pelätä"), analyser.term("pelata"), analyser.term("työ")
        ('pelätä', 'pelata', 'tyo')
        """
        return lemma if lemma in self._parted else fold(lemma)

    def forms(self, lemma: str) -> tuple[str, ...]:
        """Return the folded inflected forms of a short simple base form; () for other words."""
        return split_row(self.table.stems.get(lemma, ()))[2]

    def _with_dots(self, word: str, lang: str) -> str:
        """Return a word that was written without its dots as it is spelt: `tyokyvyn`, `työkyvyn`."""
        if lang in _SNOWBALL or not word.isascii() or word not in self._dotted:
            return word
        rows = self.table.forms.get(word, ())
        known = any(Reading.read(row).parts[-1] in self.table.stems for row in rows)
        return word if known else self._dotted[word]

    @cached_property
    def _dotted(self) -> Mapping[str, str]:
        return {
            fold(form): form for form in self.table.forms if fold(form) != form and "-" not in form
        }

    def _analyse(self, word: str, lang: str) -> tuple[Reading, ...]:
        if lang in _SNOWBALL:
            return (Reading((_snowball(lang)(word),)),)
        if word in self.table.forms:
            return tuple(Reading.read(text) for text in self.table.forms[word])
        if any(character.isdecimal() for character in word):
            return (Reading((word,)),)
        self.unknown.add(word)
        # For a word this short the lemma list has little to say.
        if len(word) < _SHORTEST_LOOKED_UP:
            return (Reading((word,)),)
        return self._as_compound(word) or self._as_lemma(word)

    def _as_compound(self, word: str) -> tuple[Reading, ...]:
        """Read a new word as known words joined, the last of them in any known form."""
        head, hyphen, tail = word.rpartition("-")
        if hyphen:
            return self._joined(f"{head}-", self.readings(tail))
        for cut in range(len(word) - _SHORTEST_TAIL, _SHORTEST_PART - 1, -1):
            if word[:cut] in self._parts and word[cut:] in self.table.forms:
                return self._joined(word[:cut], self.readings(word[cut:]))
        return ()

    def _joined(self, head: str, tails: tuple[Reading, ...]) -> tuple[Reading, ...]:
        return tuple(Reading((head, *tail.parts)) for tail in tails if not tail.derived)

    def _as_lemma(self, word: str) -> tuple[Reading, ...]:
        lemma = dictionary_form(word).lower()
        for cut in range(len(lemma) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if lemma[:cut] in self._parts and lemma[cut:] in self._parts:
                return (Reading((lemma[:cut], lemma[cut:])),)
        return (Reading((lemma,)),)

    @cached_property
    def _parted(self) -> frozenset[str]:
        lemmas = self.table.stems.keys()
        return frozenset(one for one in lemmas if (plain := fold(one)) != one and plain in lemmas)

    @cached_property
    def _parts(self) -> frozenset[str]:
        words = {*self.table.forms, *self.table.stems}
        return frozenset(word for word in words if len(word) >= _SHORTEST_PART)


def split_row(row: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return a row of stems as keys of the word alone, keys as a compound's end, and forms.

    The keys differ for short words, since an ending is taken off only when enough is left.
    """
    keys, forms = _halves(row, "=")
    free, bound = _halves(keys, "+")
    return free, bound or free, forms


def _halves(row: tuple[str, ...], sign: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if sign not in row:
        return row, ()
    return row[: row.index(sign)], row[row.index(sign) + 1 :]


@cache
def _snowball(lang: str) -> "_Stem":
    # Imported where it is used: it reads the stemmers of all its languages, and most runs need none.
    import snowballstemmer  # noqa: PLC0415 (see above)

    return snowballstemmer.stemmer(_SNOWBALL[lang]).stemWord  # type: ignore[no-any-return]  # the library has no types


class _Stem(Protocol):
    """The type of a stemming function."""

    def __call__(self, word: str) -> str: ...
