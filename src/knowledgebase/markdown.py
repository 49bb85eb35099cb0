"""Markdown: one parse gives the HTML of a text and the places of its links and headings.

The dialect is GitHub's (CommonMark, tables, footnotes, alerts), without raw HTML. The parser is
pulldown-cmark by way of pyromark: linear on hostile input, with byte positions for every event.
It gives no HTML from events, so the elements are written here; the result still goes through
an allow-listing sanitiser.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import nh3
import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?()\[\]]")
_ALERTS = {
    "Note": "Huomaa",
    "Tip": "Toimituksen vinkki",
    "Important": "Tärkeää",
    "Warning": "Varoitus",
    "Caution": "Ole varovainen",
}
_SIMPLE = {"Paragraph": "p", "Emphasis": "em", "Strong": "strong", "Strikethrough": "del",
           "Item": "li", "TableRow": "tr"}  # fmt: skip
_BLOCKS = {"Paragraph", "Heading", "Item", "TableCell", "CodeBlock", "BlockQuote", "List"}
MAX_NESTING = 12
Address = Callable[[str], str]


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
    html = clean(_Writer(unpacked, reader.headings, address).html())
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


def clean(html: str) -> str:
    """Return `html` with everything but harmless elements and attributes removed."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


_TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "img", "li", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "rel", "id", "class", "aria-label"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "td": {"align"}, "th": {"align", "scope"},
    "div": {"class", "tabindex", "role", "aria-label"}, "p": {"class"}, "pre": {"tabindex"},
    "section": {"class", "aria-label"}, "li": {"id"}, "sup": {"class"},
    **{f"h{n}": {"id"} for n in range(1, 7)},
}  # fmt: skip


def _plain(events: list[tuple[str, str, Any]]) -> str:
    words = []
    for side, name, data in events:
        if name in ("Text", "Code") and not side:
            words.append(data)
        elif name in ("SoftBreak", "HardBreak"):
            words.append(" ")
        elif side and name in _BLOCKS:
            words.append("\n")
    return re.sub(r"\s*\n\s*", "\n", "".join(words)).strip()


def _unpack(event: Any) -> tuple[str, str, Any]:
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


class _Writer:
    """Writes the events of one document as HTML, in one pass."""

    def __init__(
        self, events: list[tuple[str, str, Any]], headings: list[Heading], address: Address
    ) -> None:
        self.events = events
        self.address = address
        self.headings: Iterator[Heading] = iter(headings)
        self.out: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self.numbers: dict[str, int] = {}
        self.table: tuple[str, ...] = ()
        self.cell = 0
        self.head = False
        self.image: list[str] | None = None
        self.image_source = ""

    def html(self) -> str:
        body = self.out
        for side, name, data in self.events:
            if name == "FootnoteDefinition":
                self.out = self.notes.setdefault(data, []) if side == "Start" else body
            elif self.image is not None and not (side == "End" and name == "Image"):
                self.image.append(data if name in ("Text", "Code") and not side else "")
            elif side:
                getattr(self, f"_{side.lower()}")(name, data)
            else:
                self._leaf(name, data)
        self.out = body
        self._footnotes()
        return "".join(body)

    def _leaf(self, name: str, data: Any) -> None:
        match name:
            case "Text":
                self.out.append(self._linkify(data))
            case "Code":
                self.out.append(f"<code>{escape(data)}</code>")
            case "SoftBreak":
                self.out.append("\n")
            case "HardBreak":
                self.out.append("<br>\n")
            case "Rule":
                self.out.append("<hr>\n")
            case "FootnoteReference":
                number = self.numbers.setdefault(data, len(self.numbers) + 1)
                self.out.append(
                    f'<sup><a href="#viite-{number}" id="viittaus-{number}"'
                    f' aria-label="Alaviite {number}">{number}</a></sup>'
                )

    def _linkify(self, text: str) -> str:
        # GitHub makes a bare address a link.
        if "://" not in text:
            return escape(text, quote=False)
        parts, end = [], 0
        for found in _BARE_ADDRESS.finditer(text):
            parts.append(escape(text[end : found.start()], quote=False))
            parts.append(f'<a href="{escape(found[0])}" rel="external">{escape(found[0])}</a>')
            end = found.end()
        return "".join([*parts, escape(text[end:], quote=False)])

    def _start(self, name: str, data: Any) -> None:
        match name:
            case "Heading":
                heading = next(self.headings)
                self.out.append(f'<h{heading.level} id="{escape(heading.id)}">')
            case "BlockQuote" if data:
                self.out.append(
                    f'<div class="alert alert-{data.lower()}"><p class="alert-title">'
                    f"{_ALERTS[data]}</p>\n"
                )
            case "BlockQuote":
                self.out.append("<blockquote>\n")
            case "CodeBlock":
                # A wide code block scrolls, so the keyboard must reach it (WCAG 2.1.1).
                self.out.append('<pre tabindex="0"><code>')
            case "List":
                tag = "ul" if data is None else "ol" if data == 1 else f'ol start="{data}"'
                self.out.append(f"<{tag}>\n")
            case "Link":
                self._open_link(data)
            case "Image":
                self.image, self.image_source = [], data["dest_url"]
            case "Table":
                self.table = data
                self.out.append(
                    '<div class="table-wrap" tabindex="0" role="group" aria-label="Taulukko"><table>'
                )
            case "TableHead":
                self.head, self.cell = True, 0
                self.out.append("<thead><tr>")
            case "TableRow":
                self.cell = 0
                self.out.append("<tr>")
            case "TableCell":
                tag = 'th scope="col"' if self.head else "td"
                align = self.table[self.cell].lower() if self.cell < len(self.table) else "none"
                self.out.append(f"<{tag}>" if align == "none" else f'<{tag} align="{align}">')
                self.cell += 1
            case _ if name in _SIMPLE:
                self.out.append(f"<{_SIMPLE[name]}>")

    def _end(self, name: str, data: Any) -> None:
        match name:
            case "Heading":
                self.out.append(f"</{data.lower()}>\n")
            case "BlockQuote":
                self.out.append("</div>\n" if data else "</blockquote>\n")
            case "CodeBlock":
                self.out.append("</code></pre>\n")
            case "List":
                self.out.append("</ol>\n" if data else "</ul>\n")
            case "Link":
                self.out.append("</a>")
            case "Image":
                self._close_image()
            case "Table":
                self.out.append("</tbody></table></div>\n")
            case "TableHead":
                self.head = False
                self.out.append("</tr></thead><tbody>\n")
            case "TableCell":
                self.out.append("</th>" if self.head else "</td>")
            case _ if name in _SIMPLE:
                self.out.append(
                    f"</{_SIMPLE[name]}>\n" if _SIMPLE[name] in "p li tr" else f"</{_SIMPLE[name]}>"
                )

    def _open_link(self, data: dict[str, str]) -> None:
        href = self.address(data["dest_url"])
        rel = ' rel="external"' if href.startswith("http") else ""
        title = f' title="{escape(data["title"])}"' if data["title"] else ""
        self.out.append(f'<a href="{escape(href)}"{title}{rel}>')

    def _close_image(self) -> None:
        alt = escape("".join(self.image or []))
        self.image = None
        source = escape(self.address(self.image_source))
        self.out.append(f'<img src="{source}" alt="{alt}" loading="lazy">')

    def _footnotes(self) -> None:
        used = [(number, label) for label, number in self.numbers.items() if label in self.notes]
        if not used:
            return
        self.out.append('<section class="footnotes" aria-label="Alaviitteet"><ol>\n')
        for number, label in sorted(used):
            text = "".join(self.notes[label]).strip()
            back = f'<a href="#viittaus-{number}" aria-label="Takaisin viittaukseen {number}">↩</a>'
            self.out.append(f'<li id="viite-{number}">{text} {back}</li>\n')
        self.out.append("</ol></section>\n")
