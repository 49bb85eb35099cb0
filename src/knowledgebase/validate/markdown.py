"""Markdown: one parse gives the HTML of a text and the places of its links and headings.

The dialect is GitHub's (CommonMark, tables, footnotes, alerts), without raw HTML. The parser is
pulldown-cmark by way of pyromark: linear on hostile input, with byte positions for every event.
It gives no HTML from events; `markdown_html` writes that.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyromark

from knowledgebase.validate.markdown_html import Address, Event, write_html

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BLOCKS = {"Paragraph", "Heading", "Item", "TableCell", "CodeBlock", "BlockQuote", "List"}
MAX_NESTING = 12


@dataclass(frozen=True)
class Link:
    """A link or an image (`image`), its target as written, its text, and where it stands."""

    target: str
    text: str
    image: bool
    line: int
    column: int


@dataclass(frozen=True)
class Heading:
    """A heading, its level 1 to 6, and its id as GitHub makes it."""

    level: int
    text: str
    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Html:
    """A piece of raw HTML, which the dialect does not have."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """A parsed text: its safe HTML, its bare words, and what the checks look at.

    `nesting` is the greatest number of lists and quotes inside one another.
    """

    html: str
    plain: str
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    raw_html: tuple[Html, ...]
    nesting: int


def parse(text: str, first_line: int = 1, address: Address = lambda target: target) -> Document:
    """Parse `text`, which begins on line `first_line` of its file. Never raises on any text.

    `address` turns each link's target into the address to write on the page.
    """
    events = list(pyromark.events_with_range(text, options=_OPTIONS))
    reader = _Reader(_places(text, first_line))
    for event, span in events:
        reader.take(*_unpack(event), span["start"])
    unpacked = [_unpack(event) for event, _ in events]
    html = write_html(unpacked, [heading.id for heading in reader.headings], address)
    return Document(
        html, _plain(unpacked), tuple(reader.links), tuple(reader.headings),
        tuple(reader.raw_html), reader.deepest,
    )  # fmt: skip


class _Reader:
    """Collects links, headings and raw HTML, with their places, from events in order."""

    def __init__(self, place: Callable[[int], tuple[int, int]]) -> None:
        self.place = place
        self.links: list[Link] = []
        self.headings: list[Heading] = []
        self.raw_html: list[Html] = []
        self.deepest = self._depth = 0
        self._seen: dict[str, int] = {}
        self._open: list[tuple[Any, int, list[str]]] = []

    def take(self, side: str, name: str, data: Any, offset: int) -> None:
        if name in ("BlockQuote", "List"):
            self._depth += 1 if side == "Start" else -1
            self.deepest = max(self.deepest, self._depth)
        elif name in ("Link", "Image", "Heading"):
            if side == "Start":
                self._open.append((data, offset, []))
            elif self._open:
                self._close(name, *self._open.pop())
        elif name in ("Text", "Code", "SoftBreak", "HardBreak"):
            for *_, words in self._open:
                words.append(data or " ")
        elif name in ("Html", "InlineHtml") and not _is_comment(data):
            self.raw_html.append(Html(data.strip(), *self.place(offset)))

    def _close(self, name: str, data: Any, offset: int, words: list[str]) -> None:
        text = "".join(words).strip()
        if name == "Heading":
            id = _unique(heading_id(text), self._seen)
            self.headings.append(Heading(int(data["level"][1]), text, id, *self.place(offset)))
        else:
            self.links.append(Link(data["dest_url"], text, name == "Image", *self.place(offset)))


def heading_id(text: str) -> str:
    """Return the id that GitHub gives to a heading.

    >>> heading_id("Mikä ei toiminut?")
    'mikä-ei-toiminut'
    """
    return re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")


def _plain(events: list[Event]) -> str:
    words = []
    for side, name, data in events:
        if name in ("Text", "Code") and not side:
            words.append(data)
        elif name in ("SoftBreak", "HardBreak"):
            words.append(" ")
        elif side and name in _BLOCKS:
            words.append("\n")
    return re.sub(r"\s*\n\s*", "\n", "".join(words)).strip()


def _unpack(event: Any) -> Event:
    # An event is "Rule", {"Text": "x"}, {"Start": "Paragraph"} or {"Start": {"Link": {...}}}.
    if isinstance(event, str):
        return "", event, None
    ((side, inner),) = event.items()
    if side not in ("Start", "End"):
        return "", side, inner
    if isinstance(inner, str):
        return side, inner, None
    ((name, data),) = inner.items()
    return side, name, data


def _places(text: str, first_line: int) -> Callable[[int], tuple[int, int]]:
    raw = text.encode()
    starts = [0, *(found.end() for found in re.finditer(rb"\n", raw))]

    def place(offset: int) -> tuple[int, int]:
        row = bisect_right(starts, offset) - 1
        column = len(raw[starts[row] : offset].decode("utf-8", "ignore")) + 1
        return row + first_line, column

    return place


def _unique(id: str, seen: dict[str, int]) -> str:
    count = seen.get(id, 0)
    seen[id] = count + 1
    return f"{id}-{count}" if count else id


def _is_comment(text: str) -> bool:
    text = text.strip()
    return text.startswith("<!--") and text.endswith("-->")


def unlink(text: str, hidden: Callable[[str], bool]) -> str:
    """Return `text` with every link whose target is `hidden` replaced by its words.

    The definitions of reference links to such targets go too.
    """
    raw = text.encode()
    cuts: list[tuple[int, int, bytes]] = []
    inner: list[tuple[bool, int, int]] = []
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        side, name, data = _unpack(event)
        if name == "Link" and side == "Start":
            inner.append((hidden(data["dest_url"]), span["end"], span["start"]))
        elif name == "Link" and inner:
            is_hidden, first, last = inner.pop()
            if is_hidden:
                words = raw[first:last] if first < last else b""
                cuts.append((span["start"], span["end"], words))
        elif inner:
            is_hidden, first, last = inner[-1]
            inner[-1] = is_hidden, min(first, span["start"]), max(last, span["end"])
    parts, end = [], 0
    for start, stop, words in sorted(cuts):
        parts += [raw[end:start], words]
        end = stop
    unlinked = b"".join([*parts, raw[end:]]).decode()
    return "\n".join(line for line in unlinked.split("\n") if not _defines(line, hidden))


def _defines(line: str, hidden: Callable[[str], bool]) -> bool:
    # `[name]: target`, the definition of a reference link; a footnote's begins with ^.
    name, found, target = line.strip().partition("]:")
    if not found or not name.startswith("[") or name.startswith("[^"):
        return False
    return hidden(target.strip().partition(" ")[0].strip("<>"))
