"""Paged: a list that has grown long is several pages, so that none grows with the number of entries.

A list of at most `WHOLE` entries is one page. Of a longer one each page has `PAGE` entries, the
first one a share of every shelf, and the next ones what is left, in order. It reads without script.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from knowledgebase.ground.layout import numbered
from knowledgebase.validate.entry import Entry

WHOLE = 240
"""Entries of the longest list that is one page."""
WHOLE_BELOW = 180
"""Entries of the longest list that is one page where much stands before it."""
PAGE = 60
"""Entries on each page of a longer one."""


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
    return _paged(shelves, WHOLE)


def paged_below(*shelves: Sequence[Entry]) -> Paged:
    """Lay shelves out as `paged` does, for a page that tells much before its lists."""
    return _paged(shelves, WHOLE_BELOW)


def _paged(shelves: tuple[Sequence[Entry], ...], whole: int) -> Paged:
    if sum(map(len, shelves)) <= whole:
        return Paged(shelves)
    share = PAGE // len(shelves)
    left = [entry for shelf in shelves for entry in shelf[share:]]
    others = tuple(left[start : start + PAGE] for start in range(0, len(left), PAGE))
    return Paged(tuple(shelf[:share] for shelf in shelves), others)


def following(address: str) -> str:
    """Return the address of the page of a list after the one at an address, if that is a list's.

    >>> following("kaytannot/"), following("kaytannot/sivu/2/")
    ('kaytannot/sivu/2/', 'kaytannot/sivu/3/')
    """
    first, _, number = address.rstrip("/").partition("/sivu/")
    return numbered(f"{first}/", int(number or 1) + 1)
