"""Compressed: what a server would pack at every request, packed once.

Beside each text a file of the same name and `.gz`, the same bytes from the same text: it tells neither
its name nor a time. Of the packings that browsers know only gzip is in the standard library.
"""

import gzip
from pathlib import Path

from knowledgebase.ground.workers import do_all

# What a reader's first page and the search need, and what programs fetch. Pictures and fonts are packed.
SUFFIXES = frozenset(
    (".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".md", ".txt", ".csv", ".ics")
)
SMALLEST = 1_000
"""Bytes. What is smaller goes in one packet of the network anyway."""


def compress(site: Path) -> None:
    """Write a packed file beside each text of a built site that is smaller so. Raises OSError."""
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.suffix in SUFFIXES and file.is_file() and file.stat().st_size >= SMALLEST
    ]
    do_all(files, _pack)


def _pack(file: Path) -> None:
    data = file.read_bytes()
    packed = gzip.compress(data, compresslevel=9, mtime=0)
    packed = packed[:9] + b"\xff" + packed[10:]  # no system is told either: Pythons differ in it
    if len(packed) < len(data):
        file.with_name(f"{file.name}.gz").write_bytes(packed)
