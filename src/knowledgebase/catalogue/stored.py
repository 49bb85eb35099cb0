"""Stored: what was read of each file in earlier runs, so that a build reads only what is new.

The same answers as `kept` gives within a run, from the disk: a reading is found by the bytes of its
file, its path, the vocabularies, the day and the program.
"""

import os
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.kept import Answer, Asked, Concepts, Kept, Words
from knowledgebase.catalogue.told import StoredTold, Told
from knowledgebase.ground.layout import VOCABULARIES
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import (
    CACHE,
    Store,
    digest,
    files_sign,
    packed,
    program_sign,
    unpacked,
)
from knowledgebase.ground.workers import do_all
from knowledgebase.read.source import MAX_FILE_BYTES, read_bytes
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.attachment import MAX_BYTES as ATTACHMENT_BYTES
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.picture import MAX_BYTES as PICTURE_BYTES
from knowledgebase.validate.torn import Torn

Reading = tuple[Answer, dict[str, bool]]
"""What a file made, and which files its links asked for, with the answers."""
NAME = "luetut"
_MOST_READ = max(MAX_FILE_BYTES, PICTURE_BYTES, ATTACHMENT_BYTES)


@dataclass(frozen=True)
class _Task:
    """A file to be read, and the key under which its reading is kept."""

    path: PurePosixPath
    key: str


class Stored(Kept):
    """The readings of one root on one day, of this run and of earlier ones."""

    def __init__(
        self,
        root: Path,
        vocabulary_root: Path,
        today: date,
        withheld: Iterable[str] = (),
        cache: Path = CACHE,
    ) -> None:
        words = files_sign(
            folder / VOCABULARIES for folder in dict.fromkeys((root, vocabulary_root))
        )
        same = str(root == vocabulary_root)
        super().__init__(withheld=frozenset(withheld), words=words)
        self.cache = cache
        self.sign = f"{words} {same} {program_sign()}"
        """What stands for all that a reading depends on beside the file, the files that it names and the day."""
        self.signs = Signs()
        """They know what stands for each entry that was read, but for its texts, which have signs of their own."""
        self._state = digest(f"{self.sign} {today}".encode())
        self._store = Store(NAME, self._state, cache)

    def files(
        self,
        root: Path,
        paths: Sequence[PurePosixPath],
        vocabularies: Vocabularies,  # noqa: ARG002 (they are in the sign)
        files: Container[str],
        read: Callable[[PurePosixPath, Container[str]], Answer],
    ) -> list[Answer]:
        """Return what each file made; what no earlier run has read is read on all cores."""
        return [answer for answer, _ in self.readings(root, paths, files, read)]

    def readings(
        self,
        root: Path,
        paths: Sequence[PurePosixPath],
        files: Container[str],
        read: Callable[[PurePosixPath, Container[str]], Answer],
    ) -> list[Reading]:
        """Return what `files` returns, each with which files it asked for and what the answer was."""
        tasks = [_Task(path, self._key(root, path)) for path in paths]
        answers = {task.path: self._found(task, files) for task in tasks}
        new = [task for task in tasks if answers[task.path] is None]

        def once(task: _Task) -> Reading:
            asked = Asked(files)
            return read(task.path, asked), asked.answers

        def make(task: _Task) -> bytes:
            reading = once(task)
            if isinstance(reading[0][0], Torn):
                return b""  # its fields are of a class made for what is left of it
            made = packed(reading)
            # Ten thousand are more than a process should hold: what is kept is read from there.
            return b"" if self._store.put(task.key, made) else made

        for task, made in zip(new, do_all(new, make), strict=True):
            found = self._unpacked(made or self._store.packed(task.key))
            answers[task.path] = found or once(task)
        return [reading for task in tasks if (reading := answers[task.path]) is not None]

    def told(self, root: Path) -> Told:
        """Return what knows what checks of the root found in an earlier run."""
        return StoredTold(root, self.signs, self.cache)

    def vocabularies(self, read: Callable[[], Words]) -> Words:
        """Return the vocabularies, of an earlier run with the same files where there is one."""
        return super().vocabularies(partial(self._once, "sanastot", read))

    def thesaurus(self, read: Callable[[], Concepts]) -> Concepts:
        """Return the thesaurus, of an earlier run with the same files where there is one."""
        return super().thesaurus(partial(self._once, "tesaurus", read))

    def _once(self, key: str, read: Callable[[], Any]) -> Any:
        found = self._store.get(key)
        if found is None:
            found = read()
            self._store.put(key, packed(found))
        self.signs.tell(found[0], f"{key} {self.sign}".encode())
        return found

    def _key(self, root: Path, path: PurePosixPath) -> str:
        # No reading looks further than this, and a huge file must cost nothing.
        return digest(os.fsencode(path), read_bytes(root / path, _MOST_READ))

    def _found(self, task: _Task, files: Container[str]) -> Reading | None:
        found = self._unpacked(self._store.packed(task.key))
        holds = found and all((path in files) == there for path, there in found[1].items())
        return found if holds else None

    def _unpacked(self, made: bytes) -> Reading | None:
        reading: Reading | None = unpacked(made)
        if reading:
            entry = reading[0][0]
            if isinstance(entry, Entry):
                # All but its texts follows from its front matter and from what every reading depends on.
                known = f"{self._state} {entry.path} {entry.source.head}"
                self.signs.tell(entry, os.fsencode(known))
        return reading
