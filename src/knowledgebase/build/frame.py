"""Frame: the generator's shell around a page, rendered once for all pages that look alike to it.

The generator renders its template for a page whose every value and link is a mark. What comes back
is cut at the marks, and joined with the values and links of any page of the same shape: byte for
byte what the generator would have written. Nothing of a page's content goes through the generator.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import escape

from knowledgebase.build.shell import MENU
from knowledgebase.ground.layout import SEARCH
from knowledgebase.ground.site import Site
from knowledgebase.render.page import Page

# The shell tells these pages from all others by their addresses.
_OWN_FRAME = frozenset({"", SEARCH, *(address for _, address, _ in MENU)})
_ANY = "*"
# Marks have characters that no text has, and one that tells whether the template escapes them.
_VALUE, _LINK = "\ue000{}<\ue001", "\ue002{}\ue003"
_MARK = re.compile("(\ue002[^\ue003]*\ue003|\ue000[^\ue001]*\ue001)")
CONTENT, CANONICAL = "content", "canonical"


@dataclass(frozen=True)
class Shape:
    """What pages of one frame have in common: where they are, and which values they have.

    `place` is an address that stands for theirs; `meta` has their values, as JSON, with marks for
    texts.
    """

    place: str
    meta: str

    def file(self, number: int) -> str:
        """Return the path of the Markdown file that the generator makes the frame of."""
        return f"{self.place.replace(_ANY, str(number))}index.md"


def shape_of(page: Page) -> Shape:
    """Return the shape of a page, which is known before the page is made."""
    section = f"{page.address.partition('/')[0]}/"
    within = f"{section if section in _OWN_FRAME else ''}{_ANY}/"
    place = page.address if page.address in _OWN_FRAME else within
    marked = _marked("", page.outline() | {"json_ld": "…"})
    return Shape(place, json.dumps(marked, sort_keys=True))


def shapes_of(pages: Iterable[Page]) -> tuple[Shape, ...]:
    """Return the shapes of pages, each once, in a lasting order."""
    return tuple(sorted({shape_of(page) for page in pages}, key=lambda s: (s.place, s.meta)))


def value_mark(name: str) -> str:
    """Return what stands for a value in a template that makes a frame."""
    return _VALUE.format(name)


def link_mark(target: str) -> str:
    """Return what stands for the link to the site address `target`."""
    return _LINK.format(target)


@dataclass(frozen=True)
class Frame:
    """A shell cut at its marks: `texts` stand before, between and after the `marks`."""

    texts: tuple[str, ...]
    marks: tuple[str, ...]

    def around(self, page: Page, site: Site) -> str:
        """Return the whole page, made now."""
        values = dict(_texts("", page.meta()))
        values[CONTENT] = page.html()
        values[CANONICAL] = site.absolute(quote(page.address))
        parts = [self.texts[0]]
        for mark, text in zip(self.marks, self.texts[1:], strict=True):
            parts += (_filled(mark, values, page.address), text)
        return "".join(parts)


Frames = Mapping[Shape, Frame]


def read_frame(rendered: str) -> Frame:
    """Return the frame in what the generator rendered from marks."""
    parts = _MARK.split(rendered)
    return Frame(tuple(parts[::2]), tuple(parts[1::2]))


def _filled(mark: str, values: Mapping[str, str], address: str) -> str:
    if mark.startswith("\ue002"):
        target = mark[1:-1]
        if target.startswith("\ue000"):
            target = values[target[1:-1].removesuffix("<")]
        return shortest_link(target, address)
    name = mark[1:-1]
    return values[name[:-1]] if name.endswith("<") else str(escape(values[name[:-4]]))


def shortest_link(target: str, page: str) -> str:
    """Return the link to a site address as the generator writes it, without going up in vain.

    >>> shortest_link("kaytannot/", "kaytannot/tyoote/"), shortest_link("", "haku/")
    ('../', '..')
    >>> shortest_link("assets/icon.svg", ""), shortest_link("haku/", "haku/")
    ('assets/icon.svg', './')
    """
    here, there = _steps(quote(page)), _steps(target)
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    link = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{link}/" if target.endswith("/") else link


def _steps(address: str) -> list[str]:
    return [step for step in address.split("/") if step]


def _marked(name: str, value: object) -> object:
    """Return the values of a page with a mark in the place of each text that is not empty."""
    if isinstance(value, dict):
        return {key: _marked(f"{name}.{key}", inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(f"{name}.{place}", inner) for place, inner in enumerate(value)]
    return value_mark(name) if isinstance(value, str) and value else value


def _texts(name: str, value: object) -> Iterable[tuple[str, str]]:
    """Yield (name, text) of each text among the values of a page."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{name}.{key}", inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(f"{name}.{place}", inner)
    elif isinstance(value, str):
        yield name, value
