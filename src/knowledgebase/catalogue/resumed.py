"""Resumed: the readings of a root while a program goes on, the first ones from earlier runs.

A preview begins with what a check or a build has read before it, and leaves what it has read to them.
"""

from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from knowledgebase.catalogue.kept import Answer, Concepts, Kept, Words
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.files import stamp_of
from knowledgebase.ground.store import CACHE
from knowledgebase.read.vocabulary import Vocabularies


class Resumed(Kept):
    """The readings of one root on one day, begun with those that stand in a `cache`."""

    def __init__(self, root: Path, vocabulary_root: Path, today: date, cache: Path = CACHE) -> None:
        super().__init__()
        self._store_of_now = partial(Stored, root, vocabulary_root, today, cache=cache)
        self._stored: Stored | None = None

    def vocabularies(self, read: Callable[[], Words]) -> Words:
        """Return the vocabularies, at first of an earlier run with the same files where there is one."""
        # The first that is asked for. What is stored is of the vocabularies as they are just now.
        first = self._stored = self._store_of_now() if self._words is None else None
        return super().vocabularies(lambda: first.vocabularies(read) if first else read())

    def files(
        self,
        root: Path,
        paths: Sequence[PurePosixPath],
        vocabularies: Vocabularies,
        files: Container[str],
        read: Callable[[PurePosixPath, Container[str]], Answer],
    ) -> list[Answer]:
        """Return what each file made. Raises OSError."""
        if self._stored:
            seen = [stamp_of((root / path).lstat()) for path in paths]
            readings = self._stored.readings(root, paths, files, read)
            for path, stamp, (answer, asked) in zip(paths, seen, readings, strict=True):
                self._keep(path, stamp, vocabularies, answer, asked)
        return super().files(root, paths, vocabularies, files, read)

    def thesaurus(self, read: Callable[[], Concepts]) -> Concepts:
        """Return the thesaurus, at first of an earlier run with the same files where there is one."""
        first = self._stored
        return super().thesaurus(lambda: first.thesaurus(read) if first else read())
