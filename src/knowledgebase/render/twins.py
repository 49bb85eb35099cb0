"""Twins: each page as Markdown at `index.md` beside it, and llms.txt that lists them.

The twin is made from the page's own HTML, so it cannot tell another story. The HTML is ours
and well formed; a parser for any HTML would take ten times as long.
"""

import re
from collections.abc import Iterable
from html import unescape

from knowledgebase.layout import SHELVES
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page

_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)")
_HREF = re.compile(r'\b(?:href|src)="([^"]*)"')
_SPACE = re.compile(r"\s+")
_LINES = re.compile(r"\n{3,}")
# What is for the eye or the hand, not for the text.
_SKIPPED = frozenset({"svg", "nav", "form", "script", "style", "noscript", "button", "template"})
_HEADINGS = {f"h{n}": "#" * n + " " for n in range(1, 7)}
_BLOCKS = frozenset({"p", "div", "section", "article", "header", "footer", "dl", "ul", "ol", "table",
                     "blockquote", "aside", "pre", "details", "summary"})  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


def twin_files(maker: PageMaker, pages: Iterable[Page]) -> dict[str, bytes]:
    """Return the Markdown of every page by path, and llms.txt."""
    files = {}
    for page in pages:
        url = maker.site.absolute(page.address)
        files[f"{page.address}index.md"] = f"{markdown_of(page.html)}\n\n---\n{url}\n".encode()
    files["llms.txt"] = _index(maker).encode()
    return files


def _index(maker: PageMaker) -> str:
    site = maker.site
    lines = [f"# {site.name}", "", f"> {site.description}", "",
             "Jokaisella sivulla on Markdown-versio osoitteessa, jonka loppu on index.md.", "",
             "## Aineisto", "",
             f"- [Avoin aineisto JSON- ja CSV-tiedostoina]({site.absolute('data/v1/index.json')})",
             f"- [Sanastot SKOS-muodossa]({site.absolute('data/v1/vocabularies.jsonld')})"]  # fmt: skip
    for kind, entries in (
        ("practice", maker.shelves.practices),
        ("project", maker.shelves.projects),
        ("news", maker.desk.all.news),
        ("event", (*maker.desk.all.coming, *maker.desk.all.past)),
        ("material", maker.desk.all.materials),
    ):
        if entries:
            lines += ["", f"## {SHELVES[kind].many}", ""]
        for entry in entries:
            url = site.absolute(f"{entry.address}index.md")
            lines.append(f"- [{entry.fields.title}]({url}): {entry.fields.summary}")
    return "\n".join(lines) + "\n"


def markdown_of(html: str) -> str:
    """Return finished page HTML as Markdown; links keep their addresses.

    >>> markdown_of('<h1>Työ</h1><p>Katso <a href="../b/">tämä</a>.</p>')
    '# Työ\\n\\nKatso [tämä](../b/).'
    """
    writer = _Writer()
    for slash, tag, attributes, text in _TOKEN.findall(html):
        if text:
            writer.text(text)
        elif slash:
            writer.close(tag)
        else:
            writer.open(tag, attributes)
    return writer.markdown()


class _Writer:
    """Puts Markdown together from the tags and texts of one page, in order."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._skip = ""
        self._depth = 0
        self._lists: list[str] = []
        self._links: list[str] = []
        self._pre = False

    def text(self, text: str) -> None:
        if self._skip:
            return
        text = unescape(text)
        self._out.append(text if self._pre else _SPACE.sub(" ", text))

    def open(self, tag: str, attributes: str) -> None:
        if self._skip:
            self._depth += tag == self._skip
            return
        if tag in _SKIPPED:
            if not attributes.endswith("/"):
                self._skip, self._depth = tag, 1
        elif tag in _HEADINGS:
            self._out.append(f"\n\n{_HEADINGS[tag]}")
        elif tag in ("ul", "ol"):
            self._out.append("\n" if self._lists else "\n\n")
            self._lists.append(tag)
        elif tag == "li":
            mark = "1." if self._lists and self._lists[-1] == "ol" else "-"
            self._out.append(f"\n{'  ' * (len(self._lists) - 1)}{mark} ")
        elif tag == "a":
            found = _HREF.search(attributes)
            self._links.append(found[1] if found else "")
            self._out.append("[")
        elif tag == "img":
            self._image(attributes)
        elif tag == "pre":
            self._pre = True
            self._out.append("\n\n```\n")
        else:
            self._out.append(self._opening(tag))

    def _opening(self, tag: str) -> str:
        if tag == "dt":
            return "\n- **"
        if tag == "dd":
            return " "
        if tag == "br":
            return "  \n"
        if tag == "tr":
            return "\n| "
        if tag in _MARKS and not self._pre:
            return _MARKS[tag]
        return "\n\n" if tag in _BLOCKS and not self._lists else " " if tag in _BLOCKS else ""

    def _image(self, attributes: str) -> None:
        address = _HREF.search(attributes)
        words = re.search(r'\balt="([^"]*)"', attributes)
        if address:
            self._out.append(f"![{unescape(words[1]) if words else ''}]({address[1]})")

    def close(self, tag: str) -> None:
        if self._skip:
            self._depth -= tag == self._skip
            if not self._depth:
                self._skip = ""
        elif tag in _HEADINGS:
            self._out.append("\n\n")
        elif tag in ("ul", "ol"):
            self._lists = self._lists[:-1]
            self._out.append("\n")
        elif tag == "a":
            self._out.append(f"]({unescape(self._links.pop()) if self._links else ''})")
        elif tag == "pre":
            self._pre = False
            self._out.append("\n```\n\n")
        else:
            self._out.append(self._closing(tag))

    def _closing(self, tag: str) -> str:
        if tag == "dt":
            return ":**"
        if tag in ("td", "th"):
            return " | "
        if tag == "thead":
            return "\n|---|"
        if tag in _MARKS and not self._pre:
            return _MARKS[tag]
        return "\n\n" if tag in _BLOCKS and not self._lists else ""

    def markdown(self) -> str:
        text = "".join(self._out)
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        text = re.sub(r"(?m)^ (?=\S)", "", text)
        return _LINES.sub("\n\n", text).strip()
