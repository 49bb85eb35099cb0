"""Tables: committed lists of words as lines of text, one way to read and to write them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Rows = dict[str, tuple[str, ...]]


def read_rows(file: Path) -> Rows:
    """Return the values of each word; lines that begin with # are left out."""
    lines = (line for line in file.read_text("utf-8").splitlines() if line[0] != "#")
    rows = (line.split("\t") for line in lines)
    return {word: tuple(values.split(" ")) for word, values in rows}


def write_rows(file: Path, rows: Mapping[str, Iterable[str]], head: str = "") -> None:
    """Write rows sorted, so that a change shows as the lines that changed."""
    lines = [f"{word}\t{' '.join(rows[word])}\n" for word in sorted(rows)]
    file.write_text(head + "".join(lines), "utf-8")
