"""Files: writing thousands of small ones."""

from pathlib import Path


def write_file(file: Path, data: bytes) -> None:
    """Write a file anew, in a folder that is made when it is not there. Raises OSError."""
    try:
        _write(file, data)
    except FileNotFoundError:  # most folders are there by then
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)


def _write(file: Path, data: bytes) -> None:
    # A buffer would ask the system some things more of each file.
    with file.open("wb", buffering=0) as out:
        left = memoryview(data)
        while left:  # a disk that fills up takes a part first
            left = left[out.write(left) :]
