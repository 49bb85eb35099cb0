"""Samples: the texts of the examples that people copy, so that none of them is published as their own."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from knowledgebase.ground.layout import EXAMPLES
from knowledgebase.read.places import Loc
from knowledgebase.read.source import Source, read_bytes, read_source

# What says that nothing is known is true of many cards, and shorter texts meet by chance.
_TRUE_OF_MANY = ("evidence", "effect")
_LEAST_WORDS = 3


@cache
def read_samples(root: Path) -> frozenset[str]:
    """Return the texts of the examples under `root`: values of front matter and lines of text."""
    files = sorted((root / EXAMPLES).glob("*.md"))
    sources = (read_source(PurePosixPath(file.name), read_bytes(file))[0] for file in files)
    return frozenset(text for source in sources if source for *_, text in told_texts(source))


def told_texts(source: Source) -> Iterator[tuple[Loc | int, str]]:
    """Yield each text that its writer must have written, with its path, or its line in the body.

    Whoever needs the place of one asks for it: most do not.
    """
    for loc, value in source.front.texts():
        if loc[0] not in _TRUE_OF_MANY and _is_told(value):
            yield loc, value.strip()
    for number, line in enumerate(source.body.split("\n"), start=source.body_line):
        if not line.startswith("#") and _is_told(line):
            yield number, line.strip()


def _is_told(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS or text.startswith("http")
