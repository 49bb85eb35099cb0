"""Places: where each value of a file stands, packed.

An entry has some three hundred places, of which most files never need one after they are read. As a
dictionary of tuples they take two thirds of an entry's memory; packed, a tenth of that.
"""

import marshal
from collections.abc import Iterator, Mapping
from functools import lru_cache

Place = tuple[int, int]
Loc = tuple[str | int, ...]


class Places(Mapping[Loc, Place]):
    """Line and column by the path of a value, unpacked when asked."""

    __slots__ = ("_packed",)

    def __init__(self, places: Mapping[Loc, Place]) -> None:
        self._packed = marshal.dumps(dict(places))

    def __getitem__(self, loc: Loc) -> Place:
        return _unpacked(self._packed)[loc]

    def __iter__(self) -> Iterator[Loc]:
        return iter(_unpacked(self._packed))

    def __len__(self) -> int:
        return len(_unpacked(self._packed))


# A file's places are asked for one after another.
@lru_cache(maxsize=8)
def _unpacked(packed: bytes) -> dict[Loc, Place]:
    return marshal.loads(packed)  # type: ignore[no-any-return]  # noqa: S302 (packed above)
