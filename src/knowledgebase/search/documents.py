"""Documents: what a built page says, by field, as search sees it.

A page is searched when some element has `data-pagefind-body`; what has `data-pagefind-ignore`
is left out, unless it is marked as a field with `data-search-field`. Words that are not shown
stand in `data-search-words`.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = {"h1": "title", "h2": "heading", "h3": "heading"}
_SILENT = {"script", "style", "template", "svg", "-comment"}


@dataclass(frozen=True)
class Document:
    """A page by field.

    `updated` is a date as text or empty; `lang` the language of its text; `label` what kind of
    page it is, for people; `text` what is shown of it after its title, for excerpts; `filters`
    the values of each filter; `overdue` that its review is late.
    """

    address: str
    lang: str
    fields: dict[str, str]
    updated: str = ""
    label: str = ""
    text: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    overdue: bool = False


@dataclass
class _Texts:
    fields: dict[str, list[str]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, text: str, shown: bool = True) -> None:
        self.fields.setdefault(name, []).append(text)
        if name == "title":
            self.shown.clear()  # what stands above the title is its label
        elif shown:
            self.shown.append(text)

    def filter(self, attributes: dict[str, str | None]) -> None:
        """Take a filter in Pagefind's notation: `teema[data-id]`, the value in `data-id`."""
        name, _, attribute = (attributes.get("data-pagefind-filter") or "").partition("[")
        if value := attributes.get(attribute.rstrip("]")):
            self.filters.setdefault(name, []).append(value)


def read_document(address: str, html: str) -> Document | None:
    """Return the searchable text of a page, or None for a page that is not searched."""
    if "data-pagefind-body" not in html:
        return None
    bodies = LexborHTMLParser(html).css("[data-pagefind-body]")
    if not bodies:
        return None
    texts, first = _Texts(), bodies[0].attributes
    for body in bodies:
        _walk(body, texts)
    return Document(
        address,
        first.get("lang") or "fi",
        {name: " ".join(parts) for name, parts in texts.fields.items()},
        first.get("data-updated") or "",
        first.get("data-label") or "",
        " ".join(" ".join(texts.shown).split()),
        {name: tuple(dict.fromkeys(values)) for name, values in texts.filters.items()},
        "data-overdue" in first,
    )


def _walk(top: LexborNode, texts: _Texts) -> None:
    """Gather text below a node; a stack, so that deep pages do no harm."""
    waiting = [(top, "body", False)]
    while waiting:
        node, name, ignored = waiting.pop()
        if node.is_text_node:
            if not ignored:
                texts.add(name, node.text_content or "")
            continue
        if node.tag in _SILENT:
            continue
        attributes = node.attributes
        texts.filter(attributes)
        ignored = ignored or "data-pagefind-ignore" in attributes
        name = _HEADINGS.get(node.tag or "", name) if name in ("body", "heading") else name
        if marked := attributes.get("data-search-field"):
            name, ignored = marked, False
        if hidden := attributes.get("data-search-words"):
            texts.add(name, hidden, shown=False)
        waiting += [
            (child, name, ignored) for child in reversed(list(node.iter(include_text=True)))
        ]
