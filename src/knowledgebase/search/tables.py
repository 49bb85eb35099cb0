"""Tables: committed lists of words as lines of text, one way to read and to write them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Rows = dict[str, tuple[str, ...]]


def read_rows(file: Path) -> Rows:
    """Return the values of each word; lines that begin with # are left out."""
    return dict(rows_of(file))


def rows_of(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word with its values, one after another."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line[0] != "#":
                word, values = line.removesuffix("\n").split("\t")
                yield word, tuple(values.split(" "))


def write_rows(file: Path, rows: Mapping[str, Iterable[str]], head: str = "") -> None:
    """Write rows sorted, so that a change shows as the lines that changed."""
    lines = [f"{word}\t{' '.join(rows[word])}\n" for word in sorted(rows)]
    file.write_text(head + "".join(lines), "utf-8")
