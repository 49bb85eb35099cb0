"""Comments: what a writer notes for other writers, and what must not be lost beside it.

A comment is shown nowhere and published nowhere. To the parser a whole line that begins with one is
HTML, so words on the same line would vanish: they are told of.
"""

from collections.abc import Iterator, Sequence

from knowledgebase.validate.events import Event

OPENS, CLOSES = "<!--", "-->"


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
