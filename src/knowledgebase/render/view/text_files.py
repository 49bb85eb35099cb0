"""Text files: the pictures of a text in the widths that pages offer, and what its attachments are."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.catalogue import Measures
from knowledgebase.ground.layout import SHELVES
from knowledgebase.render.view.pictures import size_address, widths
from knowledgebase.render.view.wording import Words
from knowledgebase.validate.links import ATTACHMENTS, IMAGES

_PICTURES, _FILES = "kuvat/", f"{SHELVES['material'].address}/"
# A text is at most so wide; below that it has the width of the screen.
_SIZES = "(min-width: 46rem) 44rem, 100vw"


def with_files(html: str, measures: Measures, words: Words) -> str:
    """Return a text with its pictures as entries' pictures are, and its attachments with type and size.

    `html` is that of a whole text, sanitised; what `measures` does not know stays as it is.
    """
    if _PICTURES not in html and _FILES not in html:
        return html
    body = LexborHTMLParser(f"<body>{html}").body
    if body is None:
        return html
    for node in body.css("img"):
        _draw(node, measures)
    for node in body.css("a"):
        _tell(node, measures, words)
    return "".join(node.html or "" for node in body.iter(include_text=True))


def _draw(node: Any, measures: Measures) -> None:
    up, found, name = (node.attributes.get("src") or "").rpartition(_PICTURES)
    size = measures.pictures.get(f"{IMAGES}/{name}") if found else None
    if size is None:
        return
    each = [(up + size_address(name, width), width) for width in widths(size[0])]
    node.attrs["src"] = each[-1][0]
    node.attrs["srcset"] = ", ".join(f"{address} {width}w" for address, width in each)
    node.attrs["sizes"] = _SIZES
    node.attrs["width"], node.attrs["height"] = str(size[0]), str(size[1])
    node.attrs["loading"], node.attrs["decoding"] = "lazy", "async"


def _tell(node: Any, measures: Measures, words: Words) -> None:
    _, found, name = (node.attributes.get("href") or "").rpartition(_FILES)
    size = measures.attachments.get(f"{ATTACHMENTS}/{name}") if found else None
    if size is not None:
        ending = name.rpartition(".")[2].upper()
        node.insert_child(f" ({ending}, {words.bytes(size)})")
