"""Places: where each value of a file stands, and the values as written, packed.

An entry has some three hundred places and a hundred texts, which are seldom needed once it is read.
As dictionaries and tuples they take four fifths of an entry's memory; packed, a fraction of that.
"""

import marshal
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

Place = tuple[int, int]
Loc = tuple[str | int, ...]


class Packed:
    """Dictionaries, lists, tuples, texts and numbers inside one another, unpacked when asked."""

    __slots__ = ("_bytes",)

    def __init__(self, value: Any) -> None:
        self._bytes = marshal.dumps(value)

    @property
    def value(self) -> Any:
        """What was packed. It may be shared: nobody changes it."""
        return _unpacked(self._bytes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(type(self))


class Places(Mapping[Loc, Place]):
    """Line and column by the path of a value."""

    __slots__ = ("_packed",)

    def __init__(self, places: Mapping[Loc, Place]) -> None:
        self._packed = Packed(dict(places))

    def __getitem__(self, loc: Loc) -> Place:
        place: Place = self._packed.value[loc]
        return place

    def nearest(self, loc: Loc) -> Place:
        """Return the place at a path, or else that of the nearest value around it."""
        known: Mapping[Loc, Place] = self._packed.value  # unpacked once for all steps
        for end in range(len(loc), 0, -1):
            if found := known.get(loc[:end]):
                return found
        return (1, 1)

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._packed.value)

    def __len__(self) -> int:
        return len(self._packed.value)


# What is in a file is asked for one thing after another.
@lru_cache(maxsize=12)
def _unpacked(packed: bytes) -> Any:
    return marshal.loads(packed)  # noqa: S302 (packed above)
