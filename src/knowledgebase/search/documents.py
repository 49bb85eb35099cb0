"""Documents: what a built page says, by field, as search sees it.

A page is searched when some element has `data-pagefind-body`; what has `data-pagefind-ignore`
is left out, unless it is marked as a field with `data-search-field`. Words that are not shown
stand in `data-search-words`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = {"h1": "title", "h2": "heading", "h3": "heading"}
_SILENT = {"script", "style", "template", "svg", "-comment"}


@dataclass(frozen=True)
class Document:
    """A page by field. `updated` is a date as text or empty; `lang` the language of its text."""

    address: str
    lang: str
    fields: dict[str, str]
    updated: str = ""


@dataclass
class _Texts:
    fields: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        self.fields.setdefault(name, []).append(text)


def read_document(address: str, html: str) -> Document | None:
    """Return the searchable text of a page, or None for a page that is not searched."""
    if "data-pagefind-body" not in html:
        return None
    bodies = LexborHTMLParser(html).css("[data-pagefind-body]")
    texts, first = _Texts(), bodies[0].attributes
    for body in bodies:
        _walk(body, "body", False, texts)
    return Document(
        address,
        first.get("lang") or "fi",
        {name: " ".join(parts) for name, parts in texts.fields.items()},
        first.get("data-updated") or "",
    )


def _walk(top: LexborNode, name: str, ignored: bool, texts: _Texts) -> None:
    """Gather text below a node; a stack, so that deep pages do no harm."""
    waiting = [(top, name, ignored)]
    while waiting:
        node, name, ignored = waiting.pop()
        if node.is_text_node:
            if not ignored:
                texts.add(name, node.text_content or "")
            continue
        if node.tag in _SILENT:
            continue
        attributes = node.attributes
        if "data-pagefind-ignore" in attributes:
            ignored = True
        name = _HEADINGS.get(node.tag or "", name) if name in ("body", "heading") else name
        if marked := attributes.get("data-search-field"):
            name, ignored = marked, False
        if hidden := attributes.get("data-search-words"):
            texts.add(name, hidden)
        waiting += [(child, name, ignored) for child in reversed(list(_children(node)))]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    yield from node.iter(include_text=True)
