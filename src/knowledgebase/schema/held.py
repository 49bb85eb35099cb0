"""Held: how little a record needs to hold, since ten thousand entries have a hundred and fifty thousand."""

import sys
from typing import Any

from pydantic import BaseModel

_GIVEN: set[str] = set()
_SHORT = 24  # characters: longer texts are seldom the same


class Held(BaseModel):
    """A mapping of fields that holds them and no more.

    Which of its fields were given nobody asks: the set of their names would take a third of an
    entry's memory. Names and short texts, mostly ids and terms, are held once for all that have the same.
    """

    def model_post_init(self, _context: Any) -> None:
        """Give up the names of the fields that were given."""
        self._hold(self.__dict__)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._hold({sys.intern(name): _shared(value) for name, value in state.items()})

    def _hold(self, fields: dict[str, Any]) -> None:
        put = object.__setattr__  # records are frozen
        put(self, "__dict__", fields)
        put(self, "__pydantic_fields_set__", _GIVEN)
        put(self, "__pydantic_extra__", None)
        put(self, "__pydantic_private__", None)


def _shared(value: Any) -> Any:
    if type(value) is str:
        return sys.intern(value) if len(value) <= _SHORT else value
    return tuple(map(_shared, value)) if type(value) is tuple and value else value
