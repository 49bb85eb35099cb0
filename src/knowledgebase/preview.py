"""Preview: the site as it would be built now, kept in memory; a page is made when it is looked at.

A change is shown in two steps. First the changed files alone are read, and what lists entries is
grouped anew. Then, while pages are being served, come the likenesses between entries, the dates of
git and the checks of the whole. Once both are done, every address has the bytes that a build would
write.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from os import environ
from pathlib import Path

from knowledgebase.build.frame import shape_of, shapes_of
from knowledgebase.build.generator import Shell, generate_shell, shell_for
from knowledgebase.build.seam import Order
from knowledgebase.build.shell import shell_values
from knowledgebase.catalogue.history import History, read_history
from knowledgebase.catalogue.load import Read, check_whole, read_catalogue
from knowledgebase.catalogue.resumed import Resumed
from knowledgebase.flow import maker_of, publication_of
from knowledgebase.ground.assets import THEME_ASSETS, as_served, assets_folder
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, check_settings
from knowledgebase.publish.aside import Aside
from knowledgebase.publish.followed import looks, names, templates, words
from knowledgebase.publish.watch import Snapshot
from knowledgebase.relate.relate import Related, Relations, relate, relate_links
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.region_map import country
from knowledgebase.render.publication import Publication
from knowledgebase.render.view.templates import Templates, icon
from knowledgebase.search.dictionary import FOLDER as DICTIONARY
from knowledgebase.search.index import FOLDER as PAGEFIND
from knowledgebase.validate.entry import Entry

_PAGES_KEPT = 64


@dataclass(frozen=True)
class _Shown:
    """One state of the site: what makes it, what it has, and the frames around its pages."""

    maker: PageMaker
    made: Publication
    shell: Shell
    pages: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    """The pages made last, by path."""


@dataclass(frozen=True)
class _News:
    """What has changed of the likenesses, by key; the dates of git as they are now."""

    changed: Mapping[str, tuple[Related, ...]]
    gone: Set[str]
    history: History
    findings: list[Finding]


class Preview:
    """The site of a content root. `renew` and `complete` are called in turns, the rest at any time."""

    def __init__(self, settings: Settings, built: Path) -> None:
        """`built` is the folder of the last whole build, whose search index is used."""
        self._settings, self._built = settings, built
        self._kept = Resumed(settings.root, PRODUCT, settings.today)
        self._lock = threading.Lock()
        self._turn = 0
        self._aside: Aside[_News | list[Finding]] = Aside()
        self._read: Read | None = None
        self._shown: _Shown | None = None
        self._related: Mapping[str, tuple[Related, ...]] = {}
        self._history: History = {}
        self._templates: tuple[object, Templates] | None = None
        self._shell: tuple[object, Shell] | None = None
        self._theme: object = None
        self._looks: bytes = b""

    def renew(self, now: Snapshot) -> list[Finding]:
        """Read what has changed and show it. Returns the findings on the files.

        A file that does not pass keeps the page that it had; what else changed is shown.
        """
        settings = self._settings
        self.stop()
        with self._lock:
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
        turn, read, shown = self._turn, self._read, self._shown
        if read is None or shown is None:
            return None
        findings, is_whole = [*read.findings, *check_settings(environ)], False
        for found in self._aside.run(lambda: self._slowly(read, shown)):
            if turn != self._turn:
                return None
            if isinstance(found, _News):
                findings += found.findings + self._take(turn, read, found)
            else:
                findings += found
                is_whole = True
        return findings if is_whole and turn == self._turn else None

    def _slowly(self, read: Read, shown: _Shown) -> "Iterator[_News | list[Finding]]":
        root, today = self._settings.root, self._settings.today
        related = relate(shown.maker.current.entries.values()).related
        changed = {key: near for key, near in related.items() if self._related.get(key) != near}
        yield _News(changed, self._related.keys() - related.keys(), *read_history(root, today))
        yield list(check_whole(read, today, self._site_url()))

    def _take(self, turn: int, read: Read, news: "_News") -> list[Finding]:
        """Show what has come of likenesses and dates, unless something newer is shown already."""
        with self._lock:
            same = news.history == self._history and not (news.changed or news.gone)
            if turn != self._turn or same:
                return []
            kept = {key: near for key, near in self._related.items() if key not in news.gone}
            self._related, self._history = {**kept, **news.changed}, news.history
            return self._show(read)

    def stop(self) -> None:
        """Stop what `complete` has begun."""
        self._turn += 1
        self._aside.stop()

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
        assets = f"{assets_folder()}/"
        if path.startswith(assets):
            data = _read_inside(THEME_ASSETS, path.removeprefix(assets))
            return as_served(path, data) if data is not None else None
        built = path.startswith((f"{PAGEFIND}/", f"{DICTIONARY}/"))
        return _read_inside(self._built, path) if built else None

    def page(self, path: str) -> Page | None:
        """Return the page whose file is at a path on the site."""
        address = path.removesuffix("index.html")
        if self._shown is None or address == path or not (address.endswith("/") or not address):
            return None
        return self._shown.made.pages.get(address)

    def digest(self, page: bytes) -> str:
        """Return what tells how a page looks, with the styles, scripts and pictures there are."""
        return blake2b(page + self._looks, digest_size=12).hexdigest()

    def _kept_page(self, shown: _Shown, path: str, page: Page) -> bytes:
        if (kept := shown.pages.get(path)) is not None:
            return kept
        shape = shape_of(page)
        if shape not in shown.shell.frames:  # one that no page had when the frames were made
            with self._lock:
                self._shell = None
                shell, _ = self._shell_for(shown.made, shown.maker)
                shown = replace(shown, shell=shell or shown.shell)
                if self._shown and self._shown.made is shown.made:
                    self._shown = shown
        html = shown.shell.frames[shape].around(page, shown.maker.site).encode()
        shown.pages[path] = html
        while len(shown.pages) > _PAGES_KEPT:
            shown.pages.popitem(last=False)
        return html

    def _show(self, read: Read) -> list[Finding]:
        catalogue = read.with_last_good()
        sign = (id(catalogue.vocabularies), self._theme)
        if self._templates is None or self._templates[0] != sign:
            self._templates = None
        kept = self._templates[1] if self._templates else None
        maker = maker_of(catalogue, self._history, self._relate, self._settings, templates=kept)
        self._templates = (sign, maker.templates)
        made = publication_of(maker, self._settings)
        shell, findings = self._shell_for(made, maker)
        if shell:
            self._shown = _Shown(maker, made, shell)
        return findings

    def _relate(self, entries: Iterable[Entry]) -> Relations:
        """Return the declared links as they are, and the likenesses as they were."""
        return replace(relate_links(entries), related=self._related)

    def _shell_for(self, made: Publication, maker: PageMaker) -> tuple[Shell | None, list[Finding]]:
        values = shell_values(made, maker.site)
        sign = (values, self._theme)
        if self._shell is None or self._shell[0] != sign:
            shapes = shapes_of(made.pages.values())
            make = generate_shell if self._shown else shell_for  # no theme has changed yet
            shell, findings = make(self._settings, Order(shapes, values))
            if shell is None:
                return self._shell[1] if self._shell else None, findings
            self._shell = (sign, shell)
        return self._shell[1], []

    def _note(self, now: Snapshot) -> None:
        """Note what tells that a listing, words, templates or the looks of pages have changed."""
        root = self._settings.root
        self._kept.names, self._kept.words = names(now, root), words(now, root)
        self._looks = repr(sorted(looks(now, root))).encode()
        assets_folder.cache_clear()
        theme = templates(now)
        if theme != self._theme:
            self._theme = theme
            icon.cache_clear()
            country.cache_clear()

    def _site_url(self) -> str:
        return self._shown.maker.site.url if self._shown else ""


def _read_inside(folder: Path, name: str) -> bytes | None:
    file = (folder / name).resolve()
    inside = file.is_relative_to(folder.resolve()) and file.is_file()
    return file.read_bytes() if inside else None
