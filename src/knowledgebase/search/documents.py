"""Documents: what a built page says, by field, as search sees it.

A page is searched when some element has `data-pagefind-body`; what has `data-pagefind-ignore`
is left out, unless it is marked as a field with `data-search-field`. Words that are not shown
stand in `data-search-words`. Headings are searched but not shown, unless marked: entries of a kind
have the same ones. What every page says alike (notices, where a printed page comes from,
how an estimate is made) is nobody's subject: it is neither searched nor shown. What describes
others (materials, other cards, adopters) or how a result was got is searched, but tells in an
excerpt nothing of the page.
"""

import re
import sys
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledgebase.read.places import Packed

_HEADINGS = {"h1": "title", "h2": "heading", "h3": "heading"}
_SILENT = {"script", "style", "template", "svg", "-comment", "nav", "footer"}
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "caption"}
_ALIKE = {"notice", "print-source", "alert-title"}
_BESIDE = {"resources", "differences", "adoptions", "result-how"}
_TOLD = {"facts", "stage", "effect", "names"}
# Elements and stops leave a space before a stop.
_STRAY = re.compile(r" ([.,:;!?])")


class Document:
    """A page by field.

    `updated` is a date as text or empty; `lang` the language of its text; `label` what kind of
    page it is, for people; `text` what is shown of it after its title, for excerpts; `filters`
    the values of each filter; `overdue` that its review is late. `told` has what is not searched: `facts` for the reader, the `stage`
    of a project, the `effect` of a practice, and `names`, by lines, of a page that is the answer when they are asked for.
    What is long is put away, since the documents of all pages are held at once.
    """

    __slots__ = ("_inside", "address", "lang", "overdue", "updated")

    def __init__(
        self,
        address: str,
        lang: str,
        fields: Mapping[str, str],
        *,
        updated: str = "",
        label: str = "",
        text: str = "",
        filters: Mapping[str, tuple[str, ...]] | None = None,
        overdue: bool = False,
        told: Mapping[str, str] | None = None,
    ) -> None:
        self.address = address
        self.lang = sys.intern(lang)
        self.updated = sys.intern(updated)
        self.overdue = overdue
        self._inside = Packed((dict(fields), label, text, dict(filters or {}), dict(told or {})))

    def without(self, name: str) -> "Document":
        """Return the same page without a field."""
        copied = copy(self)
        _, *others = self._inside.value
        copied._inside = Packed(({k: v for k, v in self.fields.items() if k != name}, *others))
        return copied

    @property
    def fields(self) -> Mapping[str, str]:
        """The text of each field."""
        fields: Mapping[str, str] = self._inside.value[0]
        return fields

    @property
    def label(self) -> str:
        """What kind of page it is, for people."""
        label: str = self._inside.value[1]
        return label

    @property
    def text(self) -> str:
        """What is shown of it after its title."""
        text: str = self._inside.value[2]
        return text

    @property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        """The values of each filter."""
        filters: Mapping[str, tuple[str, ...]] = self._inside.value[3]
        return filters

    @property
    def told(self) -> Mapping[str, str]:
        """What is not searched."""
        told: Mapping[str, str] = self._inside.value[4]
        return told

    @property
    def kind(self) -> str:
        """What kind of page it is, for the program: `practice`, `project`, `theme`…"""
        return next(iter(self.filters.get("tyyppi", ())), "")


@dataclass
class _Texts:
    fields: dict[str, list[str]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, text: str, shown: bool = True) -> None:
        self.fields.setdefault(name, []).append(text)
        if name == "title":
            self.shown.clear()  # what stands above the title is its label
        elif shown:
            self.shown.append(text)

    def end(self) -> None:
        """End a block: what has no stop of its own gets one, so that excerpts can be read."""
        last = next((text.rstrip() for text in reversed(self.shown) if text.strip()), "")
        if last and (last[-1].isalnum() or last[-1] in ")%€\u201d"):
            self.shown.append(".")

    def filter(self, attributes: dict[str, str | None]) -> None:
        """Take a filter in Pagefind's notation: `teema[data-id]`, the value in `data-id`."""
        name, _, attribute = (attributes.get("data-search-filter") or "").partition("[")
        if value := attributes.get(attribute.rstrip("]")):
            self.filters.setdefault(name, []).append(value)


def read_document(address: str, html: str) -> Document | None:
    """Return the searchable text of a page, or None for a page that is not searched."""
    if "data-pagefind-body" not in html:
        return None
    return document_in(address, LexborHTMLParser(html))


def document_in(address: str, tree: LexborHTMLParser) -> Document | None:
    """Return the searchable text of a parsed page, or None for a page that is not searched."""
    bodies = tree.css("[data-pagefind-body]")
    if not bodies:
        return None
    texts, first = _Texts(), bodies[0].attributes
    for body in bodies:
        _walk(body, texts)
    return Document(
        address,
        first.get("lang") or "fi",
        {name: " ".join(parts) for name, parts in texts.fields.items()},
        updated=first.get("data-updated") or "",
        label=first.get("data-label") or "",
        text=_STRAY.sub(r"\1", " ".join(" ".join(texts.shown).split())),
        filters={name: tuple(dict.fromkeys(values)) for name, values in texts.filters.items()},
        overdue="data-overdue" in first,
        told=texts.told,
    )


def _walk(top: LexborNode, texts: _Texts) -> None:
    """Gather text below a node; a stack, so that deep pages do no harm."""
    waiting: list[tuple[LexborNode | None, str, bool, bool]] = [(top, "body", False, True)]
    while waiting:
        node, name, ignored, shown = waiting.pop()
        if node is None:  # what a block leaves behind its children
            texts.end()
            continue
        if node.is_text_node:
            if not ignored:
                texts.add(name, node.text_content or "", shown)
            continue
        attributes = node.attributes
        classes = (attributes.get("class") or "").split()
        if node.tag in _SILENT or _ALIKE.intersection(classes):
            continue
        texts.filter(attributes)
        ignored = ignored or "data-pagefind-ignore" in attributes
        name = _HEADINGS.get(node.tag or "", name) if name in ("body", "heading") else name
        if (marked := attributes.get("data-search-field")) in _TOLD:
            texts.told[marked or ""] = attributes.get("data-search-words") or ""
            continue
        shown = shown and node.tag not in ("h2", "h3") and _BESIDE.isdisjoint(classes)
        if marked:
            name, ignored, shown = marked, False, True
        if hidden := attributes.get("data-search-words"):
            texts.add(name, hidden, shown=False)
        if node.tag in _BLOCKS and shown and not ignored:
            waiting.append((None, name, ignored, shown))
        waiting += [
            (child, name, ignored, shown) for child in reversed(list(node.iter(include_text=True)))
        ]
