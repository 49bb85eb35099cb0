"""Told: what the checks of single entries found in an earlier run, so that only what changed is checked.

A check that is kept so is a function of an entry and of values alone; what it found, of data alone, is
kept by what stands for them all.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import CACHE, Store, digest, packed, program_sign
from knowledgebase.validate.entry import Entry

_T = TypeVar("_T")
NAME, _KEY = "tarkastetut", "kaikki"


class Told:
    """Checks entries, keeping nothing."""

    def of(
        self, check: Callable[..., Iterable[_T]], entry: Entry[Any], *values: object
    ) -> Iterable[_T]:
        """Return what `check` finds in an entry, going by `values`."""
        return check(entry, *values)

    def keep(self) -> None:
        """Keep what was found for the next run."""


class StoredTold(Told):
    """Checks the entries of one root, of which an earlier run has told something."""

    def __init__(self, root: Path, signs: Signs, cache: Path = CACHE) -> None:
        self._signs = signs
        of_root = digest(program_sign().encode(), str(root.resolve()).encode())
        self._store = Store(NAME, of_root, cache)
        self._before: Mapping[str, tuple[Any, ...]] = self._store.get(_KEY) or {}
        self._now: dict[str, tuple[Any, ...]] = {}

    def of(
        self, check: Callable[..., Iterable[_T]], entry: Entry[Any], *values: object
    ) -> Iterable[_T]:
        name = f"{check.__module__} {check.__qualname__}"
        key = digest(name.encode(), *map(self._signs.of, (entry, *entry.texts, *values)))
        found = self._before.get(key)
        told: tuple[_T, ...] = tuple(check(entry, *values)) if found is None else found
        self._now[key] = told
        return told

    def keep(self) -> None:
        if self._now.keys() != self._before.keys():
            self._store.put(_KEY, packed(self._now))
