"""Completing: what only the whole of a written site can tell: its search, its packed texts, its check.

The pages may have been written here, or each part of them on a machine of its own (`division.py`).
"""

from collections.abc import Container, Sequence, Set
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from knowledgebase.build.mark import seal
from knowledgebase.check.site_check import Looked, check_looked
from knowledgebase.ground.findings import Finding
from knowledgebase.publish.compressed import compress
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.documents import Document
from knowledgebase.search.index import FOLDER, in_order, index_search


class Written(NamedTuple):
    """Of an HTML file its path, what it says to the check, and what it says to search."""

    path: str
    looked: Looked
    document: Document | None


class Done(NamedTuple):
    """What is written of a site: what its HTML files said, the concepts of search, the addresses that
    must have a page, and the paths of files that are packed already."""

    written: Sequence[Written]
    concepts: Sequence[Concept]
    pages: Set[str]
    packed: Container[str] = ()


def complete(done: Done, site: Path, *, index: bool, compressed: bool) -> list[Finding]:
    """Add the search `index` and what is `compressed` to a written site, seal it and check it.

    Returns the findings on the result. Raises OSError and CalledProcessError.
    """
    if index:
        documents = in_order(one.document for one in done.written if one.document)
        index_search(site, Analyser(Table.read()), done.concepts, documents)
    if compressed:
        compress(site, done.packed)
    seal(site, [FOLDER])
    looked = {one.path: one.looked for one in sorted(done.written, key=itemgetter(0))}
    return list(check_looked(site, looked, done.pages))
