"""Store: what one run made and a later one may use again, in files named by what it was made from.

A name holds everything that the content depends on, so nothing in a store is ever out of date, and
all of it may be deleted at any time. What is torn or cannot be read is as good as not there; where
nothing can be written, nothing is kept.
"""

import hashlib
import os
import pickle
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import IO, Any

from knowledgebase.ground.files import write_pieces
from knowledgebase.ground.site import PRODUCT

CACHE = PRODUCT / ".cache"
_DIGEST, _LENGTH = 16, 8
_AT_ONCE = 1 << 20
_WEEK = 7 * 24 * 3600
# Those whose versions change what is read and what a page looks like.
_LIBRARIES = [
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "pyromark",
    "nh3",
    "simplemma",
    "jinja2",
    "markupsafe",
    "segno",
    "mkdocs",
    "mkdocs-material",
]


def digest(*parts: bytes) -> str:
    """Return what stands for these bytes in this order, as a file name."""
    made = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def files_sign(folders: Iterable[Path]) -> str:
    """Return what stands for the names and the bytes of all files in folders, and of single files."""
    parts = []
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                name = file.relative_to(folder).as_posix().encode()
                parts += [name, _seal(file.read_bytes())]
    return digest(*parts)


@cache
def program_sign() -> str:
    """Return what stands for the program as it is now, theme, configuration and libraries too."""
    own = (PRODUCT / name for name in ("src", "theme", "hooks", "mkdocs.yml"))
    libraries = " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(files_sign(own).encode(), sys.version.encode(), libraries.encode())


class Store:
    """The things of one kind that one state of the program and its surroundings made.

    `name` is the kind, `sign` stands for everything but the key that the things depend on. Only
    this program writes here, so what is found is its own: never give it a folder that came
    with somebody's content.
    """

    def __init__(self, name: str, sign: str, cache: Path = CACHE) -> None:
        self._folder = cache / name / sign
        with suppress(OSError):
            _clear(self._folder.parent, self._folder)

    def get(self, key: str) -> Any:
        """Return what was put under a key; None when nothing whole is there."""
        return unpacked(self.packed(key))

    def packed(self, key: str) -> bytes:
        """Return what was put under a key, as it was packed; nothing when nothing whole is there."""
        try:
            data = (self._folder / key).read_bytes()
        except OSError:
            return b""
        return data[_DIGEST:] if data[:_DIGEST] == _seal(data[_DIGEST:]) else b""

    def pieces(self, key: str) -> Iterator[bytes]:
        """Yield what `put_pieces` put under a key; nothing when nothing whole is there."""
        with suppress(OSError), (self._folder / key).open("rb") as file:
            if _is_whole(file):
                while length := int.from_bytes(file.read(_LENGTH), "big"):
                    yield file.read(length)

    def put(self, key: str, packed: bytes) -> bool:
        """Keep what `packed` made under a key. Returns whether that was possible."""
        return self._put(key, (_seal(packed) + packed,))

    def put_pieces(self, key: str, pieces: Iterable[bytes]) -> bool:
        """Keep pieces of which none is empty under a key, so that nobody holds them all. Returns whether
        that was possible."""
        return self._put(key, _sealed(pieces))

    def _put(self, key: str, pieces: Iterable[bytes]) -> bool:
        with suppress(OSError):
            aside = self._folder / f"{key}.{os.getpid()}.{threading.get_ident()}"
            write_pieces(aside, pieces)
            aside.replace(self._folder / key)
            return True
        return False

    def use(self, key: str) -> None:
        """Tell that what was put under a key is of use still, also when it is not asked for anew."""
        with suppress(OSError):
            os.utime(self._folder / key)

    def clear_unused(self) -> None:
        """Delete what was put or told to be of use a week ago or earlier."""
        with suppress(OSError):
            for file in self._folder.iterdir():
                if _is_old(file):
                    file.unlink()


def packed(thing: object) -> bytes:
    """Return a thing as bytes."""
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """Return the thing that `packed` made these bytes of; None when that is no longer possible."""
    try:
        return pickle.loads(data)  # noqa: S301 (our own, see Store)
    except Exception:  # whatever a torn pickle raises, it is not there
        return None


def _sealed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces, each after its length, and at the end a length of nothing and the seal of all."""
    made = hashlib.blake2b(digest_size=_DIGEST)
    for piece in chain(pieces, (b"",)):
        told = len(piece).to_bytes(_LENGTH, "big") + piece
        made.update(told)
        yield told
    yield made.digest()


def _is_whole(file: IO[bytes]) -> bool:
    """Tell whether a file has what `_sealed` yields, and go back to its start."""
    made = hashlib.blake2b(digest_size=_DIGEST)
    left = file.seek(0, os.SEEK_END) - _DIGEST
    file.seek(0)
    while left > 0:
        read = file.read(min(left, _AT_ONCE))
        made.update(read)
        left -= len(read)
    sealed = file.read() == made.digest()
    file.seek(0)
    return sealed


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _clear(folder: Path, used: Path) -> None:
    """Delete what other states made a week ago or earlier."""
    used.mkdir(parents=True, exist_ok=True)
    os.utime(used)
    for other in folder.iterdir():
        if _is_old(other):
            for file in other.iterdir():
                file.unlink()
            other.rmdir()


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _WEEK
