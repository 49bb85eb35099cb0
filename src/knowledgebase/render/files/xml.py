"""XML: elements written by the standard library, so that nothing has to be escaped by hand."""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, text: str = "", /, **attributes: str) -> Element:
    """Return an element with text and attributes; `xml_lang` is written as `xml:lang`."""
    found = Element(name, {key.replace("_", ":"): value for key, value in attributes.items()})
    found.text = text or None
    return found


def written(root: Element) -> str:
    """Return an element as text."""
    return ElementTree.tostring(root, encoding="unicode")


def document(root: Element, rows: Iterable[str]) -> bytes:
    """Return a document with `rows`, already written, at the end of its root."""
    root.text = root.text or ""
    opened = written(root).removesuffix(f"</{root.tag}>")
    return HEAD + f"{opened}{''.join(rows)}</{root.tag}>\n".encode()
