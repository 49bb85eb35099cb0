"""Pages: every page of the site, from the catalogue and its relations."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from knowledgebase.catalogue import Catalogue
from knowledgebase.layout import ORGANISATIONS, REGIONS, SHELVES, THEMES
from knowledgebase.relate import Relations
from knowledgebase.render.cards import (
    Card,
    card,
    is_overdue,
    practice_facts,
    project_facts,
    stage,
)
from knowledgebase.render.json_ld import as_script, breadcrumbs_json_ld, entry_json_ld
from knowledgebase.render.page import Page
from knowledgebase.render.templates import Templates
from knowledgebase.render.words import Words
from knowledgebase.site import Site
from knowledgebase.validate import Entry

_HONEST = ("vaihteleva", "ei-vaikutusta", "kielteinen")
_SCRIPTS = {"search": ("assets/js/search.js",)}
_NO_PAGE = ("ei-tiedossa", "ulkomaat")


@dataclass(frozen=True)
class Shelves:
    """The published entries grouped once, for every page that lists some of them.

    `by_theme`, `by_region` and `by_organisation` map a term's id to its entries, best first
    for practices (strongest evidence) and by title otherwise.
    """

    practices: tuple[Entry, ...]
    projects: tuple[Entry, ...]
    by_theme: dict[str, list[Entry]]
    by_region: dict[str, list[Entry]]
    by_organisation: dict[str, list[Entry]]


def group(catalogue: Catalogue) -> Shelves:
    """Group the entries of a catalogue by theme, region and organisation."""
    practices = tuple(sorted(catalogue.of_kind("practice"), key=_best_first))
    projects = tuple(sorted(catalogue.of_kind("project"), key=lambda e: e.fields.title.casefold()))
    shelves = Shelves(practices, projects, {}, {}, {})
    for entry in (*practices, *projects):
        for theme in entry.fields.themes:
            shelves.by_theme.setdefault(theme, []).append(entry)
        for region in entry.fields.regions:
            shelves.by_region.setdefault(region, []).append(entry)
        for organisation in dict.fromkeys(_organisations(entry)):
            shelves.by_organisation.setdefault(organisation, []).append(entry)
    return shelves


def _best_first(entry: Entry) -> tuple[int, str]:
    return -int(entry.fields.evidence.level), entry.fields.title.casefold()


def _organisations(entry: Entry) -> Iterator[str]:
    fields = entry.fields
    if entry.kind == "project":
        if fields.lead:
            yield fields.lead
        yield from fields.partners
        if fields.steward_after:
            yield fields.steward_after
    yield from fields.organisations


class PageMaker:
    """Makes pages; holds what every page needs and nothing that changes."""

    def __init__(
        self, catalogue: Catalogue, relations: Relations, site: Site, today: date
    ) -> None:
        self.catalogue = catalogue
        self.relations = relations
        self.site = site
        self.today = today
        self.words = Words(catalogue.vocabularies)
        self.templates = Templates(self.words)
        self.shelves = group(catalogue)
        self._cards: dict[str, Card] = {}

    def all(self) -> tuple[Page, ...]:
        """Return every page, in order of address. No two have the same address."""
        pages = {page.address: page for page in chain(
            self.listings(), self.themes(), self.regions(), self.organisations(), self.sets(),
            map(self.entry, self.catalogue.entries.values()), self.texts(),
        )}  # fmt: skip
        return tuple(pages[address] for address in sorted(pages))

    # --- one entry -----------------------------------------------------------------------

    def entry(self, entry: Entry) -> Page:
        """Return the page of one entry."""
        shelf = SHELVES[entry.kind]
        trail = [("Etusivu", ""), (shelf.many, f"{shelf.address}/")]
        facts: Any = ()
        if entry.kind == "practice":
            facts = practice_facts(entry, self.words)
        elif entry.kind == "project":
            facts = project_facts(entry, self.words, self.today)
        template = entry.kind if entry.kind in ("practice", "project") else "entry"
        return self._page(
            entry.address, entry.fields.title, entry.fields.summary, template,
            trail=trail, source=str(entry.path), toc=_toc(entry), lang=entry.fields.lang,
            updated=entry.fields.updated or entry.fields.published,
            json_ld=entry_json_ld(entry, self.site, self.words),
            entry=entry, fields=entry.fields, shelf=shelf, facts=facts,
            body=entry.text.html, stage=stage(entry, self.today) if entry.kind == "project" else "",
            overdue=is_overdue(entry, self.today), edit_url=self.site.edit_url(str(entry.path)),
            references=self._joined(entry), related=self._related(entry),
        )  # fmt: skip

    def _joined(self, entry: Entry) -> list[Card]:
        """Return cards of declared links in both directions, each with what it is told by."""
        told: dict[str, str | None] = {}
        for link in self.relations.references.get(entry.key, ()):
            told.setdefault(link.target, link.source)
        for back in self.relations.linked_from.get(entry.key, ()):
            told.setdefault(back.key, back.source)
        return [
            self.card(self.catalogue.entries[key], why=source or "")
            for key, source in told.items()
        ]

    def _related(self, entry: Entry) -> list[Card]:
        return [
            self.card(
                self.catalogue.entries[related.key],
                reasons=tuple(self.words.reason(reason) for reason in related.reasons),
            )
            for related in self.relations.related.get(entry.key, ())
        ]

    def card(self, entry: Entry, **more: Any) -> Card:
        """Return an entry's card; plain ones are made once."""
        if more:
            return card(entry, self.words, self.today, **more)
        if entry.key not in self._cards:
            self._cards[entry.key] = card(entry, self.words, self.today)
        return self._cards[entry.key]

    def cards(self, entries: Iterable[Entry]) -> list[Card]:
        """Return the cards of entries, in their order."""
        return [self.card(entry) for entry in entries]

    # --- many entries --------------------------------------------------------------------

    def listings(self) -> Iterator[Page]:
        """Yield the front page, the lists of entries and the indexes of themes and regions."""
        yield self._front()
        for kind, shelf in SHELVES.items():
            entries = self.catalogue.of_kind(kind)
            if not entries and not self._intro(f"{shelf.address}/"):
                continue
            intro = self._intro(f"{shelf.address}/")
            yield self._page(
                f"{shelf.address}/", shelf.many, self._summary(intro, f"{shelf.many} luettelona."),
                "listing", intro=intro, trail=[("Etusivu", "")], kind_of=kind,
                groups=self._groups(kind), total=len(entries),
            )  # fmt: skip
        yield self._page(
            f"{THEMES}/", "Teemat", "Kaksitoista teemaa, joihin käytännöt ja hankkeet on ryhmitelty.",
            "themes", trail=[("Etusivu", "")], themes=self._theme_counts(),
        )  # fmt: skip
        yield self._page(
            f"{REGIONS}/", "Alueet", "Hyvät käytännöt ja hankkeet maakunnittain.", "regions",
            trail=[("Etusivu", "")], regions=self._region_counts(),
        )  # fmt: skip
        yield self._page(
            f"{ORGANISATIONS}/", "Organisaatiot", "Organisaatiot, jotka ovat mukana hankkeissa ja käytännöissä.",
            "organisations", trail=[("Etusivu", "")], organisations=self._organisation_counts(),
        )  # fmt: skip
        yield self._page(
            "koosteet/", "Koosteet", "Toimituksen valikoimat: mistä aloittaa, kun aikaa on vähän.",
            "sets", trail=[("Etusivu", "")],
            sets=list(self.catalogue.sets.values()), honest=len(self._honest()),
        )  # fmt: skip

    def _front(self) -> Page:
        intro = self.catalogue.pages.get("")
        return self._page(
            "", self.site.name, self._summary(intro, self.site.description), "home",
            intro=intro, themes=self._theme_counts(), regions=self._region_counts(),
            strongest=self.cards(self.shelves.practices[:3]),
            practice_total=len(self.shelves.practices), project_total=len(self.shelves.projects),
            sets=list(self.catalogue.sets.values()),
        )  # fmt: skip

    def _groups(self, kind: str) -> list[tuple[str, str, list[Card]]]:
        """Return (theme name, theme id, cards) so that every entry is under its first theme."""
        themes = self.catalogue.vocabularies["themes"].terms
        entries = {"practice": self.shelves.practices, "project": self.shelves.projects}.get(
            kind, self.catalogue.of_kind(kind)
        )
        found: dict[str, list[Card]] = {theme: [] for theme in themes}
        for entry in entries:
            found[entry.fields.themes[0]].append(self.card(entry))
        return [(themes[id].name(), id, cards) for id, cards in found.items() if cards]

    def themes(self) -> Iterator[Page]:
        """Yield a page for each theme."""
        for term in self.catalogue.vocabularies["themes"].terms.values():
            address = f"{THEMES}/{term.id}/"
            intro = self.catalogue.pages.get(address)
            practices, projects = self._by_kind(self.shelves.by_theme.get(term.id, []))
            yield self._page(
                address, term.name(), self._summary(intro, term.definition or term.name()), "theme",
                trail=[("Etusivu", ""), ("Teemat", f"{THEMES}/")], intro=intro, toc=_toc(intro),
                source=str(intro.path) if intro else None, term=term,
                picks=self._picks(intro.fields.picks if intro else ()),
                practices=self.cards(practices), projects=self.cards(projects),
                edit_url=self.site.edit_url(f"content/{THEMES}/{term.id}.md"),
            )  # fmt: skip

    def regions(self) -> Iterator[Page]:
        """Yield a page for each region and for the whole country."""
        authorities = self.catalogue.vocabularies["organisations"].terms
        for term in self.catalogue.vocabularies["regions"].terms.values():
            if term.id in _NO_PAGE:
                continue
            address = f"{REGIONS}/{term.id}/"
            intro = self.catalogue.pages.get(address)
            practices, projects = self._by_kind(self.shelves.by_region.get(term.id, []))
            yield self._page(
                address, term.name(),
                self._summary(intro, f"Työelämän hyvät käytännöt ja hankkeet: {term.name()}."), "region",
                trail=[("Etusivu", ""), ("Alueet", f"{REGIONS}/")], intro=intro, toc=_toc(intro),
                source=str(intro.path) if intro else None, term=term,
                authority=authorities.get(term.authority or ""),
                former=authorities.get(term.authority_until_2025 or ""),
                fund=authorities.get(term.fund_authority or ""),
                practices=self.cards(practices), projects=self.cards(projects),
                national=len(self.shelves.by_region.get("koko-maa", [])),
                edit_url=self.site.edit_url(f"content/{REGIONS}/{term.id}.md"),
            )  # fmt: skip

    def organisations(self) -> Iterator[Page]:
        """Yield a page for each organisation, with its former names and successor."""
        terms = self.catalogue.vocabularies["organisations"].terms
        before: dict[str, list[Any]] = {}
        for term in terms.values():
            if term.successor:
                before.setdefault(term.successor, []).append(term)
        for term in terms.values():
            practices, projects = self._by_kind(self.shelves.by_organisation.get(term.id, []))
            yield self._page(
                f"{ORGANISATIONS}/{term.id}/", term.name(),
                f"{term.name()}: hankkeet ja hyvät käytännöt, joissa organisaatio on mukana.",
                "organisation", term=term,
                trail=[("Etusivu", ""), ("Organisaatiot", f"{ORGANISATIONS}/")],
                successor=terms.get(term.successor or ""), predecessors=before.get(term.id, []),
                practices=self.cards(practices), projects=self.cards(projects),
            )  # fmt: skip

    def sets(self) -> Iterator[Page]:
        """Yield a page for each curated set, and the one on what did not work."""
        trail = [("Etusivu", ""), ("Koosteet", "koosteet/")]
        for curated in self.catalogue.sets.values():
            yield self._page(
                curated.address, curated.fields.title, curated.fields.summary, "set", trail=trail,
                picks=self._picks(curated.fields.picks), source=curated.path,
                edit_url=self.site.edit_url(curated.path),
            )  # fmt: skip
        yield self._page(
            "koosteet/ei-toiminut/", "Ei toiminut meillä",
            "Käytännöt, joiden vaikutus vaihteli, jäi puuttumaan tai jotka lopetettiin, ja mitä ei tiedetä.",
            "honest", trail=trail, honest=self._honest(), unknown=self._unknown_results(),
        )  # fmt: skip

    def _honest(self) -> list[tuple[Card, str]]:
        """Return practices with mixed, null or negative results or that were stopped, and why."""
        return [
            (self.card(entry), entry.fields.effect.why)
            for entry in self.shelves.practices
            if entry.fields.effect.direction in _HONEST or entry.fields.maturity == "lopetettu"
        ]

    def _unknown_results(self) -> list[Card]:
        return [
            self.card(entry)
            for entry in self.shelves.practices
            if entry.fields.effect.direction == "ei-tiedossa"
        ]

    def texts(self) -> Iterator[Page]:
        """Yield the hand-written pages that are not introductions of other pages."""
        taken = {f"{shelf.address}/" for shelf in SHELVES.values()} | {""}
        for page in self.catalogue.pages.values():
            folder = page.address.split("/")[0]
            if page.address in taken or folder in (THEMES, REGIONS):
                continue
            yield self._page(
                page.address, page.fields.title, page.fields.summary,
                "search" if page.address == "haku/" else "text",
                trail=self._text_trail(page), source=str(page.path), toc=_toc(page),
                lang=page.fields.lang, updated=page.fields.updated, entry=page,
                fields=page.fields, body=page.text.html,
                picks=self._picks(page.fields.picks), filters=self._filters(),
                edit_url=self.site.edit_url(str(page.path)),
            )  # fmt: skip

    def _filters(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return the search page's filters: (label, name in the index, (id, name) of options)."""
        kinds = [(shelf.kind, shelf.many) for shelf in SHELVES.values()]
        found = [("Tyyppi", "tyyppi", [*kinds, ("theme", "Teemat"), ("region", "Alueet"), ("page", "Sivut")])]
        for label, name, vocabulary in (
            ("Teema", "teema", "themes"), ("Alue", "alue", "regions"),
            ("Toimiala", "toimiala", "sectors"), ("Työpaikan koko", "koko", "org_sizes"),
        ):  # fmt: skip
            terms = self.catalogue.vocabularies[vocabulary].terms.values()
            found.append((label, name, [(term.id, term.name()) for term in terms]))
        return found

    def _text_trail(self, page: Entry) -> list[tuple[str, str]]:
        trail, parts = [("Etusivu", "")], page.address.strip("/").split("/")
        for depth in range(1, len(parts)):
            parent = self.catalogue.pages.get("/".join(parts[:depth]) + "/")
            if parent:
                trail.append((parent.fields.title, parent.address))
        return trail

    # --- shared --------------------------------------------------------------------------

    def _page(
        self, address: str, title: str, description: str, template: str, *,
        trail: list[tuple[str, str]] | None = None, source: str | None = None,
        toc: tuple[tuple[int, str, str], ...] = (), lang: str = "fi",
        updated: date | None = None, json_ld: str = "", **context: Any,
    ) -> Page:  # fmt: skip
        html = self.templates.render(
            f"{template}.html", address, title=title, description=description, trail=trail or [],
            toc=toc, lang=lang, site=self.site, **context,
        )  # fmt: skip
        if trail and not json_ld:
            crumbs = breadcrumbs_json_ld([*trail, (title, address)], self.site)
            json_ld = as_script({"@context": "https://schema.org", **crumbs})
        scripts = _SCRIPTS.get(template, ())
        edit_url = self.site.edit_url(source) if source else None
        return Page(
            address, title, description, html, template, lang, toc, source, edit_url, updated,
            json_ld, scripts,
        )  # fmt: skip

    def _intro(self, address: str) -> Entry | None:
        return self.catalogue.pages.get(address)

    @staticmethod
    def _summary(intro: Entry | None, otherwise: str) -> str:
        return str(intro.fields.summary) if intro else otherwise

    @staticmethod
    def _by_kind(entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
        return (
            [entry for entry in entries if entry.kind == "practice"],
            [entry for entry in entries if entry.kind == "project"],
        )

    def _picks(self, picks: Iterable[Any]) -> list[Card]:
        return [
            self.card(self.catalogue.entries[f"practice:{pick.id}"], why=pick.why)
            for pick in picks
            if f"practice:{pick.id}" in self.catalogue.entries
        ]

    def _theme_counts(self) -> list[tuple[Any, int, int]]:
        """Return (term, practices, projects) for each theme, in the vocabulary's order."""
        return self._counts("themes", self.shelves.by_theme)

    def _region_counts(self) -> list[tuple[Any, int, int]]:
        counts = self._counts("regions", self.shelves.by_region)
        return [row for row in counts if row[0].id not in _NO_PAGE]

    def _organisation_counts(self) -> list[tuple[Any, int, int]]:
        counts = self._counts("organisations", self.shelves.by_organisation)
        return sorted(counts, key=lambda row: row[0].name().casefold())

    def _counts(
        self, vocabulary: str, shelf: dict[str, list[Entry]]
    ) -> list[tuple[Any, int, int]]:
        split: Callable[[str], tuple[list[Entry], list[Entry]]] = lambda id: self._by_kind(
            shelf.get(id, [])
        )
        rows = []
        for term in self.catalogue.vocabularies[vocabulary].terms.values():
            practices, projects = split(term.id)
            rows.append((term, len(practices), len(projects)))
        return rows


def _toc(entry: Entry | None) -> tuple[tuple[int, str, str], ...]:
    if entry is None:
        return ()
    return tuple((heading.level, heading.text, heading.id) for heading in entry.text.headings)


