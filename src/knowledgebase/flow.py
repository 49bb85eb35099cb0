"""Flow: from a content root to finished pages, the stages in their order."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, cast

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.history import read_history
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import published, published_files
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.moments import HELSINKI
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.files.files import all_files
from knowledgebase.render.files.share_pictures import share_pictures
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.pages import all_pages


@dataclass(frozen=True)
class Settings:
    """What a run is about: the content root, the day it is run on, the language of
    findings, and whether share images and QR codes are made."""

    root: Path
    today: date
    lang: Literal["fi", "en"] = "fi"
    pictures: bool = False

    def environment(self) -> dict[str, str]:
        """Return the settings as environment variables, for the site generator's process."""
        return {
            "KB_ROOT": str(self.root),
            "KB_CONTENT": str(self.root / "content"),
            "KB_TODAY": self.today.isoformat(),
            "KB_LANG": self.lang,
            "KB_PICTURES": "1" if self.pictures else "",
        }

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read the settings back in the generator's process."""
        return cls(
            Path(os.environ.get("KB_ROOT", PRODUCT)),
            date.fromisoformat(os.environ.get("KB_TODAY", "") or today().isoformat()),
            cast(Literal["fi", "en"], os.environ.get("KB_LANG", "fi")),
            bool(os.environ.get("KB_PICTURES")),
        )


def today() -> date:
    """Return the day in Finland."""
    return datetime.now(HELSINKI).date()


@dataclass(frozen=True)
class Publication:
    """What is to be published: pages for the generator, and files ready as they are, by path."""

    pages: tuple[Page, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def page_maker(settings: Settings) -> tuple[PageMaker | None, list[Finding]]:
    """Read, validate, catalogue and relate. Returns no maker of pages on errors."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    if has_errors(findings):
        return None, findings
    public = published(catalogue, settings.today)
    history, untold = read_history(settings.root, settings.today)
    maker = PageMaker(
        public, relate(public.current(settings.today).entries.values()), read_site(),
        settings.today, history=history, pictures=settings.pictures,
    )  # fmt: skip
    return maker, findings + untold


def publication(settings: Settings) -> tuple[Publication, list[Finding]]:
    """Do every stage up to rendering. Returns nothing to publish on errors."""
    maker, findings = page_maker(settings)
    if maker is None:
        return Publication(), findings
    pages = all_pages(maker)
    files = all_files(maker, pages) | content_files(settings.root, maker.catalogue)
    if settings.pictures:
        files |= share_pictures(maker, settings.root / ".cache" / "jakokuvat")
    return Publication(pages, files), findings


def content_files(root: Path, public: Catalogue) -> dict[str, bytes]:
    """Return the pictures and attachments that public pages show, and no others, by site path."""
    return {to: (root / path).read_bytes() for to, path in published_files(public).items()}
