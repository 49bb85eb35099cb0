"""Paging: a list that has grown long is several pages, so that none grows with the number of entries.

A list of at most `WHOLE` entries is one page. Of a longer one each page has `PAGE` entries, the
first one a share of every shelf, and the next ones what is left, in order. It reads without script.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import Any

from knowledgebase.ground.layout import SHELVES, numbered
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card
from knowledgebase.validate.entry import Entry

WHOLE = 240
"""Entries of the longest list that is one page."""
PAGE = 60
"""Entries on each page of a longer one."""


@dataclass(frozen=True)
class Group:
    """One part of a list: its title or '', its cards, how many it has on all pages, and whether it
    is folded at first."""

    title: str
    cards: list[Card]
    total: int
    folded: bool = False


@dataclass(frozen=True)
class Paged:
    """A list over its pages: what the first shows of each shelf, and what each of the others shows."""

    first: tuple[Sequence[Entry], ...]
    others: tuple[Sequence[Entry], ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages."""
        return 1 + len(self.others)

    def by_address(self, address: str) -> Iterator[tuple[str, list[Entry]]]:
        """Yield each page of the list that begins at an address, and its entries."""
        yield address, list(chain.from_iterable(self.first))
        for number, entries in enumerate(self.others, 2):
            yield numbered(address, number), list(entries)


def paged(*shelves: Sequence[Entry]) -> Paged:
    """Lay shelves of entries out on pages; each shelf begins on the first one."""
    if sum(map(len, shelves)) <= WHOLE:
        return Paged(shelves)
    share = PAGE // len(shelves)
    left = [entry for shelf in shelves for entry in shelf[share:]]
    others = tuple(left[start : start + PAGE] for start in range(0, len(left), PAGE))
    return Paged(tuple(shelf[:share] for shelf in shelves), others)


def next_pages(
    maker: PageMaker,
    head: Head,
    laid: Paged,
    title_of: Callable[[Entry], str] = lambda entry: SHELVES[entry.kind].many,
) -> Iterator[Page]:
    """Yield the pages of a list after the first, whose head is given; `title_of` is an entry's part."""
    for number, entries in enumerate(laid.others, 2):
        own = Head(
            numbered(head.address, number),
            f"{head.title}, sivu {number}",
            f"{head.title}: luettelon sivu {number}, sivuja on {laid.pages}.",
            trail=[*head.trail, (head.title, head.address)],
        )
        made = partial(_shown, maker, entries, title_of, pager(head.address, laid, number))
        yield maker.page("list_page", own, made)


def pager(address: str, laid: Paged, number: int = 1) -> dict[str, Any]:
    """Return what the links between the pages of a list show on one of them."""
    last = laid.pages
    return {
        "number": number,
        "last": last,
        "first_page": address,
        "before": numbered(address, number - 1) if number > 1 else "",
        "after": numbered(address, number + 1) if number < last else "",
    }


def _shown(
    maker: PageMaker,
    entries: Iterable[Entry],
    title_of: Callable[[Entry], str],
    links: dict[str, Any],
) -> dict[str, Any]:
    return {
        "groups": [(title, maker.cards(some)) for title, some in groupby(entries, title_of)],
        "pager": links,
    }
