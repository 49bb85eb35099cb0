"""Growth: which pages and files a reader loads grow with the number of entries, and that no other does.

Entries of the corpus stand several times in a catalogue, each time under another id: nothing is
read twice, and only what is made of all entries together is made.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.flow import maker_of, publication_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.relate.relate import relate
from tests.conftest import CORPUS, TODAY

ENTRIES = ("kaytannot/", "hankkeet/")
# Lists of cards, and pictures of the whole: each is one page, so that it can be read without script.
ONE = ("kaytannot", "hankkeet", "tilannekuva", "osallistu/tilanne")
EACH = ("teemat", "alueet", "organisaatiot", "tarpeet", "koosteet", "tilannekuva")
LISTS = rf"(?:{'|'.join(ONE)}|(?:{'|'.join(EACH)})/[^/]+)/"
# What machines fetch whole, and what is fetched once for a tool that weighs all practices.
WHOLE = r"data/.*|sitemap\.xml|llms\.txt|sopiiko-meille/.*\.json|osallistu/.*\.json"
MAY_GROW = re.compile(rf"{LISTS}(?:index\.md|.*\.csv)?|{WHOLE}")
BOUND = 48_000
"""Bytes of any other page, twin, feed, or file for the browser that has more entries to tell of."""
FEW, MANY = 2, 6


def sizes(times: int) -> Iterator[tuple[str, int]]:
    """Yield each page and file that is made of more than one entry, and its bytes."""
    settings = Settings(CORPUS, TODAY)
    catalogue, _ = load_catalogue(CORPUS, PRODUCT, TODAY)
    entries = {
        f"{entry.kind}:{id}": replace(entry, id=id, path=entry.path.with_stem(id))
        for entry in catalogue.entries.values()
        for number in range(times if entry.kind in ("practice", "project") else 1)
        for id in (f"{entry.id}-{number}" if number else entry.id,)
    }
    made = publication_of(
        maker_of(replace(catalogue, entries=entries), {}, relate, settings), settings
    )
    for address, page in made.pages.items():
        if not (address.startswith(ENTRIES) and address.count("/") == 2) or address.endswith("-1/"):
            yield address, len(page.html())
    alone = re.compile(r".*/[^/]+-\d+/?[^/]*|.*-\d\.\w+|kuvat/.*|upota/.*")
    for path in made.files:
        if not alone.fullmatch(path):
            yield path, len(made.files[path])


@pytest.fixture(scope="module")
def grown() -> dict[str, tuple[int, int]]:
    few, many = dict(sizes(FEW)), dict(sizes(MANY))
    both = {path: (few[path], many[path]) for path in few.keys() & many.keys()}
    return {path: (one, other) for path, (one, other) in both.items() if other > 1.1 * one}


def test_only_lists_and_exports_grow_with_the_number_of_entries(grown):
    assert any(MAY_GROW.fullmatch(path) for path in grown)
    others = {path: most for path, (_, most) in grown.items() if not MAY_GROW.fullmatch(path)}
    assert not {path: most for path, most in others.items() if most > BOUND}


def test_nothing_grows_faster_than_the_entries(grown):
    faster = {path: both for path, both in grown.items() if both[1] > 1.4 * MANY / FEW * both[0]}
    assert not {path: both for path, both in faster.items() if both[1] > BOUND}
