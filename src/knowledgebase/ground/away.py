"""Away: bytes that are seldom needed, put on the disk while the program runs and read back when asked.

Ten thousand entries hold three hundred megabytes of text and places, of which a page needs one entry's.
The file has no name, so it is gone with the process, whatever ends it. Where there is no room for it, or
no reading at a place (not on Windows), the bytes stay in memory.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import IO

from knowledgebase.ground.site import PRODUCT

# Beside what is kept between runs: a system's folder for temporary files may be memory itself.
_FOLDER = PRODUCT / ".cache"


class _Room:
    """A file without a name, written at its end alone and read at any place, also by forks."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.end = 0

    def put(self, data: bytes) -> int:
        at = self.end
        left = memoryview(data)
        while left:  # a disk that fills up takes a part first
            left = left[os.pwrite(self.file.fileno(), left, at + len(data) - len(left)) :]
        self.end += len(data)
        return at


_room: _Room | None = None


def _own_room() -> _Room:
    """Return the room of this process. Raises OSError."""
    global _room  # noqa: PLW0603 (one file a process)
    if _room is None:
        with suppress(OSError):
            _room = _Room(TemporaryFile(dir=_FOLDER))  # noqa: SIM115 (open to the end)
    if _room is None:
        _room = _Room(TemporaryFile())  # noqa: SIM115 (as above)
    return _room


def _leave() -> None:
    # A fork reads what was put away before it, and writes to a file of its own.
    global _room  # noqa: PLW0603 (as above)
    _room = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave)


class Away:
    """Bytes, where they were put. Copied to another process they are put away there."""

    __slots__ = ("_at", "_length", "_room", "_sign")

    def __init__(self, data: bytes) -> None:
        self._room: _Room | bytes = data
        self._at, self._length, self._sign = 0, len(data), b""
        if hasattr(os, "pread"):
            with suppress(OSError):
                room = _own_room()
                self._at = room.put(data)
                self._room = room

    @property
    def data(self) -> bytes:
        """The bytes. Raises OSError when the disk no longer gives them."""
        if isinstance(self._room, bytes):
            return self._room
        found = os.pread(self._room.file.fileno(), self._length, self._at)
        if len(found) != self._length:
            raise OSError(f"{len(found)} bytes of {self._length} were read back")
        return found

    def sign(self) -> bytes:
        """Return what stands for the bytes. Raises OSError."""
        self._sign = self._sign or hashlib.blake2b(self.data, digest_size=16).digest()
        return self._sign

    def __reduce__(self) -> tuple[type["Away"], tuple[bytes]]:
        return Away, (self.data,)


_asked: list[set[Away]] = []


@contextmanager
def noting() -> Iterator[set[Away]]:
    """Give a set that gets what is asked for within."""
    _asked.append(set())
    try:
        yield _asked[-1]
    finally:
        seen = _asked.pop()
        note(seen)


def note(things: Iterable[Away]) -> None:
    """Note that things were asked for, also when what was made of them is at hand."""
    if _asked:
        _asked[-1].update(things)
