"""Events: the parser's stream, one shape for all that read it, and texts joined.

An event is `Start`, `End` or '' with the name of an element and its data, and the bytes it covers.
The parser cuts a text at every character that might have meant something; here it is whole again.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)


class Event(NamedTuple):
    """One event: `side` is `Start`, `End` or ''; `start` and `end` are byte offsets."""

    side: str
    name: str
    data: Any
    start: int
    end: int


def events_of(text: str) -> list[Event]:
    """Return the events of a Markdown text in order. Never raises on any text."""
    return list(_joined(map(_event, pyromark.events_with_range(text, options=_OPTIONS))))


def places_in(text: str, first_line: int) -> Callable[[int], tuple[int, int]]:
    """Return what finds the line and column of a byte offset; the text begins on line `first_line`."""
    raw = text.encode()
    starts = [0, *(found.end() for found in re.finditer(rb"\n", raw))]

    def place(offset: int) -> tuple[int, int]:
        row = bisect_right(starts, offset) - 1
        column = len(raw[starts[row] : offset].decode("utf-8", "ignore")) + 1
        return row + first_line, column

    return place


def _joined(events: Iterator[Event]) -> Iterator[Event]:
    words: list[str] = []
    start = end = 0
    for event in events:
        if event.name == "Text" and not event.side:
            start = event.start if not words else start
            end = event.end
            words.append(event.data)
            continue
        if words:
            yield Event("", "Text", "".join(words), start, end)
            words = []
        yield event
    if words:
        yield Event("", "Text", "".join(words), start, end)


def _event(pair: tuple[Any, Any]) -> Event:
    # An event is "Rule", {"Text": "x"}, {"Start": "Paragraph"} or {"Start": {"Link": {...}}}.
    raw, span = pair
    where = span["start"], span["end"]
    if isinstance(raw, str):
        return Event("", raw, None, *where)
    ((side, inner),) = raw.items()
    if side not in ("Start", "End"):
        return Event("", side, inner, *where)
    if isinstance(inner, str):
        return Event(side, inner, None, *where)
    ((name, data),) = inner.items()
    return Event(side, name, data, *where)
