"""Signs: a few bytes that stand for the whole of a value, the same in every run."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import PurePath
from typing import Any, cast

from pydantic import BaseModel

from knowledgebase.ground.store import digest, packed

# What these write of themselves has all that they are.
_PLAIN = (str, int, float, bool, type(None), bytes, date, Decimal)


class Signs:
    """The signs of values, each made once: values are never changed."""

    def __init__(self) -> None:
        # A value is held with its sign, so that nothing else can come to have its id.
        self._made: dict[int, tuple[object, bytes]] = {}

    def tell(self, value: object, sign: bytes) -> None:
        """Let `sign` stand for a value that was read from bytes which it stands for."""
        self._made[id(value)] = (value, sign)

    def of(self, value: object) -> bytes:
        """Return what stands for a value and all that it holds. Two values of one sign are alike.

        Raises what pickle raises for a value that holds more than data.
        """
        sign = self.once(value)
        if type(value) not in _PLAIN:
            self._made[id(value)] = value, sign
        return sign

    def once(self, value: object) -> bytes:
        """Return the same of a value that is asked for once, or lies within another: neither is held."""
        if type(value) in _PLAIN:
            return f"{type(value).__name__} {value!r}".encode()
        made = self._made.get(id(value))
        return made[1] if made else digest(*self._parts(value)).encode()

    def _parts(self, value: Any) -> tuple[bytes, ...]:
        kind = _name(cast("Hashable", type(value)))
        if type(value) in (list, tuple):
            return (kind, *map(self.once, value))
        if type(value) in (set, frozenset):
            return (kind, *sorted(map(self.once, value)))
        if type(value) is dict:
            return (kind, *(sign for item in value.items() for sign in map(self.once, item)))
        if isinstance(value, PurePath):
            return kind, str(value).encode()
        if hasattr(type(value), "sign"):  # it tells by itself what stands for it
            return kind, value.sign()
        if isinstance(value, BaseModel):
            inner = (vars(value), value.model_extra, value.model_fields_set)
            return (kind, *map(self.once, (*inner, value.__pydantic_private__)))
        if is_dataclass(value) and not isinstance(value, type):
            return (kind, *(self.once(getattr(value, name)) for name in _fields(type(value))))
        return kind, packed(value)


@cache
def _name(kind: Any) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}".encode()


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
