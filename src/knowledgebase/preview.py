"""Preview: the site as it would be built now, kept in memory; a page is made when it is looked at.

A change is shown in two steps. First the changed files alone are read, and what lists entries is
grouped anew. Then, while pages are being served, come the likenesses between entries, the dates of
git and the checks of the whole. Once both are done, every address has the bytes that a build would
write.
"""

import gc
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from os import environ
from pathlib import Path

from knowledgebase.build.frame import shape_of, shapes_of
from knowledgebase.build.generator import Shell, generate_shell
from knowledgebase.build.seam import Order
from knowledgebase.build.shell import shell_values
from knowledgebase.catalogue.history import History, read_history
from knowledgebase.catalogue.kept import Kept
from knowledgebase.catalogue.load import Read, check_whole, read_catalogue
from knowledgebase.flow import maker_of, publication_of
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.layout import SHELVES, VOCABULARIES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import CONFIG, PRODUCT, check_settings
from knowledgebase.publish.watch import Snapshot
from knowledgebase.read.thesaurus import THESAURUS
from knowledgebase.relate.relate import Related, Relations, relate, relate_links
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.region_map import country
from knowledgebase.render.publication import Publication
from knowledgebase.render.view.templates import Templates, icon
from knowledgebase.search.dictionary import FOLDER as DICTIONARY
from knowledgebase.search.index import FOLDER as PAGEFIND
from knowledgebase.validate.entry import Entry

THEME = PRODUCT / "theme"
_ASSETS = THEME / "assets"
_PAGES_KEPT = 64


def places(root: Path) -> list[Path]:
    """Return the folders and files that the preview follows."""
    content = {shelf.folder.partition("/")[0] for shelf in SHELVES.values()} | {"content"}
    return [*(root / name for name in sorted(content)), THEME, CONFIG, PRODUCT / "src"]


def is_program(now: Snapshot, before: Snapshot) -> bool:
    """True when the program itself has changed, which only a new start can show."""
    folder = f"{PRODUCT / 'src'}/"
    changed = dict(now.items() ^ before.items())
    return any(name.startswith(folder) and name.endswith(".py") for name in changed)


@dataclass(frozen=True)
class _Shown:
    """One state of the site: what makes it, what it has, and the frames around its pages."""

    maker: PageMaker
    made: Publication
    shell: Shell


class Preview:
    """The site of a content root. `renew` and `complete` are called in turns, the rest at any time."""

    def __init__(self, settings: Settings, built: Path) -> None:
        """`built` is the folder of the last whole build, whose search index is used."""
        self._settings, self._built = settings, built
        self._kept = Kept()
        self._lock = threading.Lock()
        self._turn = 0
        self._read: Read | None = None
        self._shown: _Shown | None = None
        self._related: Mapping[str, tuple[Related, ...]] = {}
        self._history: History = {}
        self._templates: tuple[object, Templates] | None = None
        self._shell: tuple[object, Shell] | None = None
        self._theme: object = None
        self._looks: bytes = b""
        self._pages: OrderedDict[str, bytes] = OrderedDict()

    def renew(self, now: Snapshot) -> list[Finding]:
        """Read what has changed and show it. Returns the findings on the files.

        A file that does not pass keeps the page that it had; what else changed is shown.
        """
        settings = self._settings
        with self._lock, _collector_paused():
            self._turn += 1
            self._note(now)
            read = read_catalogue(settings.root, PRODUCT, settings.today, self._kept)
            findings = [*read.findings, *check_settings(environ)]
            self._read = read
            try:
                return findings + self._show(read)
            except (KeyError, ValueError):
                # What all files together tell explains it: the site stays as it was.
                findings += check_whole(read, settings.today, self._site_url())
                if not has_errors(findings):
                    raise
                return findings

    def complete(self) -> list[Finding] | None:
        """Find what takes longer: likenesses, dates, and every fault of the whole.

        Returns all findings, or None when a newer change has made the work vain.
        """
        turn, read, shown, settings = self._turn, self._read, self._shown, self._settings
        if read is None or shown is None:
            return None
        history, findings = read_history(settings.root, settings.today)
        related = relate(shown.maker.current.entries.values()).related
        with self._lock:
            if turn != self._turn:
                return None
            if (related, history) != (self._related, self._history):
                self._related, self._history = related, history
                with _collector_paused():
                    findings += self._show(read)
        findings += [*read.findings, *check_settings(environ)]
        for found in check_whole(read, settings.today, self._site_url()):
            findings.append(found)
            if turn != self._turn:
                return None
        return findings

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show."""
        return self._shown is not None

    def file(self, path: str) -> bytes | None:
        """Return what a build would write to a path on the site, or None when it would not.

        Raises OSError when a picture or an attachment has just vanished.
        """
        shown = self._shown
        if shown is None:
            return None
        if page := self.page(path):
            return self._kept_page(shown, path, page)
        if path in shown.made.files:
            return shown.made.files[path]
        if path == "404.html":
            return shown.shell.not_found
        for folder, top in ((THEME, "assets"), (self._built, PAGEFIND), (self._built, DICTIONARY)):
            if path.startswith(f"{top}/"):
                return _read_inside(folder / top, path.removeprefix(f"{top}/"))
        return None

    def page(self, path: str) -> Page | None:
        """Return the page whose file is at a path on the site."""
        address = path.removesuffix("index.html")
        if self._shown is None or address == path or not (address.endswith("/") or not address):
            return None
        return self._shown.made.pages.get(address)

    def digest(self, path: str) -> str:
        """Return what tells how the page at a path looks, with its styles, scripts and pictures."""
        told = self.file(path) or self.file("404.html") or b""
        return blake2b(told + self._looks, digest_size=12).hexdigest()

    def _kept_page(self, shown: _Shown, path: str, page: Page) -> bytes:
        if (kept := self._pages.get(path)) is not None:
            return kept
        shape = shape_of(page)
        if shape not in shown.shell.frames:
            with self._lock:
                self._shell = None
                shown = replace(shown, shell=self._shell_for(shown.made, shown.maker)[0])
                self._shown = (
                    shown if self._shown and self._shown.made is shown.made else self._shown
                )
        html = shown.shell.frames[shape].around(page, shown.maker.site).encode()
        if self._shown is shown:
            self._pages[path] = html
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return html

    def _show(self, read: Read) -> list[Finding]:
        catalogue = read.with_last_good()
        words = (id(catalogue.vocabularies), self._theme)
        if self._templates is None or self._templates[0] != words:
            self._templates = None
        maker = maker_of(
            catalogue,
            self._history,
            self._relate,
            self._settings,
            self._templates[1] if self._templates else None,
        )
        self._templates = (words, maker.templates)
        made = publication_of(maker, self._settings)
        shell, findings = self._shell_for(made, maker)
        self._shown = _Shown(maker, made, shell)
        self._pages = OrderedDict()
        return findings

    def _relate(self, entries: Iterable[Entry]) -> Relations:
        """Return the declared links as they are, and the likenesses as they were."""
        return replace(relate_links(entries), related=self._related)

    def _shell_for(self, made: Publication, maker: PageMaker) -> tuple[Shell, list[Finding]]:
        values = shell_values(made, maker.site)
        sign = (values, self._theme)
        if self._shell is None or self._shell[0] != sign:
            shapes = shapes_of(made.pages.values())
            shell, findings = generate_shell(self._settings, Order(shapes, values))
            if shell is None:
                if self._shell is None:
                    raise ValueError(findings)
                return self._shell[1], findings
            self._shell = (sign, shell)
        return self._shell[1], []

    def _note(self, now: Snapshot) -> None:
        """Note what tells that a listing, words, templates or the looks of pages have changed."""
        root = self._settings.root
        content = [f"{place}/" for place in places(root)[:-3]]
        self._kept.names = {n for n, seen in now.items() if n.startswith(tuple(content))} | {
            (n, "no file") for n, seen in now.items() if seen[0] <= 0
        }
        self._kept.words = _part(now, root / VOCABULARIES, root / THESAURUS, PRODUCT / VOCABULARIES)
        looks = _part(now, _ASSETS, root / "content" / "kuvat")
        self._looks = repr(sorted(looks)).encode()
        theme = _part(now, THEME, CONFIG) - _part(now, _ASSETS)
        if theme != self._theme:
            self._theme = theme
            icon.cache_clear()
            country.cache_clear()

    def _site_url(self) -> str:
        return self._shown.maker.site.url if self._shown else ""


def _part(now: Snapshot, *folders: Path) -> frozenset[tuple[str, tuple[int, int, int]]]:
    """Return what a snapshot tells of some folders and files."""
    starts = tuple(f"{folder}/" for folder in folders)
    return frozenset(item for item in now.items() if f"{item[0]}/".startswith(starts))


def _read_inside(folder: Path, name: str) -> bytes | None:
    file = (folder / name).resolve()
    inside = file.is_relative_to(folder.resolve()) and file.is_file()
    return file.read_bytes() if inside else None


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Looking for cycles among all entries again and again takes longer than the change.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
