"""Text parts: a practice's text by its headings, so that each part stands where a reader asks for it."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.schema import Practice

_ELSEWHERE = "how"
# The headings of a practice stand in the same order in every language.
_ORDER = ("background", _ELSEWHERE, "results", "limits")
_PLACES = {
    heading: place
    for headings in (Practice.headings, *Practice.headings_in.values())
    for heading, place in zip(headings, _ORDER, strict=True)
} | {"Mikä ei toiminut tai on epäselvää": "limits"}


@dataclass(frozen=True)
class Part:
    """The text under one second-level heading. `id` and `title` are '' before the first one."""

    id: str
    title: str
    html: str


def parts_by_place(html: str) -> dict[str, tuple[Part, ...]]:
    """Return the parts of a text by where they stand: background, how, limits, results.

    What has no place of its own tells how it is done. `html` is that of a whole text, sanitised;
    every part of it is in exactly one place.
    """
    found: dict[str, list[Part]] = {"background": [], _ELSEWHERE: [], "limits": [], "results": []}
    for part in parts_of(html):
        found[_PLACES.get(part.title, _ELSEWHERE)].append(part)
    return {place: tuple(parts) for place, parts in found.items()}


def parts_of(html: str) -> tuple[Part, ...]:
    """Return the parts of a whole text, sanitised, in their order."""
    # A tree rather than a search for tags: a heading inside a quotation must not split it.
    body = LexborHTMLParser(f"<body>{html}").body
    parts: list[Part] = []
    id, title, texts = "", "", list[str]()

    def end() -> None:
        if title or any(text.strip() for text in texts):
            parts.append(Part(id, title, "".join(texts)))

    for node in body.iter(include_text=True) if body else ():
        if node.tag == "h2":
            end()
            id, title, texts = node.attributes.get("id") or "", node.text().strip(), []
        else:
            texts.append(node.html or "")
    end()
    return tuple(parts)


def texts_of(html: str) -> list[str]:
    """Return the plain text of each paragraph and point of a part, sanitised HTML, in its order."""
    body = LexborHTMLParser(f"<body>{html}").body
    blocks = body.css("p, li") if body else []
    # A paragraph inside a point is told with the point.
    return [
        " ".join(node.text().split())
        for node in blocks
        if not (node.tag == "p" and node.parent and node.parent.tag == "li")
    ]
