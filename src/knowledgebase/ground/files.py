"""Files: writing thousands of small ones, and a few long ones piece by piece."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO


def write_file(file: Path, data: bytes) -> None:
    """Write a file anew, in a folder that is made when it is not there. Raises OSError."""
    write_pieces(file, (data,))


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file anew, one piece after another, as `write_file`. Raises OSError."""
    # A buffer would ask the system some things more of each file.
    with _opened(file) as out:
        for data in pieces:
            left = memoryview(data)
            while left:  # a disk that fills up takes a part first
                left = left[out.write(left) :]


def _opened(file: Path) -> IO[bytes]:
    try:
        return file.open("wb", buffering=0)
    except FileNotFoundError:  # most folders are there by then
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("wb", buffering=0)
