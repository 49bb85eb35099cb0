"""Lemmas: simplemma's dictionary form of a Finnish word, without loading its whole list.

The list takes five seconds to unpack. It is unpacked once, into a sorted table in the folder of
caches, and mapped into memory from then on: a look-up reads a few lines of it. The table may be
deleted at any time; where it cannot be written the list is unpacked as before.
"""

import mmap
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from knowledgebase.ground.site import PRODUCT

if TYPE_CHECKING:
    from simplemma import Lemmatizer

FOLDER = PRODUCT / ".cache" / "lemmas"


@cache
def lemma(word: str) -> str:
    """Return the dictionary form of a Finnish word, or the word itself when it is not known."""
    return _lemmatizer(FOLDER).lemmatize(word, lang="fi")


class Table(Mapping[str, str]):
    """Words and their lemmas in a file that `write` made: `word<TAB>lemma`, sorted as bytes."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)

    def __getitem__(self, word: str) -> str:
        wanted = word.encode()
        low, high = 0, len(self._data)
        while low < high:
            start = self._data.rfind(b"\n", low, (low + high) // 2)
            start = low if start < 0 else start + 1
            end = self._data.find(b"\n", start)
            found, _, value = self._data[start:end].partition(b"\t")
            if found == wanted:
                return value.decode()
            low, high = (end + 1, high) if found < wanted else (low, start)
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        self._data.seek(0)
        for line in iter(self._data.readline, b""):
            yield line.partition(b"\t")[0].decode()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def write(words: Mapping[str, str], file: Path) -> None:
    """Write a table whole or not at all. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = sorted(f"{word}\t{form}".encode() for word, form in words.items())
    # As bytes `\t` is before all letters, so lines are in the order of their words.
    handle, aside = mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(b"\n".join(lines) + b"\n")
        Path(aside).replace(file)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


@cache
def _lemmatizer(folder: Path) -> "Lemmatizer":
    # Imported where it is used: most runs never need it.
    from simplemma import Lemmatizer  # noqa: PLC0415 (see above)
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415 (see above)

    class Factory:
        """Gives simplemma's strategies the table of ours."""

        def get_dictionary(self, lang: str) -> Mapping[str, str]:
            return _table(lang, folder)

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=Factory()))


@cache
def _table(lang: str, folder: Path) -> Mapping[str, str]:
    file = folder / f"{lang}-{version('simplemma')}.tsv"
    with suppress(OSError, ValueError):  # not there, or empty
        return Table(file)
    # Imported here, like all of simplemma.
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 (see above)
        DefaultDictionaryFactory,
    )

    words = DefaultDictionaryFactory().get_dictionary(lang)
    with suppress(OSError):
        write(words, file)
        return Table(file)
    return words
