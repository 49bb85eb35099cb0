"""Kept relations: those of an earlier run, while what they follow from is the same.

Relations follow from the fields of entries alone, so a change of a text leaves them as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import CACHE, Store, digest, packed, program_sign, unpacked
from knowledgebase.ground.workers import beside, without_collections
from knowledgebase.relate.likeness import Reason
from knowledgebase.relate.relate import Related, Relations, relate
from knowledgebase.validate.entry import Entry

NAME, _KEY = "yhteydet", "kaikki"


class Neighbours(Mapping[str, tuple[Related, ...]]):
    """The computed neighbours of each entry, packed until they are asked for: as records they would take
    a quarter of what the entries do."""

    def __init__(self, related: Mapping[str, tuple[Related, ...]]) -> None:
        self._packed = {key: _packed(some) for key, some in related.items()}

    def __getitem__(self, key: str) -> tuple[Related, ...]:
        return tuple(
            Related(other, score, tuple(Reason(*reason) for reason in reasons))
            for other, score, reasons in unpacked(self._packed[key])
        )

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _packed(some: Iterable[Related]) -> bytes:
    return packed(
        tuple(
            (one.key, one.score, tuple((reason.by, reason.terms) for reason in one.reasons))
            for one in some
        )
    )


def relating(
    root: Path, signs: Signs, cache: Path = CACHE
) -> Callable[[Iterable[Entry]], Relations]:
    """Return what relates the entries of a root as `relate` does; `signs` know what stands for each but its texts."""
    store = Store(NAME, digest(program_sign().encode(), str(root.resolve()).encode()), cache)

    def related(entries: Iterable[Entry]) -> Relations:
        every = sorted(entries, key=lambda entry: entry.key)
        sign = signs.of(tuple(every))
        with without_collections():
            before: tuple[bytes, Relations] | None = store.get(_KEY)
        if before and before[0] == sign:
            return before[1]

        def make() -> Relations:
            made = relate(every)
            made = replace(made, related=Neighbours(made.related))
            store.put(_KEY, packed((sign, made)))
            return made

        # What is compared takes more than what comes of it.
        with beside(make) as wait, without_collections():
            return wait()

    return related
