"""Neighbours: of a whole root those files that the findings on some of them may depend on.

A rule between files asks whether another one has the same title or sentence, or is what a link leads
to. Each file *offers* such marks, a file that is checked *wants* some, and only those that offer a
wanted one are read beside it: the rules then find of it what they would find among all. The marks of
all files are kept between runs; what is kept is only as good as the files are the same, so a file
whose time or bytes have changed is read anew.
"""

import hashlib
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from knowledgebase.catalogue.addresses import former_addresses, inside
from knowledgebase.catalogue.honesty import long_sentences
from knowledgebase.catalogue.kept import Made
from knowledgebase.catalogue.language import capitals_in, segments_of
from knowledgebase.catalogue.references import declared, former_paths
from knowledgebase.catalogue.visible import attachment_address
from knowledgebase.ground.store import Store, digest, packed
from knowledgebase.read.source import read_bytes
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.links import linked_file, resolve
from knowledgebase.validate.torn import Torn

Reader = Callable[[Sequence[PurePosixPath]], Mapping[PurePosixPath, tuple[Made, Iterable[str]]]]
"""Returns what each of some files made, and the paths that its reading has asked for."""
NAME = "naapurit"
MOST_READ = 200
"""Changed files from which on the marks are written down anew."""
_KEY = "merkit"
_ROW_BITS = 20
_LAST_ROW = (1 << _ROW_BITS) - 1
_UNSETTLED_NS = 100_000_000


def offered(made: Made) -> Iterator[str]:
    """Yield the marks by which the findings on another file may depend on this one."""
    if isinstance(made, Torn):
        # It is in no catalogue. Other broken files are checked among the broken ones.
        yield from _former_names(made.entry)
        yield from (f"torn-capitals {word}" for word in _named(made.entry))
    if not isinstance(made, Entry):
        return
    yield f"address {made.address.casefold()}"
    if made.kind == "page":
        return
    fields = made.fields
    yield f"key {made.key}"
    yield from _former_names(made)
    yield from (f"former {address.casefold()}" for address, _ in former_addresses(made))
    yield f"title {made.kind} {fields.lang} {fields.title}"
    if code := getattr(fields, "code", None):
        yield f"code {made.kind} {code}"
    yield f"version {fields.translation_of} {fields.lang}"
    yield from (f"capitals {word}" for word in _named(made))
    yield from (f"sentence {sentence}" for _, sentence in long_sentences(made))
    if step := getattr(fields, "first_step", None):
        yield f"step {step.text.casefold()}"
    if file := getattr(fields, "file", None):
        yield f"file {attachment_address(file)}"


def wanted(made: Made, files: frozenset[str], site: str) -> Iterator[str]:
    """Yield the marks of the files that the findings on this one may depend on."""
    if not isinstance(made, Entry | Torn):
        return
    entry: Entry[Any] = made.entry if isinstance(made, Torn) else made
    fields = entry.fields
    targets = [link.target for link in declared(entry)]
    targets += [f"practice:{pick.id}" for pick in getattr(fields, "picks", ())]
    for key in targets:
        yield from (f"key {key}", f"alias {key}")
    texts = [text for text in entry.source.front.values() if "://" in text]
    for target in (*(link.target for link in entry.text.links), *texts):
        yield f"moved {linked_file(target, entry.path)}"
        address = resolve(target, entry.path, files).address
        own = inside(target, site)
        for to in (address, own and own.partition("#")[0].removesuffix("index.html"), own):
            if to is not None:
                yield from (f"address {to.casefold()}", f"file {to}")
    names = "torn-capitals" if isinstance(made, Torn) else "capitals"
    yield from (f"{names} {word}" for word in capitals_in(segments_of(entry)))
    above = "/".join(entry.address.casefold().split("/")[:2]) + "/"
    for address in (entry.address, above, *(former for former, _ in former_addresses(entry))):
        yield from (f"address {address.casefold()}", f"former {address.casefold()}")
    if entry.kind == "page":
        return
    yield f"title {entry.kind} {fields.lang} {fields.title}"
    if code := getattr(fields, "code", None):
        yield f"code {entry.kind} {code}"
    if fields.translation_of:
        yield f"key {fields.translation_of}"
        yield f"version {fields.translation_of} {fields.lang}"
    yield from (f"sentence {sentence}" for _, sentence in long_sentences(entry))
    if step := getattr(fields, "first_step", None):
        yield f"step {step.text.casefold()}"


_FIRST_IS_ENOUGH = ("title", "code", "capitals", "torn-capitals", "sentence", "step")
"""Marks of which the rules look at the first file that has them, in the catalogue's order."""


def _former_names(entry: Entry[Any]) -> Iterator[str]:
    yield from (f"moved {path}" for path in former_paths([entry]))
    yield from (f"alias {entry.kind}:{alias}" for alias in getattr(entry.fields, "aliases", ()))


def _named(entry: Entry[Any]) -> Iterator[str]:
    for name in (getattr(entry.fields, "title", ""), getattr(entry.fields, "acronym", "")):
        yield from capitals_in([name or ""])


@dataclass(frozen=True)
class _Marks:
    """The marks of the files at `paths`, which are in the catalogue's order.

    `stamps` has the time and size of each file, `digests` its digest. A number of `offers` is
    a mark's digest and the row that offers it, one of `asks` a path's digest and the row whose reading
    depends on whether there is such a file. Both are in order.
    """

    paths: tuple[str, ...]
    stamps: "array[int]"
    digests: tuple[str, ...]
    offers: "array[int]"
    asks: "array[int]"

    def rows(self, mark: str, among: "array[int]") -> Iterator[int]:
        """Yield the rows of a mark, in their order."""
        first = _number(mark)
        at = bisect_left(among, first)
        while at < len(among) and among[at] <= first | _LAST_ROW:
            yield among[at] & _LAST_ROW
            at += 1


_NONE = _Marks((), array("q"), (), array("Q"), array("Q"))


class Neighbours:
    """The marks of one root's files as they were when they were last written down."""

    def __init__(self, root: Path, sign: bytes, cache: Path) -> None:
        """`sign` stands for what the readings of files depend on beside their bytes and the day."""
        self._root = root
        self._store = Store(NAME, digest(str(root).encode(), sign), cache)

    def of(
        self,
        asked: Iterable[PurePosixPath],
        paths: Sequence[PurePosixPath],
        files: frozenset[str],
        site: str,
        read: Reader,
    ) -> set[PurePosixPath]:
        """Return the files that the findings on those `asked` for may depend on, themselves too.

        `paths` are all files of the root that are read and `files` all that links may name.
        """
        texts = {str(path): path for path in paths if path.suffix == ".md"}
        kept = self._store.get(_KEY) or _NONE
        changed = self._changed(kept, texts)
        beside = changed | {str(path) for path in asked}
        if len(changed) > MOST_READ:
            made = read(list(texts.values()))
            kept, changed, beside = self._written(made), set(), {str(path) for path in asked}
        else:
            made = read([texts[path] for path in sorted(beside)])
        # What has changed offers what it does now, and is among what is read.
        old = {row for row, path in enumerate(kept.paths) if path in changed or path not in texts}
        found = {texts[path] for path in beside}
        for mark in {mark for path in asked for mark in wanted(made[path][0], files, site)}:
            rows = (row for row in kept.rows(mark, kept.offers) if row not in old)
            most = 1 if mark.startswith(_FIRST_IS_ENOUGH) else None
            found |= {texts[kept.paths[row]] for row in islice(rows, most)}
        return found

    def _changed(self, kept: _Marks, texts: Mapping[str, PurePosixPath]) -> set[str]:
        """Return the files that are not as they were read, or whose links now lead elsewhere."""
        row_of = {path: row for row, path in enumerate(kept.paths)}
        other = texts.keys() ^ row_of.keys()
        changed = {
            path for path in texts if path not in row_of or self._differs(kept, row_of[path])
        }
        changed |= {kept.paths[row] for path in other for row in kept.rows(path, kept.asks)}
        return changed & texts.keys()

    def _differs(self, kept: _Marks, row: int) -> bool:
        """Whether a file has other bytes than those that were read: its time tells, or they do."""
        file = self._root / kept.paths[row]
        stamp = _stamp(file)
        if stamp[0] and stamp == (kept.stamps[2 * row], kept.stamps[2 * row + 1]):
            return False
        return kept.digests[row] != _digest(file)

    def _written(self, made: Mapping[PurePosixPath, tuple[Made, Iterable[str]]]) -> _Marks:
        """Write the marks of all files down."""
        order = sorted(made, key=lambda path: _order(path, made[path][0]))
        offers = [
            _number(mark) | row
            for row, path in enumerate(order)
            for mark in set(offered(made[path][0]))
        ]
        asks = [_number(asked) | row for row, path in enumerate(order) for asked in made[path][1]]
        stamps = array("q")
        for path in order:
            stamps.extend(_stamp(self._root / path))
        marks = _Marks(
            tuple(map(str, order)),
            stamps,
            tuple(_digest(self._root / path) for path in order),
            array("Q", sorted(offers)),
            array("Q", sorted(asks)),
        )
        self._store.put(_KEY, packed(marks))
        return marks


def _order(path: PurePosixPath, made: Made) -> tuple[bool, str]:
    """Return the place of a file in a catalogue: entries by key, then pages."""
    entry = made.entry if isinstance(made, Torn) else made
    is_entry = isinstance(entry, Entry) and entry.kind != "page"
    return not is_entry, entry.key if isinstance(entry, Entry) and is_entry else str(path)


def _number(mark: str) -> int:
    made = hashlib.blake2b(mark.encode(), digest_size=8).digest()
    return int.from_bytes(made, "big") & ~_LAST_ROW


def _stamp(file: Path) -> tuple[int, int]:
    """Return the time and the size of a file; the time is 0 when it may be written again unseen."""
    seen = file.lstat()
    settled = time.time_ns() - seen.st_mtime_ns > _UNSETTLED_NS
    return (seen.st_mtime_ns if settled else 0), seen.st_size


def _digest(file: Path) -> str:
    return digest(read_bytes(file))
