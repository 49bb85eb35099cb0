"""Flow: from a content root to finished pages, the stages in their order."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, cast
from zoneinfo import ZoneInfo

from knowledgebase.findings import Finding, has_errors
from knowledgebase.load import load_catalogue
from knowledgebase.relate import relate
from knowledgebase.render.page import Page
from knowledgebase.render.pages import PageMaker
from knowledgebase.site import PRODUCT, read_site

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True)
class Settings:
    """What a run is about: the content root, the day it is run on, the language of findings."""

    root: Path
    today: date
    lang: Literal["fi", "en"] = "fi"

    def environment(self) -> dict[str, str]:
        """Return the settings as environment variables, for the site generator's process."""
        return {
            "KB_ROOT": str(self.root),
            "KB_CONTENT": str(self.root / "content"),
            "KB_TODAY": self.today.isoformat(),
            "KB_LANG": self.lang,
        }

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read the settings back in the generator's process."""
        return cls(
            Path(os.environ.get("KB_ROOT", PRODUCT)),
            date.fromisoformat(os.environ.get("KB_TODAY", "") or today().isoformat()),
            cast(Literal["fi", "en"], os.environ.get("KB_LANG", "fi")),
        )


def today() -> date:
    """Return the day in Finland."""
    return datetime.now(HELSINKI).date()


def make_pages(settings: Settings) -> tuple[tuple[Page, ...], list[Finding]]:
    """Read, validate, catalogue, relate and render. Returns no pages when there are errors."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    if has_errors(findings):
        return (), findings
    public = catalogue.published(settings.today)
    relations = relate(public.entries.values())
    maker = PageMaker(public, relations, read_site(), settings.today)
    return maker.all(), findings
