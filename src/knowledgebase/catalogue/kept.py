"""Kept: what was read of each file, so that the next reading of a root reads only what changed.

What a file says depends on its bytes, on the vocabularies, on the day, and on whether the files that
its links name are there. Each of these is asked of a kept answer before it is used again.
"""

import time
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from knowledgebase.catalogue.told import Told
from knowledgebase.ground.files import Stamp, stamp_of
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.read.thesaurus import Thesaurus
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.torn import Torn

Made = Entry | Torn | tuple[int, int] | int | None
"""What a file made: an entry or what is left of it, a picture's width and height, an attachment's bytes."""
Answer = tuple[Made, list[Finding]]
Listing = tuple[list[PurePosixPath], list[Finding]]
Words = tuple[Vocabularies, list[Finding]]
Concepts = tuple[Thesaurus, list[Finding]]
Load = Callable[[PurePosixPath, Container[str]], Answer]
"""Reads a file of a root, of whose files some are there."""
Needed = Callable[[Sequence[PurePosixPath], frozenset[str], Load], Sequence[PurePosixPath]] | None
"""Returns which of the files of a root are to be read, all that links may name being known; None is all."""
# A file that was written this lately may be written again without a sign: its clock ticks slowly.
_TICK_NS = 100_000_000


class Asked(Container[str]):
    """The files of a root, remembering which of them were asked for and what the answer was."""

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self.answers: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        there = path in self._files
        self.answers[str(path)] = there
        return there


@dataclass(frozen=True)
class _Reading:
    stamp: Stamp | None
    vocabularies: Vocabularies
    answers: dict[str, bool]
    made: Made
    findings: list[Finding]

    def holds(self, stamp: Stamp, vocabularies: Vocabularies, files: Container[str]) -> bool:
        return (
            self.stamp == stamp
            and self.vocabularies is vocabularies
            and all((path in files) == there for path, there in self.answers.items())
        )


@dataclass
class Kept:
    """The readings of one root on one day. `names` tells of the listing, `words` of vocabularies
    and thesaurus: what was kept of either is used again while its sign is the same. The files
    `withheld` are known to others though they are not there."""

    withheld: frozenset[str] = frozenset()
    names: object = None
    words: object = None
    _files: dict[PurePosixPath, _Reading] = field(default_factory=dict)
    _good: dict[PurePosixPath, Entry] = field(default_factory=dict)
    _listing: tuple[object, Listing] | None = None
    _words: tuple[object, Words] | None = None
    _concepts: tuple[object, Concepts] | None = None

    def files(
        self,
        root: Path,
        paths: Sequence[PurePosixPath],
        vocabularies: Vocabularies,
        files: Container[str],
        read: Callable[[PurePosixPath, Container[str]], Answer],
    ) -> list[Answer]:
        """Return what `read` made of each file at `paths`, in their order."""
        return [
            self.file(root / path, path, vocabularies, files, partial(read, path)) for path in paths
        ]

    def file(
        self,
        file: Path,
        path: PurePosixPath,
        vocabularies: Vocabularies,
        files: Container[str],
        read: Callable[[Container[str]], Answer],
    ) -> Answer:
        """Return what `read` made of a file, by itself or with the `files` that it asks for."""
        seen = stamp_of(file.lstat())
        kept = self._files.get(path)
        if kept is None or not kept.holds(seen, vocabularies, files):
            asked = Asked(files)
            kept = self._keep(path, seen, vocabularies, read(asked), asked.answers)
        return kept.made, list(kept.findings)

    def _keep(
        self,
        path: PurePosixPath,
        seen: Stamp,
        vocabularies: Vocabularies,
        answer: Answer,
        asked: dict[str, bool],
    ) -> _Reading:
        """Keep what was made of a file as it was `seen` before it was read."""
        settled = time.time_ns() - seen[0] > _TICK_NS
        kept = _Reading(seen if settled else None, vocabularies, asked, *answer)
        self._files[path] = kept
        if isinstance(kept.made, Entry):
            self._good[path] = kept.made
        return kept

    def told(self, root: Path) -> Told:  # noqa: ARG002 (see Stored)
        """Return what knows what checks of the root found."""
        return Told()

    def last_good(self, path: PurePosixPath) -> Entry | None:
        """Return the last entry that a file made, when what it holds now makes none."""
        return self._good.get(path)

    def listing(self, read: Callable[[], Listing]) -> Listing:
        """Return the files of the root, listed anew when `names` has changed."""
        if self._listing is None or self.names is None or self._listing[0] != self.names:
            self._listing = (self.names, read())
        paths, findings = self._listing[1]
        return list(paths), list(findings)

    def vocabularies(self, read: Callable[[], Words]) -> Words:
        """Return the vocabularies, the same ones while `words` is the same.

        With errors in them, the last good ones and the errors: all entries go by them.
        """
        if self._words is None or self.words is None or self._words[0] != self.words:
            new, findings = read()
            if has_errors(findings) and self._words is not None:
                new = self._words[1][0]
            self._words = (self.words, (new, findings))
        vocabularies, findings = self._words[1]
        return vocabularies, list(findings)

    def thesaurus(self, read: Callable[[], Concepts]) -> Concepts:
        """Return the thesaurus, the same one while `words` is the same."""
        if self._concepts is None or self.words is None or self._concepts[0] != self.words:
            self._concepts = (self.words, read())
        thesaurus, findings = self._concepts[1]
        return thesaurus, list(findings)
