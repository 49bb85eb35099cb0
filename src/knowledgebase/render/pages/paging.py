"""Paging: the pages of a long list after its first, and the links between them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from knowledgebase.catalogue.facts import COMING, ENDED, RUNNING, stage
from knowledgebase.ground.layout import SHELVES, numbered
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.paged import Paged
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.wording import UNKNOWN
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry, is_of

_STAGES = {
    RUNNING: "Käynnissä",
    COMING: "Tulossa",
    UNKNOWN: "Aika ei ole tiedossa",
    ENDED: "Päättyneet",
}


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


def ordered(maker: PageMaker, kind: str) -> tuple[Entry[Any], ...]:
    """Return the entries of a kind in the order of its list: practices best first, projects by stage."""
    if kind == "practice":
        return maker.shelves.practices
    return maker.shelves.projects if kind == "project" else maker.current.of_kind(kind)


def title_of(maker: PageMaker, entry: Entry) -> str:
    """Return the title of the part of its list that an entry is in, or ''."""
    return _STAGES[stage(entry, maker.today)] if is_of(entry, Project) else ""


def groups(maker: PageMaker, kind: str, laid: Paged) -> list[Group]:
    """Return the parts of the first page of a list; what has ended is folded where nothing follows."""
    (first,) = laid.first
    totals = Counter(title_of(maker, entry) for entry in ordered(maker, kind))
    return [
        Group(title, maker.cards(some), totals[title], title == _STAGES[ENDED] and laid.pages == 1)
        for title, some in groupby(first, lambda entry: title_of(maker, entry))
    ]
