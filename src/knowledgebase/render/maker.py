"""Maker: what every family of pages needs: the catalogue, its cards, words and templates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from knowledgebase.catalogue.agenda import Agenda
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.history import Dates, History, dates_of
from knowledgebase.catalogue.visible import published_files
from knowledgebase.ground.away import Away
from knowledgebase.ground.layout import COVERAGE
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.site import Site
from knowledgebase.ground.watched import Memo
from knowledgebase.indicators.book import open_book
from knowledgebase.relate.relate import Relations
from knowledgebase.render.page import Head, Page
from knowledgebase.render.shelves import by_kind, group
from knowledgebase.render.view.cards import Card, card
from knowledgebase.render.view.channels import calendars_of, feeds_of
from knowledgebase.render.view.json_ld import page_json_ld
from knowledgebase.render.view.pictures import Picture, pictures_of
from knowledgebase.render.view.templates import Templates
from knowledgebase.render.view.text_files import with_files
from knowledgebase.render.view.timeline import NewsDesk
from knowledgebase.render.view.wording import Words
from knowledgebase.schema.hand_written import Page as HandWritten
from knowledgebase.validate.entry import Entry, Written

_Made = TypeVar("_Made")
Makers = Mapping[str, Callable[[], bytes]]
"""What makes the bytes of each file, by the file's path on the site."""


@dataclass(frozen=True)
class Streamed:
    """What makes a file that grows with all entries, piece by piece, so that nobody holds it whole."""

    pieces: Callable[[], Iterable[bytes]]

    def __call__(self) -> bytes:
        return b"".join(self.pieces())


HOME = ("Etusivu", "")
OVERVIEW = ("Tilannekuva", COVERAGE)
EXAMPLE = "Esimerkkimittari"
MOST = 100
"""Entries that a list among others on a page shows: the rest are counted, and told where they are."""


class PageMaker:
    """Makes pages for the families in this folder; holds nothing that changes but a cache."""

    def __init__(
        self,
        catalogue: Catalogue,
        relations: Relations,
        site: Site,
        today: date,
        *,
        history: History | None = None,
        pictures: bool = False,
        templates: Templates | None = None,
        agenda: Agenda | Mapping[str, int] | None = None,
        other_day: bool = False,
        signs: Signs | None = None,
    ) -> None:
        """`catalogue` has what is public; `current` of it is what every list, feed and export shows.

        `history` has the dates of files that git knows, for entries that state none.

        `pictures` tells that share images and QR codes will be there. `templates` are those of an
        earlier maker with the same vocabularies. `agenda` is that of the editors in a preview, and its numbers alone on a site that others see.
        `other_day` tells that `today` is not the day it is. `signs` know what stands for each entry.
        """
        self.catalogue = catalogue
        self.current = catalogue.current(today)
        self.relations = relations
        self.site = site
        self.today = today
        self.words = Words(catalogue.vocabularies)
        self.templates = templates or Templates(self.words)
        self.shelves = group(self.current, today)
        self.book = open_book(self.current)
        self.feeds = feeds_of(catalogue.vocabularies)
        self.calendars = calendars_of(self.current.of_kind("event"))
        self.desk = NewsDesk(self.current, today)
        self.history: History = history or {}
        self.pictures = pictures
        self.agenda = agenda or {}
        self.other_day = other_day
        self.signs = signs or Signs()
        self.memo = Memo()

    @cached_property
    def texts(self) -> Mapping[str, tuple[Away, ...]]:
        """What was put away of the text of each entry and hand-written page, by its key."""
        return {one.key: one.texts for one in self.catalogue.written()}

    def page(
        self,
        template: str,
        head: Head,
        context: Callable[[], Mapping[str, Any]] = dict,
        again: "partial[Page] | None" = None,
    ) -> Page:
        """Return the page of a template; `context` finds what it shows when the page is made, and
        `again` makes the same page of any maker."""

        def html() -> str:
            return self.notes(head.address, head.lang) + self.templates.render(
                f"{template}.html",
                head.address,
                title=head.title,
                description=head.description,
                trail=head.trail,
                lang=head.lang,
                site=self.site,
                latest=self.latest,
                has=lambda address: address in self.catalogue.pages,
                most_shown=MOST,
                **context(),
            )

        def json_ld() -> str:
            return page_json_ld(
                head.title, head.description, head.address, trail=head.trail, site=self.site
            )

        told = head.json_ld or json_ld
        return Page(head, template, html, told, self.feeds, self.calendars, again)

    def once(self, make: Callable[["PageMaker"], _Made]) -> _Made:
        """Return what `make` makes of this maker; what many pages show is made for the first."""
        return self.memo.of(make, lambda: make(self))

    @property
    def shown_files(self) -> Mapping[str, str]:
        """The pictures and attachments that public pages show, as `published_files`."""
        return self.once(_shown_files)

    def notes(self, address: str, lang: str = "fi") -> str:
        """Return what stands above a page: that it is a former version, and in a preview of which
        day it is and why it is unseen."""
        former = address in self.catalogue.former
        note = self.templates.render("_former.html", address, lang=lang) if former else ""
        return note + self._preview_notes(address)

    def _preview_notes(self, address: str) -> str:
        unseen = self.catalogue.unseen.get(address, "")
        if not self.other_day and not unseen:
            return ""
        day = self.today if self.other_day else None
        return self.templates.render("_preview.html", address, day=day, unseen=unseen)

    def card(self, entry: Entry, **more: Any) -> Card:
        """Return an entry's card, which is made once; `more` may add reasons or an editor's why.

        A draft's says that it is one, and an indicator's that it is an example until the set is confirmed.
        """
        plain = self.memo.of(entry.key, lambda: self._card(entry))
        return replace(plain, **more) if more else plain

    def _card(self, entry: Entry) -> Card:
        picture = next(iter(self.pictures_of(entry)), None) if entry.kind == "news" else None
        # The title beside it says what the news is about; the page has the alternative.
        shown = {"picture": replace(picture, alt="")} if picture else {}
        made = card(entry, self.words, self.today, **shown)
        if self.catalogue.unseen.get(entry.address) == "draft":
            made = replace(made, title=f"Luonnos: {made.title}")
        if entry.kind == "indicator" and not self.current.is_confirmed:
            made = replace(made, label=EXAMPLE)
        return made

    def words_of(self, entry: Entry[Any]) -> Words:
        """Return words in the language of an entry."""
        return self.words.in_language(entry.fields.lang)

    def pictures_of(self, entry: Entry) -> tuple[Picture, ...]:
        """Return the pictures of an entry, as pages show them."""
        return pictures_of(entry.fields.media, self.catalogue.measures.pictures)

    def html_of(self, entry: Entry[Any]) -> str:
        """Return the text of an entry or page with its pictures and attachments as pages show them."""
        return with_files(entry.text.html, self.catalogue.measures, self.words_of(entry))

    def cards(self, entries: Iterable[Entry]) -> list[Card]:
        """Return the cards of entries, in their order."""
        return [self.card(entry) for entry in entries]

    def picks(self, picks: Iterable[Any]) -> list[Card]:
        """Return the cards of the editors' picks, each with its reason."""
        return [
            self.card(self.current.entries[f"practice:{pick.id}"], why=pick.why)
            for pick in picks
            if f"practice:{pick.id}" in self.current.entries
        ]

    def latest(self, field: str, term: str) -> dict[str, list[Card]]:
        """Return the cards of news, events and materials that name a term, at most six of each."""
        found = self.desk.of(field, term).first(6)
        return {
            "news": self.cards(found.news),
            "coming": self.cards(found.coming),
            "past": self.cards(found.past),
            "materials": self.cards(found.materials),
        }

    def dates(self, entry: Entry) -> Dates:
        """Return when an entry appeared and last changed."""
        return dates_of(entry, self.history)

    def history_of(self, page: Entry[Written]) -> Dates:
        """Return what git knows of the dates of a file."""
        return self.history.get(str(page.path), Dates())

    def intro(self, address: str) -> Entry[HandWritten] | None:
        """Return the hand-written introduction of the page at `address`, if there is one."""
        found = self.catalogue.pages.get(address)
        return found and replace(found, text=found.text.with_html(self.html_of(found)))

    def counts(self, vocabulary: str, shelf: dict[str, list[Entry]]) -> list[tuple[Any, int, int]]:
        """Return (term, practices, projects) for each term of a vocabulary, in its order."""
        rows = []
        for term in self.catalogue.vocabularies[vocabulary].terms.values():
            practices, projects = by_kind(shelf.get(term.id, []))
            rows.append((term, len(practices), len(projects)))
        return rows


def summary_of(intro: Entry[Written] | None, otherwise: str) -> str:
    """Return the summary of an introduction, or other words where there is none."""
    return str(intro.fields.summary) if intro else otherwise


def _shown_files(maker: PageMaker) -> Mapping[str, str]:
    return published_files(maker.catalogue)
