"""Rewrite: a Markdown text with some of its links changed, and every other byte as it was.

Links are those that the parser sees: with titles, by reference, around pictures, and never in code.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledgebase.validate.comments import OPENS, beside_comments, html_pieces
from knowledgebase.validate.events import Event, events_of

Cut = tuple[int, int, bytes]
"""A part of the text, as byte offsets, and what stands there instead."""


@dataclass(frozen=True)
class _Span:
    """Where a link or picture stands: all of it, and the words between its brackets."""

    start: int
    words_start: int
    words_end: int
    end: int
    target: str
    title: str


def public_text(text: str, hidden: Callable[[str], bool]) -> str:
    """Return `text` as it may leave the house: without comments, and with every link whose target
    is `hidden` replaced by its words. The definitions of reference links to such targets go too.
    """
    events = events_of(text)
    cuts: list[Cut] = []
    for span in _spans(events):
        if hidden(span.target):
            cuts += [(span.start, span.words_start, b""), (span.words_end, span.end, b"")]
    if OPENS in text:
        pieces = html_pieces(events)
        cuts += ((start, end, b"") for html, start, end in pieces if not beside_comments(html))
    return _without_definitions(_cut(text, cuts), hidden) if cuts else text


def relinked(text: str, address: Callable[[str], str | None]) -> str:
    """Return `text` with the target of each link turned into `address(target)`.

    A link whose `address` is None stays as it is, and so do code and everything else.
    """
    cuts: list[Cut] = []
    for span in _spans(events_of(text)):
        new = address(span.target)
        if new is not None:
            title = f' "{span.title}"' if span.title else ""
            cuts.append((span.words_end, span.end, f"]({new}{title})".encode()))
    if not cuts:
        return text
    return _without_definitions(_cut(text, cuts), lambda target: address(target) is not None)


def _spans(events: Iterable[Event]) -> Iterator[_Span]:
    """Yield every link and picture, the inner ones first."""
    around: list[tuple[Event, int, int]] = []
    for event in events:
        if around and event.side != "End":
            opening, first, last = around[-1]
            around[-1] = opening, min(first, event.start), max(last, event.end)
        if event.name not in ("Link", "Image"):
            continue
        if event.side == "Start":
            bracket = event.start + (2 if event.name == "Image" else 1)
            around.append((event, event.end, bracket))
        elif around:
            opening, first, last = around.pop()
            first = min(first, last)
            data = opening.data
            yield _Span(event.start, first, last, event.end, data["dest_url"], data["title"])


def _cut(text: str, cuts: Iterable[Cut]) -> str:
    raw, parts, end = text.encode(), [], 0
    for start, stop, instead in sorted(cuts):
        parts += [raw[end:start], instead]
        end = max(end, stop)
    return b"".join([*parts, raw[end:]]).decode()


def _without_definitions(text: str, gone: Callable[[str], bool]) -> str:
    return "\n".join(line for line in text.split("\n") if not _defines(line, gone))


def _defines(line: str, gone: Callable[[str], bool]) -> bool:
    # `[name]: target`, the definition of a reference link; a footnote's begins with ^.
    name, found, target = line.strip().partition("]:")
    if not found or not name.startswith("[") or name.startswith("[^"):
        return False
    return gone(target.strip().partition(" ")[0].strip("<>"))
