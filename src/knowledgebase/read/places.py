"""Places: where each value of a file stands, and how that and the values as written are put away.

An entry has some three hundred places and a hundred texts, which are seldom needed once it is read.
"""

import marshal
from functools import lru_cache
from typing import Any

from knowledgebase.ground.away import Away, note

Place = tuple[int, int]
Loc = tuple[str | int, ...]


class Packed:
    """Dictionaries, lists, tuples, texts and numbers inside one another, put away until asked for."""

    __slots__ = ("away",)

    def __init__(self, value: Any) -> None:
        self.away = Away(marshal.dumps(value))

    @property
    def value(self) -> Any:
        """What was packed. It may be shared: nobody changes it."""
        self.note()
        return _unpacked(self.away)

    def note(self) -> None:
        """Note that it was asked for, also by who knows what is in it."""
        note((self.away,))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(type(self))


# What is in a file is asked for one thing after another.
@lru_cache(maxsize=12)
def _unpacked(away: Away) -> Any:
    return marshal.loads(away.data)  # noqa: S302 (packed above)
