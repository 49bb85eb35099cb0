"""Rewrite: a Markdown text with some of its links changed, and every other byte as it was.

Links are those that the parser sees: with titles, by reference, around pictures, and never in code.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from knowledgebase.validate.comments import OPENS, comments
from knowledgebase.validate.events import Event, events_of

_BLOCKS = ("Paragraph", "Heading", "CodeBlock", "HtmlBlock", "Table")
# After the marks of quotes and lists; a footnote's definition begins with ^.
_OPENS_DEFINITION = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[(?!\^)")
# A label has no bare bracket inside and at most 999 characters (CommonMark 0.31, link labels).
_NAME = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]:", re.DOTALL)
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
    """Return `text` as it may leave the house: without comments and what nothing refers to, and with every link whose target
    is `hidden` replaced by its words. The definitions of reference links to such targets go too.
    """
    events = events_of(text)
    cuts: list[Cut] = []
    for span in _spans(events, text.encode()):
        if hidden(span.target):
            cuts += [(span.start, span.words_start, b""), (span.words_end, span.end, b"")]
    cuts += _without_comments(text, events)
    return _cut(text, [*cuts, *_definitions(text, events, lambda target, _: hidden(target))])


def shown_text(text: str) -> str:
    """Return `text` with blanks for whatever `public_text` leaves out: each word keeps its place."""
    if not has_notes(text):
        return text
    events, raw = events_of(text), text.encode()
    spans = [(c.start, c.end) for c in comments(events)]
    spans += ((start, end) for start, end, _ in _unused(text, events))
    return _cut(text, [(start, end, _blank(raw[start:end])) for start, end in spans])


def has_notes(text: str) -> bool:
    """True when a text may hold what is for its writers alone: comments, or what nothing refers to."""
    return OPENS in text or "]:" in text


def _blank(part: bytes) -> bytes:
    return "".join("\n" if letter == "\n" else " " for letter in part.decode()).encode()


def _without_comments(text: str, events: Sequence[Event]) -> Iterator[Cut]:
    """Yield comments, as if their writer had not written them.

    A line that has nothing else goes wholly from a list, which a blank line would make another
    one; elsewhere it stays blank, since the comment has ended a paragraph or a table.
    """
    if not has_notes(text):
        return
    yield from _unused(text, events)
    found, raw = list(comments(events)), text.encode()
    left = bytearray(raw)
    for comment in found:
        left[comment.start : comment.end] = b" " * (comment.end - comment.start)
    for comment in found:
        start = raw.rfind(b"\n", 0, comment.start) + 1
        end = raw.find(b"\n", comment.end)
        end = len(raw) if end < 0 else end
        if not left[start:end].strip():
            yield start, end + (1 if comment.in_line or comment.in_list else 0), b""
        elif left[comment.end : end].strip():
            yield comment.start, comment.end, b""
        else:  # blanks at the end of a line would break it
            yield len(raw[: comment.start].rstrip(b" \t")), end, b""


def _unused(text: str, events: Sequence[Event]) -> Iterator[Cut]:
    """Yield the definitions that nothing refers to, of links and of footnotes: some write their
    comments so, `[//]: # (a note)`.
    """
    cited = {event.data for event in events if event.name == "FootnoteReference"}
    for event in events:
        if event.name == "FootnoteDefinition" and event.side == "Start" and event.data not in cited:
            yield event.start, event.end, b""
    links = (e.data["id"] for e in events if e.side == "Start" and e.name in ("Link", "Image"))
    used = {_label(id) for id in links}

    def is_first_of_used(label: str) -> bool:
        if label in used:
            used.remove(label)  # of two with one name the first counts
            return True
        return False

    yield from _definitions(text, events, lambda _, label: not is_first_of_used(label))


def _label(name: str) -> str:
    return " ".join(name.split()).casefold()


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
        text, [*cuts, *_definitions(text, events, lambda target, _: address(target) is not None)]
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


def _definitions(
    text: str, events: Iterable[Event], gone: Callable[[str, str], bool]
) -> Iterator[Cut]:
    """Yield the definitions of reference links whose target and name are `gone`, with all their lines.

    The parser gives no event for them: they are the lines that no block covers.
    """
    if "]:" not in text:
        return
    covered = sorted((e.start, e.end) for e in events if e.side != "End" and _covers(e))
    place, last = 0, len(covered)
    start, group, whole = 0, b"", True
    offset = 0
    for line in (*text.encode().splitlines(keepends=True), b"\n"):
        while place < last and covered[place][1] <= offset:
            place += 1
        bare = place == last or covered[place][0] >= offset + len(line)
        opens = bare and _OPENS_DEFINITION.match(line)
        if group and (opens or not bare or not line.strip()):
            if gone(_defined(group), _name(group)):
                yield start, offset - (0 if whole else 1), b""
            group = b""
        if opens:
            # The marks of a list stay.
            whole = not opens[0][:-1].strip(b" \t>")
            start, group = offset + (0 if whole else opens.end() - 1), line[opens.end() - 1 :]
        elif group:
            group += line
        offset += len(line)


def _covers(event: Event) -> bool:
    return not event.side or event.name in _BLOCKS


def _name(definition: bytes) -> str:
    found = _NAME.match(definition.decode())
    return _label(found[1]) if found else ""


def _defined(definition: bytes) -> str:
    # `[name]: target "title"`, over one line or more; a quote's marks may begin each.
    target = definition.decode().partition("]:")[2].strip(" \t\n>")
    if target.startswith("<"):
        return unescape(target[1:].partition(">")[0])
    return unescape((target.split() or [""])[0])
