"""Compressed: what a server would pack at every request, packed once.

Beside each text files of the same name with `.br` and `.gz`, the same bytes from the same text: they tell
neither its name nor a time. Nearly every browser takes brotli, which is smaller; gzip is for the rest, and
for servers without brotli. Packing is the dearest of all stages, so what an earlier run packed is kept by its text.
"""

import gzip
import sys
import zlib
from collections.abc import Container
from functools import partial
from pathlib import Path

import brotli

from knowledgebase.ground.store import CACHE, Store, digest, packed
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


def compress(site: Path, but: Container[str] = (), cache: Path = CACHE) -> None:
    """Write packed files beside each text of a built site that is smaller so, `but` for those that are
    packed already, told by their paths on the site. Raises OSError."""
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.suffix in SUFFIXES
        and file.relative_to(site).as_posix() not in but
        and file.is_file()
        and file.stat().st_size >= SMALLEST
    ]
    packers = f"{brotli.__version__} {_QUALITY} {zlib.ZLIB_RUNTIME_VERSION} {sys.version}"
    store = Store("pakatut", digest(packers.encode()), cache)
    do_all(files, partial(_write_packed, store))
    store.clear_unused()


def _write_packed(store: Store, file: Path) -> None:
    data = file.read_bytes()
    key = digest(data)
    found: tuple[bytes, ...] | None = store.get(key)
    if found is None:
        found = _packed(data)
        store.put(key, packed(found))
    store.use(key)
    for ending, small in zip(PACKED, found, strict=True):
        if len(small) < len(data):
            file.with_name(f"{file.name}{ending}").write_bytes(small)


def _packed(data: bytes) -> tuple[bytes, bytes]:
    """Return a text packed by brotli and by gzip."""
    zipped = gzip.compress(data, compresslevel=9, mtime=0)
    # No system is told either: Pythons differ in it.
    return brotli.compress(data, quality=_QUALITY), zipped[:9] + b"\xff" + zipped[10:]
