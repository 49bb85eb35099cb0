"""Heading ids: what a link to a heading ends with, as GitHub makes it; never empty, never twice."""

import re

from knowledgebase.ground.layout import PAGE_IDS

_DROPPED = re.compile(r"[^\w\- ]")
_NAMELESS = "otsikko"
# Footnotes have ids of their own.
_FOOTNOTE = re.compile(r"(?:viite|viittaus)-[0-9-]+")


def heading_id(text: str) -> str:
    """Return the id of a heading that no other heading of the page has.

    >>> heading_id("Mikä ei toiminut?")
    'mikä-ei-toiminut'
    """
    return _DROPPED.sub("", text.lower()).strip().replace(" ", "-") or _NAMELESS


class HeadingIds:
    """Gives each heading of a page its id, in order.

    A repeated one gets the first free number, also when the text of another heading looks like
    that already: the algorithm of github-slugger, https://github.com/Flet/github-slugger.
    """

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def next(self, text: str) -> str:
        """Return the id of the next heading, whose text is `text`."""
        first = heading_id(text)
        if _FOOTNOTE.fullmatch(first):
            first = f"{_NAMELESS}-{first}"
        found = first
        while found in self._used or found in PAGE_IDS:
            self._used[first] = self._used.get(first, 0) + 1
            found = f"{first}-{self._used[first]}"
        self._used[found] = 0
        return found
