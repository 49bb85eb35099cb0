"""Growth: nothing that a reader loads grows with the number of entries beyond its bound.

Entries of the corpus stand several times in a catalogue, each time under another id: nothing is
read twice, and only what is made of all entries together is made.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledgebase.flow import maker_of, publication_of
from knowledgebase.ground.settings import Settings
from knowledgebase.measure.bounds import KINDS, kind_of_file
from knowledgebase.relate.relate import relate
from tests.conftest import CORPUS, TODAY, corpus_catalogue

ENTRIES = ("kaytannot/", "hankkeet/")
SHELL = 16_000
"""Bytes that the frame adds to a page."""
COPIES = "tilannekuva/lahekkaiset/parit.csv"
"""The pairs of projects that overlap: copies of one do so with one another, as no real ones do."""
FEW, MANY = 2, 6
"""How many times each of the corpus's entries stands there: some 300 entries and some 900."""


def sizes(times: int) -> Iterator[tuple[str, int]]:
    """Yield each page and file that is made of more than one entry, and its bytes."""
    settings = Settings(CORPUS, TODAY)
    catalogue = corpus_catalogue()
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
        alone = address.startswith(ENTRIES) and address.count("/") == 2
        if not alone or address.endswith("-1/"):
            yield address, SHELL + len(page.html().encode())
    of_one = re.compile(r".*/[^/]+-\d+/?[^/]*|.*-\d\.\w+|kuvat/.*|upota/.*")
    parts = re.compile(r".*/(?:tiedot|kaytannot)-\d\.json")
    for path in made.files:
        if parts.fullmatch(path) or not of_one.fullmatch(path):
            yield path, len(made.files[path])


@pytest.fixture(scope="module")
def grown() -> dict[str, tuple[int, int]]:
    few, many = dict(sizes(FEW)), dict(sizes(MANY))
    return {path: (few.get(path, 0), size) for path, size in many.items()}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.bound], ids=lambda k: k.name)
def test_nothing_that_a_reader_loads_goes_beyond_its_bound(grown, kind):
    of_kind = {path: size for path, (_, size) in grown.items() if kind_of_file(path) is kind}
    assert of_kind or kind.name == "search words"
    assert not {path: size for path, size in of_kind.items() if size > kind.bound}


def test_a_long_list_is_no_longer_than_one_of_a_third_of_it(grown):
    few, many = grown["hankkeet/"]
    assert many < 1.1 * few


def test_nothing_grows_faster_than_the_entries(grown):
    faster = {
        path: (few, many)
        for path, (few, many) in grown.items()
        if few and many > 1.4 * MANY / FEW * few and path != COPIES
    }
    assert not {path: both for path, both in faster.items() if both[1] > 96_000}
