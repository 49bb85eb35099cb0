"""Kept relations: those of an earlier run, while what they follow from is the same.

Relations follow from the fields of entries alone, so a change of a text leaves them as they are.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import CACHE, Store, digest, packed, program_sign
from knowledgebase.ground.workers import beside, without_collections
from knowledgebase.relate.relate import Relations, relate
from knowledgebase.validate.entry import Entry

NAME, _KEY = "yhteydet", "kaikki"


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
        # What is compared takes more than what comes of it.
        with beside(partial(relate, every)) as wait:
            made = wait()
        store.put(_KEY, packed((sign, made)))
        return made

    return related
