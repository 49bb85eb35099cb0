"""Texts: the hand-written pages that are not introductions of other pages."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from knowledgebase.catalogue.estimates import Agreement, agreement
from knowledgebase.ground.layout import INTRODUCED, REGIONS, THEMES
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.calculations import LABELS
from knowledgebase.render.view.json_ld import Trail
from knowledgebase.schema.hand_written import Page as HandWritten
from knowledgebase.validate.entry import Entry, Written

_LANGUAGES = ("en", "sv")
_ESTIMATES = "tietoa/arviot/"
"""The page that tells how estimates are made, and how they agree with sources."""


def text_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the hand-written pages that introduce no other page."""
    for page in maker.catalogue.pages.values():
        if page.address in INTRODUCED or page.address.split("/")[0] in (THEMES, REGIONS):
            continue
        head = Head(
            page.address,
            page.fields.title,
            page.fields.summary,
            trail=_trail(maker, page),
            source=str(page.path),
            alternates=alternates(maker.catalogue.pages, page.address),
            lang=page.fields.lang,
            updated=page.fields.updated,
        )
        yield maker.page("text", head, partial(_shown, maker, page))


def _shown(maker: PageMaker, page: Entry[HandWritten]) -> dict[str, Any]:
    return {
        "fields": page.fields,
        "body": maker.html_of(page),
        "toc": [(heading.level, heading.text, heading.id) for heading in page.text.headings],
        "picks": maker.picks(page.fields.picks),
        "edit_url": maker.site.edit_url(str(page.path)),
        "agreement": _agreement(maker) if page.address == _ESTIMATES else (),
    }


def _agreement(maker: PageMaker) -> list[tuple[str, Agreement]]:
    """Return what may be estimated, by its name, and how the calculations agree with sources."""
    cards = (entry.fields for entry in maker.shelves.practices)
    found = agreement(cards, maker.catalogue.vocabularies)
    return [(label, found[field]) for field, label in LABELS.items()]


def alternates(pages: Mapping[str, Entry[Written]], address: str) -> dict[str, str]:
    """Return the addresses of a page by language when it has others: `x/sv/` is `x/` in Swedish."""
    parent, _, last = address.rstrip("/").rpartition("/")
    base = f"{parent}/" if last in _LANGUAGES and f"{parent}/" in pages else address
    found = {lang: f"{base}{lang}/" for lang in _LANGUAGES if f"{base}{lang}/" in pages}
    return {"fi": base, **found} if found else {}


def _trail(maker: PageMaker, page: Entry[Written]) -> Trail:
    trail, parts = [HOME], page.address.strip("/").split("/")
    for depth in range(1, len(parts)):
        parent = maker.catalogue.pages.get("/".join(parts[:depth]) + "/")
        if parent:
            trail.append((parent.fields.title, parent.address))
    return trail
