"""Markdown HTML: the elements of a parsed text, written from the parser's events and made safe."""

from collections.abc import Callable
from html import escape
from typing import Any

import nh3

from knowledgebase.ground.frame_words import told_in
from knowledgebase.validate.addresses_in_text import bare_addresses
from knowledgebase.validate.events import Event

Address = Callable[[str], str]

_ALERTS = {
    "Note": "Huomaa",
    "Tip": "Toimituksen vinkki",
    "Important": "Tärkeää",
    "Warning": "Varoitus",
    "Caution": "Ole varovainen",
}
_SIMPLE = {"Paragraph": "p", "Emphasis": "em", "Strong": "strong", "Strikethrough": "del",
           "Item": "li", "TableRow": "tr"}  # fmt: skip
_ENDS_LINE = {"Paragraph", "Item", "TableRow"}


def write_html(events: list[Event], ids: list[str], address: Address, lang: str = "fi") -> str:
    """Return safe HTML for `events`; `ids` are of the headings in order.

    `address` turns each link's target as written into the address to write on the page. `lang` is
    the language of what is said beside the text, as the names of alerts.
    """
    return clean(_Writer(events, ids, address, lang).html())


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


def _quote(alert: str | None, lang: str) -> str:
    """Return the beginning of a quote, of a plain one or of an alert such as `Tip`."""
    if not alert:
        return "<blockquote>\n"
    title = f'<p class="alert-title">{_said(_ALERTS[alert], lang)}</p>'
    return f'<div class="alert alert-{alert.lower()}">{title}\n'


def _said(finnish: str, lang: str) -> str:
    return escape(told_in(finnish, lang) or finnish)


class _Writer:
    """Writes the events of one document as HTML, in one pass."""

    def __init__(self, events: list[Event], ids: list[str], address: Address, lang: str) -> None:
        self.events = events
        self.lang = lang
        self.address = address
        self.ids = iter(ids)
        self.out: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self.numbers: dict[str, int] = {}
        self.cited: dict[str, int] = {}
        self.plain = 0  # links and code blocks around: no address becomes a link inside them
        self.table: tuple[str, ...] = ()
        self.cell = 0
        self.head = False
        self.image: list[str] | None = None
        self.image_source = ""

    def html(self) -> str:
        body = self.out
        for side, name, data, *_ in self.events:
            if name == "FootnoteDefinition":
                self.out = self.notes.setdefault(data, []) if side == "Start" else body
            elif self.image is not None and not (side == "End" and name == "Image"):
                self.image.append(data if name in ("Text", "Code") and not side else "")
            elif side == "Start":
                self._start(name, data)
            elif side == "End":
                self._end(name, data)
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
            case "TaskListMarker":
                self.out.append("☑ " if data else "☐ ")
            case "FootnoteReference":
                self._cite(data)

    def _cite(self, label: str) -> None:
        number = self.numbers.setdefault(label, len(self.numbers) + 1)
        self.cited[label] = self.cited.get(label, 0) + 1
        note = _said("Alaviite", self.lang)
        self.out.append(
            f'<sup><a href="#viite-{number}" id="{_citation(number, self.cited[label])}"'
            f' aria-label="{note} {number}">{number}</a></sup>'
        )

    def _linkify(self, text: str) -> str:
        # GitHub makes a bare address a link, but never inside another link.
        if self.plain:
            return escape(text, quote=False)
        parts, end = [], 0
        for start, stop in bare_addresses(text):
            address = escape(text[start:stop])
            parts.append(escape(text[end:start], quote=False))
            parts.append(f'<a href="{address}" rel="external">{address}</a>')
            end = stop
        return "".join([*parts, escape(text[end:], quote=False)])

    def _start(self, name: str, data: Any) -> None:
        match name:
            case "Heading":
                self.out.append(f'<{data["level"].lower()} id="{escape(next(self.ids))}">')
            case "BlockQuote":
                self.out.append(_quote(data, self.lang))
            case "CodeBlock":
                # A wide code block scrolls, so the keyboard must reach it (WCAG 2.1.1).
                self.plain += 1
                self.out.append('<pre tabindex="0"><code>')
            case "List":
                tag = "ul" if data is None else "ol" if data == 1 else f'ol start="{data}"'
                self.out.append(f"<{tag}>\n")
            case "Link":
                self.plain += 1
                self._open_link(data)
            case "Image":
                self.image, self.image_source = [], data["dest_url"]
            case "Table":
                self.table = data
                self.out.append(
                    '<div class="table-wrap" tabindex="0" role="group" '
                    f'aria-label="{_said("Taulukko", self.lang)}"><table>'
                )
            case "TableHead":
                self.head, self.cell = True, 0
                self.out.append("<thead><tr>")
            case "TableRow":
                self.cell = 0
                self.out.append("<tr>")
            case "TableCell":
                self._open_cell()
            case _ if name in _SIMPLE:
                self.out.append(f"<{_SIMPLE[name]}>")

    def _open_cell(self) -> None:
        tag = 'th scope="col"' if self.head else "td"
        align = self.table[self.cell].lower() if self.cell < len(self.table) else "none"
        self.out.append(f"<{tag}>" if align == "none" else f'<{tag} align="{align}">')
        self.cell += 1

    def _end(self, name: str, data: Any) -> None:
        match name:
            case "Heading":
                self.out.append(f"</{data.lower()}>\n")
            case "BlockQuote":
                self.out.append("</div>\n" if data else "</blockquote>\n")
            case "CodeBlock":
                self.plain -= 1
                self.out.append("</code></pre>\n")
            case "List":
                self.out.append("</ol>\n" if data else "</ul>\n")
            case "Link":
                self.plain -= 1
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
                end = "\n" if name in _ENDS_LINE else ""
                self.out.append(f"</{_SIMPLE[name]}>{end}")

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
        named = _said("Alaviitteet", self.lang)
        back_to = _said("Takaisin viittaukseen", self.lang)
        self.out.append(f'<section class="footnotes" aria-label="{named}"><ol>\n')
        for number, label in sorted(used):
            text = "".join(self.notes[label]).strip()
            back = " ".join(
                f'<a href="#{_citation(number, time)}" '
                f'aria-label="{back_to} {number}{f"-{time}" if time > 1 else ""}">↩</a>'
                for time in range(1, self.cited[label] + 1)
            )
            self.out.append(f'<li id="viite-{number}">{text} {back}</li>\n')
        self.out.append("</ol></section>\n")


def _citation(number: int, time: int) -> str:
    """Return the id of the place that cites a footnote for the given time."""
    return f"viittaus-{number}" if time == 1 else f"viittaus-{number}-{time}"
