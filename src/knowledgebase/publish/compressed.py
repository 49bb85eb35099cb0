"""Compressed: what a server would pack at every request, packed once.

Beside each text files of the same name with `.br` and `.gz`, the same bytes from the same text: they tell
neither its name nor a time. Nearly every browser takes brotli, which is smaller; gzip is for the rest, and
for servers without brotli.
"""

import gzip
from collections.abc import Container
from pathlib import Path

import brotli

from knowledgebase.ground.workers import do_all

# What a reader's first page and the search need, and what programs fetch. Pictures and fonts are packed.
SUFFIXES = frozenset(
    (".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".md", ".txt", ".csv", ".ics")
)
PACKED = (".br", ".gz")
"""What is added to the name of a packed file."""
SMALLEST = 1_000
"""Bytes. What is smaller goes in one packet of the network anyway."""

# The best costs two and a half times as much, for two bytes in a hundred.
_QUALITY = 10


def compress(site: Path, packed: Container[str] = ()) -> None:
    """Write packed files beside each text of a built site that is smaller so, but for those that are
    `packed` already, told by their paths on the site. Raises OSError."""
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.suffix in SUFFIXES
        and file.relative_to(site).as_posix() not in packed
        and file.is_file()
        and file.stat().st_size >= SMALLEST
    ]
    do_all(files, _pack)


def _pack(file: Path) -> None:
    data = file.read_bytes()
    zipped = gzip.compress(data, compresslevel=9, mtime=0)
    zipped = zipped[:9] + b"\xff" + zipped[10:]  # no system is told either: Pythons differ in it
    for ending, packed in zip(
        PACKED, (brotli.compress(data, quality=_QUALITY), zipped), strict=True
    ):
        if len(packed) < len(data):
            file.with_name(f"{file.name}{ending}").write_bytes(packed)
