"""Steering parts: what sections of the steering report are made of: links, tables, and what numbers count."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledgebase.render.maker import PageMaker
from knowledgebase.report.due_reviews import plain
from knowledgebase.validate.heading_ids import heading_id

_FIGURE = re.compile(r"\d+|\[\d+\]\([^()]*\)")


@dataclass(frozen=True)
class Listed:
    """What a number counts, as a table at the end of the report. Cells are Markdown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def told(self) -> str:
        """The number of the rows, as a link to them."""
        return f"[{len(self.rows)}](#{heading_id(self.title)})" if self.rows else "0"


@dataclass(frozen=True)
class Section:
    """A part of the report: its Markdown lines, and what its numbers count that no page lists."""

    title: str
    lines: Sequence[str]
    listed: tuple[Listed, ...] = ()


def link(maker: PageMaker, words: object, address: str) -> str:
    """Return a link to a page of the site, whole, since the report is read elsewhere."""
    return f"[{plain(str(words))}]({maker.site.absolute(address)})"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; cells are Markdown, and columns of figures stand to the right."""
    found = list(rows)
    figures = [
        all(_FIGURE.fullmatch(cell) for cell in column) for column in zip(*found, strict=True)
    ]
    marks = ("---:" if figure else "---" for figure in figures or [False] * len(columns))
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join(marks)} |"
    yield from (f"| {' | '.join(row)} |" for row in found)
