"""Rewrite: a Markdown text with some of its links changed, and every other byte as it was.

Links are those that the parser sees: with titles, by reference, around pictures, and never in code.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from knowledgebase.validate.comments import OPENS, beside_comments, html_pieces
from knowledgebase.validate.events import Event, events_of

_BLOCKS = ("Paragraph", "Heading", "CodeBlock", "HtmlBlock", "Table")
# After the marks of quotes and lists; a footnote's definition begins with ^.
_OPENS_DEFINITION = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[(?!\^)")
_NOT_IN_TARGET = re.compile(r"[\s()<>\\\"|]")
_SPECIAL = re.compile(r"[\\\"|&<`*_\[\]]")
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
    for span in _spans(events, text.encode()):
        if hidden(span.target):
            cuts += [(span.start, span.words_start, b""), (span.words_end, span.end, b"")]
    if OPENS in text:
        pieces = html_pieces(events)
        cuts += ((start, end, b"") for html, start, end in pieces if not beside_comments(html))
    return _cut(text, [*cuts, *_definitions(text, events, hidden)])


def relinked(text: str, address: Callable[[str], str | None]) -> str:
    """Return `text` with the target of each link turned into `address(target)`.

    A link whose `address` is None stays as it is, and so do code and everything else.
    """
    events = events_of(text)
    cuts: list[Cut] = []
    for span in _spans(events, text.encode()):
        new = address(span.target)
        if new is not None:
            cuts.append((span.words_end, span.end, f"]({_target(new)}{_title(span)})".encode()))
    return _cut(
        text, [*cuts, *_definitions(text, events, lambda target: address(target) is not None)]
    )


def _target(address: str) -> str:
    # What would end a target, or begin something else, is written as a browser writes it.
    return _NOT_IN_TARGET.sub(lambda found: quote(found[0]), address)


def _title(span: _Span) -> str:
    title = _SPECIAL.sub(r"\\\g<0>", " ".join(span.title.split()))
    return f' "{title}"' if title else ""


def _spans(events: Iterable[Event], raw: bytes) -> Iterator[_Span]:
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
            # The parser leaves the empty brackets of `[name][]` out of the link.
            empty = data["link_type"] == "Collapsed" and raw.startswith(b"[]", event.end)
            end = event.end + (2 if empty else 0)
            yield _Span(event.start, first, last, end, data["dest_url"], data["title"])


def _cut(text: str, cuts: Iterable[Cut]) -> str:
    raw, parts, end = text.encode(), [], 0
    for start, stop, instead in sorted(cuts):
        parts += [raw[end:start], instead]
        end = max(end, stop)
    return b"".join([*parts, raw[end:]]).decode()


def _definitions(text: str, events: Iterable[Event], gone: Callable[[str], bool]) -> Iterator[Cut]:
    """Yield the definitions of reference links whose target is `gone`, each with all its lines.

    The parser gives no event for them: they are the lines that no block covers.
    """
    if "]:" not in text:
        return
    covered = sorted((e.start, e.end) for e in events if e.side != "End" and _covers(e))
    place, last = 0, len(covered)
    start, group = 0, b""
    offset = 0
    for line in (*text.encode().splitlines(keepends=True), b"\n"):
        while place < last and covered[place][1] <= offset:
            place += 1
        bare = place == last or covered[place][0] >= offset + len(line)
        opens = bare and _OPENS_DEFINITION.match(line)
        if group and (opens or not bare or not line.strip()):
            if gone(_defined(group)):
                yield start, offset, b""
            group = b""
        if opens:
            start, group = offset, line[opens.end() - 1 :]
        elif group:
            group += line
        offset += len(line)


def _covers(event: Event) -> bool:
    return not event.side or event.name in _BLOCKS


def _defined(definition: bytes) -> str:
    # `[name]: target "title"`, over one line or more; a quote's marks may begin each.
    target = definition.decode().partition("]:")[2].strip(" \t\n>")
    if target.startswith("<"):
        return unescape(target[1:].partition(">")[0])
    return unescape((target.split() or [""])[0])
