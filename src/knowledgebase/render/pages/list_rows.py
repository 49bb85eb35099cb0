"""List rows: of a list that is several pages, what the browser narrows down and orders all of it by.

The rows are told in files of at most `ROWS` entries each, which the script of the list fetches when a
filter, an order or words are first used; what a row shows it then takes from the list's own pages.
"""

import json
from collections.abc import Sequence
from functools import partial

from knowledgebase.ground.layout import SHELVES
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.paged import WHOLE
from knowledgebase.validate.entry import Entry

ROWS = 120
"""Rows in one file: two pages of a list."""


def row_shards(address: str, total: int) -> tuple[str, ...]:
    """Return the paths of the files of a list of `total` entries that begins at an address.

    >>> row_shards("kaytannot/", 200)
    ('kaytannot/rivit/1.json', 'kaytannot/rivit/2.json')
    """
    return tuple(f"{address}rivit/{number}.json" for number in range(1, -(-total // ROWS) + 1))


def row_files(maker: PageMaker) -> Makers:
    """Return what makes the rows of each list that is several pages, by path."""
    found = {}
    for kind, entries in (
        ("practice", maker.shelves.practices),
        ("project", maker.shelves.projects),
    ):
        paths = row_shards(f"{SHELVES[kind].address}/", len(entries))
        for number, path in enumerate(paths if len(entries) > WHOLE else ()):
            some = entries[number * ROWS : (number + 1) * ROWS]
            found[path] = partial(_rows, maker, some)
    return found


def _rows(maker: PageMaker, entries: Sequence[Entry]) -> bytes:
    """Return (id, title, days to order by, values by facet) of each entry, in the list's order."""
    rows = []
    for entry in entries:
        card = maker.card(entry)
        days = {"uusin": card.published, "tarkistettu": card.reviewed}
        rows.append((entry.id, card.title, days, card.facets))
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
