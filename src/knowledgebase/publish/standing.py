"""Standing: what stands in the site that a build replaces, so that nothing is made twice.

Of each file it is kept what its making asked, what its bytes are by their digest, and what they say to the check and
to search. While the answers are the same, and the present site still has these bytes, the file is neither made nor
written nor parsed: the new site gets a second name for it. Nobody writes into a file of a site in place, so that one
name never changes what the other leads to.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.build.frame import Frames
from knowledgebase.build.mark import MARK
from knowledgebase.check.site_check import Looked, is_looked_at, look
from knowledgebase.ground.away import Away, noting
from knowledgebase.ground.files import Stamp, sign_of, stamp_of, write_file, write_pieces
from knowledgebase.ground.site import Site
from knowledgebase.ground.store import CACHE, Store, digest, packed, program_sign, unpacked
from knowledgebase.publish.notes import Notes, Standing
from knowledgebase.publish.recipes import Recipe, Recipes
from knowledgebase.render.page import Page
from knowledgebase.render.publication import Publication, path_of
from knowledgebase.search.documents import document_in

_NAME, _KEY = "sivut", "kaikki"
_AT_ONCE = 200  # notes that are read and written at once


class Writer:
    """Writes the files of a publication into a new folder `into`, those that stand in the folder
    `before` as they are."""

    def __init__(
        self,
        made: Publication,
        frames: Frames,
        site: Site,
        into: Path,
        before: Path | None = None,
        *,
        index: bool = True,
        cache: Path = CACHE,
    ) -> None:
        self._files, self._index = made.files, index
        self._into, self._before = into, before
        self._there = {path: path for path in made.paths()}
        self._recipes = Recipes(made, frames, site, kept=before is not None)
        self._own = _ownership(into / MARK) if before else None
        self._store = _store(before, index, cache) if before and made.maker else None
        try:
            self._kept = {self._there[path]: Away(note) for path, note in _read(self._store)}
        except KeyError:
            # What a page said went by all of these being there. That one goes is rare.
            self._kept = {}

    def write(self, what: Page | str) -> Away | None:
        """Write a page or a file. Returns the note on it, None when it is what stood there."""
        path = path_of(what)
        note = self._kept.get(path)
        before = note and Standing.of(note)
        recipe = self._recipes.of(what)
        if before and recipe and self._is_as_new(before, recipe) and self._link(before):
            return None
        if isinstance(what, str) and self._files.is_streamed(what):
            with noting() as texts:
                sign = write_pieces(self._into / path, self._files.pieces(what))
            made_by, asked = self._recipes.made_by(recipe, texts)
            return Standing(path, sign, self._seen(path), made_by=made_by, asked=asked).put_away()
        data, made_by, asked = self._recipes.make(what, recipe)
        sign = sign_of(data)
        same = before if before and before.data == sign else None
        if not (same and self._link(same)):
            write_file(self._into / path, data)
        said = (same.looked, same.document) if same else self._said(path, data)
        return Standing(path, sign, self._seen(path), *said, made_by, asked).put_away()

    def all(self, written: Iterable[Away | None], what: Iterable[Page | str]) -> Notes:
        """Return what stands in the folder after each was written, and keep it for the next build."""
        every = {
            path: new or self._kept[path]
            for new, path in zip(written, map(path_of, what), strict=True)
        }
        if self._store and any(note is not self._kept.get(path) for path, note in every.items()):
            self._store.put_pieces(_KEY, _packed(list(every.items())))
        return Notes(list(every.values()))

    def _is_as_new(self, before: Standing, recipe: Recipe) -> bool:
        made_by = before.made_by
        return bool(made_by) and made_by == self._recipes.sign(recipe, before.asked)

    def _said(self, path: str, data: bytes) -> tuple[Looked | None, bytes]:
        """Return what a file says to the check and to search."""
        if not is_looked_at(path):
            return None, b""
        tree = LexborHTMLParser(data)
        is_page = self._index and path.endswith("index.html")
        document = document_in(path.removesuffix("index.html"), tree) if is_page else None
        return look(path, tree, self._there), packed(document) if document else b""

    def _link(self, standing: Standing) -> bool:
        """Give a file of the present site a second name; False when it is not what it was.

        Where there are no second names its bytes are written. Raises OSError.
        """
        if not self._before:
            return False
        old, new = f"{self._before}/{standing.path}", f"{self._into}/{standing.path}"
        try:
            told = os.lstat(old)
            # A file that was not written since has the bytes that it had: to read it would be in vain.
            same = stamp_of(told) == standing.seen or sign_of(_read_whole(old)) == standing.data
        except OSError:
            return False
        if not same or _owned(told) != self._own:
            return False
        try:
            _second_name(old, new)
        except OSError:
            write_file(Path(new), _read_whole(old))
        return True

    def _seen(self, path: str) -> Stamp:
        return stamp_of(os.lstat(f"{self._into}/{path}"))


def _store(site: Path, index: bool, cache: Path) -> Store:
    # What is kept of another site, of a build without search, is of no use for this one.
    return Store(_NAME, digest(program_sign().encode(), os.fsencode(site), bytes([index])), cache)


def _read(store: Store | None) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file that was noted, and the note."""
    for piece in store.pieces(_KEY) if store else ():
        yield from unpacked(piece) or ()


def _packed(notes: Sequence[tuple[str, Away]]) -> Iterator[bytes]:
    for start in range(0, len(notes), _AT_ONCE):
        yield packed([(path, note.data) for path, note in notes[start : start + _AT_ONCE]])


def _second_name(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)


def _read_whole(path: str) -> bytes:
    with open(path, "rb", buffering=0, opener=_not_followed) as file:
        return file.readall()


def _not_followed(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _owned(told: os.stat_result) -> tuple[int, int, int]:
    return stat.S_IFMT(told.st_mode) | stat.S_IMODE(told.st_mode), told.st_uid, told.st_gid


def _ownership(file: Path) -> tuple[int, int, int] | None:
    """Return the rights and owner that a file written now has, as a new one of ours shows."""
    try:
        return _owned(file.lstat())
    except OSError:
        return None
