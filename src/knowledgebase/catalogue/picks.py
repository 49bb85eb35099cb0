"""Picks: the practices that editors list by hand, in sets, on pages and under needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.read.places import Place


@dataclass(frozen=True)
class Pick:
    """The `id` of a practice on the list `of`, where it is written, and why, where that is told.

    `of` tells lists apart.
    """

    id: str
    of: str
    path: str
    place: Place
    why: str = ""

    @property
    def key(self) -> str:
        """The key of the practice in the catalogue."""
        return f"practice:{self.id}"


def listed(catalogue: Catalogue) -> Iterator[Pick]:
    """Yield the picks of sets and needs, whose files are no entries and declare no links."""
    for curated in catalogue.sets.values():
        for number, pick in enumerate(curated.fields.picks):
            place = curated.composed.place(("picks", number, "id"))
            yield Pick(pick.id, curated.path, curated.path, place, pick.why)
    if (needs := catalogue.vocabularies.get("needs")) is not None and not needs.borrowed:
        for term in needs.terms.values():
            for number, id in enumerate(term.practices):
                place = needs.place(term.id, "practices", number)
                yield Pick(id, f"{needs.path}#{term.id}", needs.path, place)


def all_picks(catalogue: Catalogue) -> Iterator[Pick]:
    """Yield every pick, those of hand-written pages too."""
    yield from listed(catalogue)
    for page in catalogue.pages.values():
        for number, pick in enumerate(page.fields.picks):
            path = str(page.path)
            place = page.source.place(("picks", number, "id"))
            yield Pick(pick.id, path, path, place, pick.why)
