"""Comments: what a writer notes for other writers, and what must not be lost beside it.

A comment is shown nowhere and published nowhere. To the parser a whole line that begins with one is
HTML, so words on the same line would vanish: they are told of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledgebase.validate.events import Event

OPENS, CLOSES = "<!--", "-->"


@dataclass(frozen=True)
class Comment:
    """A comment, or one line of it, as byte offsets without its line end.

    `in_line` is one within a paragraph; `in_list` stands in a list or parts one in two.
    """

    start: int
    end: int
    in_line: bool
    in_list: bool


def comments(events: Sequence[Event]) -> Iterator[Comment]:
    """Yield the comments of a text in order; HTML that is more than comments is left out."""
    depth, after_list = 0, False
    waiting: list[Comment] = []
    block: list[Event] = []
    for event in events:
        if event.name == "InlineHtml" and not beside_comments(event.data):
            yield Comment(event.start, event.end, in_line=True, in_list=depth > 0)
        elif event.name == "Html":
            block.append(event)
        elif event.name == "HtmlBlock":
            if event.side == "End" and not beside_comments("".join(e.data for e in block)):
                lines = (
                    Comment(
                        e.start, e.end - e.data.endswith("\n"), in_line=False, in_list=depth > 0
                    )
                    for e in block
                )
                waiting += lines
            block = []
        else:
            # Only now is it known whether a comment between blocks has parted a list.
            parted = after_list and event.name == "List" and event.side == "Start"
            yield from (replace(comment, in_list=comment.in_list or parted) for comment in waiting)
            waiting = []
            after_list = event.name == "List" and event.side == "End"
            if event.name == "Item":
                depth += 1 if event.side == "Start" else -1
    yield from waiting


def html_pieces(events: Sequence[Event]) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of each piece of HTML: a whole block, or one tag within a line."""
    block: list[Event] = []
    for event in events:
        if event.name == "HtmlBlock" and event.side == "End":
            if block:
                text = "".join(piece.data for piece in block)
                yield text, block[0].start, block[-1].end
            block = []
        elif event.name == "Html":
            block.append(event)
        elif event.name == "InlineHtml":
            yield event.data, event.start, event.end


def beside_comments(html: str) -> str:
    """Return what a piece of HTML holds but comments; a comment that is never closed is no comment.

    >>> beside_comments("<!-- a --> teksti <b>x</b><!-- b -->")
    'teksti <b>x</b>'
    """
    kept, end = [], 0
    while (start := html.find(OPENS, end)) >= 0:
        stop = html.find(CLOSES, start + len(OPENS))
        if stop < 0:
            break
        kept.append(html[end:start])
        end = stop + len(CLOSES)
    return "".join([*kept, html[end:]]).strip()
