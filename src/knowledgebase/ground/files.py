"""Files: writing thousands of small ones, and a few long ones piece by piece."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO

_DIGEST = 16
Stamp = tuple[int, int, int]
"""When a file was written, its bytes and its number."""


def write_file(file: Path, data: bytes) -> None:
    """Write a file anew, in a folder that is made when it is not there. Raises OSError."""
    write_pieces(file, (data,))


def write_pieces(file: Path, pieces: Iterable[bytes]) -> str:
    """Write a file anew, one piece after another, as `write_file`. Returns `sign_of` its bytes. Raises OSError."""
    made = hashlib.blake2b(digest_size=_DIGEST)
    # A buffer would ask the system some things more of each file.
    with _opened(file) as out:
        for data in pieces:
            made.update(data)
            left = memoryview(data)
            while left:  # a disk that fills up takes a part first
                left = left[out.write(left) :]
    return made.hexdigest()


def sign_of(data: bytes) -> str:
    """Return what stands for the bytes of a file."""
    return hashlib.blake2b(data, digest_size=_DIGEST).hexdigest()


def stamp_of(seen: os.stat_result) -> Stamp:
    """Return what tells a file from what it was, of what the system tells of it."""
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def _opened(file: Path) -> IO[bytes]:
    try:
        return file.open("wb", buffering=0)
    except FileNotFoundError:  # most folders are there by then
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("wb", buffering=0)
