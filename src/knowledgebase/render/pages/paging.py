"""Paging: the pages of a long list after its first, and the links between them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from knowledgebase.ground.layout import SHELVES, numbered
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import Paged
from knowledgebase.render.view.cards import Card
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Group:
    """One part of a list: its title or '', its cards, how many it has on all pages, and whether it
    is folded at first."""

    title: str
    cards: list[Card]
    total: int
    folded: bool = False


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
