"""Completing: what only the whole of a written site can tell: its search, its packed texts, its check.

The pages may have been written here, or each part of them on a machine of its own (`division.py`).
"""

from collections.abc import Container, Iterable, Sequence, Set
from pathlib import Path
from typing import NamedTuple, Protocol

from knowledgebase.build.mark import seal
from knowledgebase.check.site_check import Looked, check_looked
from knowledgebase.ground.findings import Finding
from knowledgebase.publish.compressed import compress
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.documents import Document
from knowledgebase.search.index import FOLDER, in_order, index_search


class AllSaid(Protocol):
    """What the HTML files of a site said; it may be asked more than once."""

    def looked(self) -> Iterable[tuple[str, Looked]]:
        """Return the path of each HTML file, and what it says to the check."""
        ...

    def documents(self) -> Iterable[Document]:
        """Return what each searched page says to search."""
        ...


class Done(NamedTuple):
    """What is written of a site: what its HTML files said, the concepts of search, the addresses that
    must have a page, and the paths of files that are packed already."""

    said: AllSaid
    concepts: Sequence[Concept]
    pages: Set[str]
    packed: Container[str] = ()


def complete(done: Done, site: Path, *, index: bool, compressed: bool) -> list[Finding]:
    """Add the search `index` and what is `compressed` to a written site, seal it and check it.

    Returns the findings on the result. Raises OSError and CalledProcessError.
    """
    if index:
        documents = in_order(done.said.documents())
        index_search(site, Analyser(Table.read()), done.concepts, documents)
    if compressed:
        compress(site, done.packed)
    seal(site, [FOLDER])
    return list(check_looked(site, done.said.looked, done.pages))
