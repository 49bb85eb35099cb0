"""Markdown: one parse gives the HTML of a text and the places of its links and headings.

The dialect is GitHub's (CommonMark, tables, footnotes, alerts), without raw HTML. The parser is
pulldown-cmark by way of pyromark: linear on hostile input, with byte positions for every event.
It gives no HTML from events; `markdown_html` writes that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from knowledgebase.read.places import Packed
from knowledgebase.validate.addresses_in_text import bare_addresses
from knowledgebase.validate.comments import beside_comments, html_pieces
from knowledgebase.validate.events import Event, events_of, places_in
from knowledgebase.validate.heading_ids import HeadingIds
from knowledgebase.validate.markdown_html import Address, write_html
from knowledgebase.validate.rewrite import has_notes

_BLOCKS = {"Paragraph", "Heading", "Item", "TableCell", "CodeBlock", "BlockQuote", "List"}
MAX_NESTING = 12


@dataclass(frozen=True)
class Link:
    """A link or an image (`image`), its target as written, its text, and where it stands.

    `bare` marks an address in the text that becomes a link by itself.
    """

    target: str
    text: str
    image: bool
    line: int
    column: int
    title: str = ""
    bare: bool = False


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
    """A piece of raw HTML, which the dialect does not have, comments taken away."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Words:
    """The words of one block as a reader sees them, entities and escapes read, and its place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text, its outline apart, which is asked for most. `nesting` is that of lists and quotes.

    Whether there are links, raw HTML or notes is at hand: most texts have none, and need not be taken out.
    """

    nesting: int
    is_linked: bool
    has_html: bool
    has_notes: bool
    inside: Packed
    outline: Packed

    @classmethod
    def of(
        cls,
        *,
        html: str,
        plain: str,
        links: Iterable[Link],
        headings: Iterable[Heading],
        raw_html: Iterable[Html],
        nesting: int,
        words: Iterable[Words],
        has_notes: bool,
    ) -> "Document":
        """Return a document of its parts, which are put away."""
        *outline, blocks = (
            [tuple(vars(one).values()) for one in some]
            for some in (links, headings, raw_html, words)
        )
        has = (bool(outline[0]), bool(outline[2]), has_notes)
        return cls(nesting, *has, Packed((html, plain, blocks)), Packed(outline))

    @property
    def html(self) -> str:
        """The safe HTML."""
        return str(self.inside.value[0])

    @property
    def plain(self) -> str:
        """The bare words, a block a line."""
        return str(self.inside.value[1])

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images, in their order."""
        return tuple(Link(*parts) for parts in self._outlined(0, self.is_linked))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in their order."""
        return tuple(Heading(*parts) for parts in self.outline.value[1])

    @property
    def raw_html(self) -> tuple[Html, ...]:
        """The pieces of raw HTML, in their order."""
        return tuple(Html(*parts) for parts in self._outlined(2, self.has_html))

    @property
    def words(self) -> tuple[Words, ...]:
        """The words, block by block."""
        return tuple(Words(*parts) for parts in self.inside.value[2])

    def _outlined(self, place: int, is_there: bool) -> Iterable[Any]:
        self.outline.note()  # another text may have some
        return self.outline.value[place] if is_there else ()

    def with_html(self, html: str) -> "Document":
        """Return the same text with other HTML."""
        return replace(self, inside=Packed((html, *self.inside.value[1:])))


def parse(
    text: str,
    first_line: int = 1,
    address: Address = lambda target: target,
    lang: str = "fi",
) -> Document:
    """Parse `text`, which begins on line `first_line` of its file. Never raises on any text.

    `address` turns each link's target into the address to write on the page; `lang` is the language of the text.
    """
    events = events_of(text)
    place = places_in(text, first_line)
    reader = _Reader(place)
    for event in events:
        reader.take(event)
    # Nobody nests so deep in earnest; the check refuses it, and cleaning it would take minutes.
    shown = events if reader.deepest <= MAX_NESTING else []
    html = write_html(shown, [heading.id for heading in reader.headings], address, lang)
    raw = (
        Html(rest, *place(start))
        for piece, start, _ in html_pieces(events)
        if (rest := beside_comments(piece))
    )
    return Document.of(
        html=html,
        plain=_plain(events),
        links=reader.links,
        headings=reader.headings,
        raw_html=raw,
        nesting=reader.deepest,
        words=reader.words,
        has_notes=has_notes(text),
    )


class _Reader:
    """Collects links, headings and words, with their places, from events in order."""

    def __init__(self, place: Callable[[int], tuple[int, int]]) -> None:
        self.place = place
        self.links: list[Link] = []
        self.headings: list[Heading] = []
        self.words: list[Words] = []
        self.deepest = self._depth = 0
        self._ids = HeadingIds()
        self._open: list[tuple[Any, int, list[str]]] = []
        self._in_code = False
        self._block: list[str] = []
        self._block_start = 0

    def take(self, event: Event) -> None:
        side, name, data = event.side, event.name, event.data
        if side and name in _BLOCKS:
            self._end_block(event.start if side == "Start" else event.end)
            self._in_code = name == "CodeBlock" and side == "Start"
        if name in ("BlockQuote", "List"):
            self._depth += 1 if side == "Start" else -1
            self.deepest = max(self.deepest, self._depth)
        elif name in ("Link", "Image", "Heading"):
            if side == "Start":
                self._open.append((data, event.start, []))
            elif self._open:
                self._close(name, *self._open.pop())
        elif name in ("Text", "Code", "SoftBreak", "HardBreak"):
            if not self._block:
                self._block_start = event.start
            self._block.append(data or " ")
            for *_, words in self._open:
                words.append(data or " ")
            if name == "Text" and not self._in_code:
                self._bare(data, event.start)

    def _bare(self, text: str, start: int) -> None:
        if any(isinstance(data, dict) and "dest_url" in data for data, *_ in self._open):
            return
        place = self.place(start)
        for first, last in bare_addresses(text):
            target = text[first:last]
            self.links.append(Link(target, target, False, *place, bare=True))

    def _end_block(self, end: int) -> None:
        if text := "".join(self._block).strip():
            self.words.append(Words(text, *self.place(self._block_start)))
        self._block, self._block_start = [], end

    def _close(self, name: str, data: Any, offset: int, words: list[str]) -> None:
        text = "".join(words).strip()
        if name == "Heading":
            id = self._ids.next(text)
            self.headings.append(Heading(int(data["level"][1]), text, id, *self.place(offset)))
        else:
            place, title = self.place(offset), data["title"]
            self.links.append(Link(data["dest_url"], text, name == "Image", *place, title))
            if title:
                self.words.append(Words(title, *place))


def _plain(events: Iterable[Event]) -> str:
    words = []
    for event in events:
        if event.name in ("Text", "Code") and not event.side:
            words.append(event.data)
        elif event.name in ("SoftBreak", "HardBreak"):
            words.append(" ")
        elif event.side and event.name in _BLOCKS:
            words.append("\n")
    lines = (line.strip() for line in "".join(words).split("\n"))
    return "\n".join(filter(None, lines))
