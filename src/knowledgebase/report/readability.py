"""Readability: which sentences are long and which entries are thin."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledgebase.ground.finnish import sentences, words
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry, is_of

THIN_WORDS = {"practice": 90, "project": 60}
"""A body with fewer words is thin. Most practices run 90 to 250 words."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of an entry's summary or body; `length` is in words."""

    path: str
    length: int
    text: str


@dataclass(frozen=True)
class Thin:
    """An entry whose body is short; `length` is in words."""

    path: str
    length: int
    without_steps: bool


def longest_sentences(entries: Iterable[Entry], most: int) -> tuple[Sentence, ...]:
    """Return at most `most` sentences, the longest first, in the same order on every run."""
    found = (
        Sentence(str(entry.path), len(words(sentence)), sentence)
        for entry in entries
        for text in (entry.fields.summary, *entry.text.plain.split("\n"))
        for sentence in sentences(text)
    )
    return tuple(sorted(found, key=lambda s: (-s.length, s.path, s.text))[:most])


def thin_entries(entries: Iterable[Entry]) -> tuple[Thin, ...]:
    """Return the practices and projects with a short body, the shortest first."""
    found = []
    for entry in entries:
        length = len(words(entry.text.plain))
        if length < THIN_WORDS[entry.kind]:
            without_steps = is_of(entry, Practice) and not entry.fields.steps
            found.append(Thin(str(entry.path), length, without_steps))
    return tuple(sorted(found, key=lambda thin: (thin.length, thin.path)))
