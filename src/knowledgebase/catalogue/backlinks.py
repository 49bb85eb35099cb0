"""Backlinks: every place that leads to an entry, by a field, in a text, in a set or from a need.

The entry need not be there: a reviewer asks this of one that is being deleted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.picks import listed
from knowledgebase.catalogue.references import declared
from knowledgebase.ground.layout import kind_of
from knowledgebase.validate.links import linked_file


@dataclass(frozen=True)
class Backlink:
    """A place that leads to an entry: a file, its title, the line, and the field or '' in a text."""

    path: str
    title: str
    line: int
    field: str = ""


def backlinks(catalogue: Catalogue, path: PurePosixPath) -> list[Backlink]:
    """Return every place that leads to the entry in the file `path`, itself apart, by file and line."""
    found = (
        *_fields(catalogue, path),
        *_texts(catalogue, path),
        *_listed(catalogue, path),
    )
    return sorted(set(found), key=lambda link: (link.path, link.line, link.field))


def _fields(catalogue: Catalogue, path: PurePosixPath) -> Iterator[Backlink]:
    key = f"{kind_of(path)}:{path.stem}"
    for entry in catalogue.written():
        for link in declared(entry):
            if link.target == key and entry.path != path:
                line = entry.source.place(link.loc)[0]
                yield Backlink(str(entry.path), entry.fields.title, line, link.field)


def _texts(catalogue: Catalogue, path: PurePosixPath) -> Iterator[Backlink]:
    for entry in catalogue.written():
        for link in entry.text.links:
            if entry.path != path and linked_file(link.target, entry.path) == str(path):
                yield Backlink(str(entry.path), entry.fields.title, link.line)


def _listed(catalogue: Catalogue, path: PurePosixPath) -> Iterator[Backlink]:
    key = f"{kind_of(path)}:{path.stem}"
    sets = {curated.path: curated.fields.title for curated in catalogue.sets.values()}
    for pick in listed(catalogue):
        if pick.key == key:
            need = pick.of.rpartition("#")[2]
            field = "picks" if pick.of in sets else "practices"
            yield Backlink(pick.path, sets.get(pick.of, need), pick.place[0], field)
