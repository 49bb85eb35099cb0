"""Handover: what projects that end leave behind, who keeps it, and whom to ask while there is time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.answering import who_answers
from knowledgebase.catalogue.facts import ENDED, HANDOVER_DAYS, ends_soon, stage
from knowledgebase.ground.layout import ENDING
from knowledgebase.ground.terms import PROJECT_PAGE
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import HOME, OVERVIEW, Makers, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card, Links, organisation_links
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry, is_of

LIST = f"{ENDING}paattyvat.csv"


@dataclass(frozen=True)
class Handover:
    """What one project leaves: `keeper` of the results or (), where they are, which practices remain.

    `lead` are the organisation that leads it; `contact` is whom its card names to be asked, or ''; `asked` are
    the role and the organisation that answer without one, or '' when only the editors do.
    """

    project: Card
    ends: str
    keeper: Links
    lead: Links
    places: Links
    practices: tuple[Card, ...]
    contact: str
    asked: str

    @property
    def missing(self) -> tuple[str, ...]:
        """What the card does not tell yet, as things to agree on."""
        asked = {
            "kuka vastaa tuloksista hankkeen jälkeen": self.keeper,
            "missä tulokset ovat": self.places,
            "mitkä käytännöt jäävät käyttöön": self.practices,
            "keneltä kysyä": self.contact,
        }
        return tuple(what for what, told in asked.items() if not told)


def handover_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of projects that end or have ended."""
    yield maker.page(
        "handover",
        Head(
            ENDING,
            "Päättyvät hankkeet",
            "Mitä päättyvistä hankkeista jää, missä tulokset ovat ja kuka niistä vastaa.",
            trail=[HOME, OVERVIEW],
        ),
        lambda: _shown(maker),
    )


def handover_files(maker: PageMaker) -> Makers:
    """Return what makes the list of the page for a spreadsheet, by path."""
    columns = ("hanke", "paattyy", "vastaa", "paatoteuttaja", "tulokset", "kaytannot", "puuttuu")
    return {LIST: lambda: table(columns, _rows(maker))}


def _shown(maker: PageMaker) -> dict[str, Any]:
    over = _handovers(maker, ended(maker))
    kept, unkept = [h for h in over if h.keeper], [h for h in over if not h.keeper]
    return {
        "ending": _handovers(maker, ending(maker)),
        "kept": kept,
        "unkept": _by_lead(unkept),
        "unkept_count": len(unkept),
        "days": HANDOVER_DAYS,
        "file": LIST,
    }


def ending(maker: PageMaker) -> list[Entry[Project]]:
    """Return the projects that end soon, the first one first."""
    found = [p for p in maker.shelves.projects if ends_soon(p, maker.today)]
    return sorted(found, key=lambda p: (p.fields.ends or "", p.id))


def ended(maker: PageMaker) -> list[Entry[Project]]:
    """Return the projects that have ended, the last one first."""
    found = [p for p in maker.shelves.projects if stage(p, maker.today) == ENDED]
    return sorted(found, key=lambda p: (p.fields.ends or "", p.id), reverse=True)


def _handovers(maker: PageMaker, projects: Iterable[Entry[Project]]) -> list[Handover]:
    return [handover_of(maker, project) for project in projects]


def handover_of(maker: PageMaker, project: Entry[Project]) -> Handover:
    """Return what a project leaves, as far as its card and the practices linked to it tell."""
    f, words = project.fields, maker.words
    answerer = who_answers(project, maker.catalogue.vocabularies["organisations"].terms)
    organisation = (
        words.name(answerer.organisation, "organisations") if answerer.organisation else ""
    )
    home = [(s.title, s.url) for s in f.sources if s.kind == PROJECT_PAGE and s.url][:1]
    return Handover(
        maker.card(project),
        f.ends or "",
        organisation_links((f.steward_after,) if f.steward_after else (), words),
        organisation_links((f.lead,) if f.lead else (), words),
        (*((output.title, output.url) for output in f.outputs), *home),
        tuple(maker.card(practice) for practice in practices_of(maker, project)),
        answerer.contact.role if answerer.contact else "",
        f"{answerer.role}, {organisation}" if organisation else "",
    )


def practices_of(maker: PageMaker, project: Entry[Project]) -> list[Entry[Practice]]:
    """Return the listed practices that a project made or used, as links in either direction tell."""
    keys = dict.fromkeys(
        [
            *(link.target for link in maker.relations.references.get(project.key, ())),
            *(back.key for back in maker.relations.linked_from.get(project.key, ())),
        ]
    )
    linked = (maker.current.entries.get(key) for key in keys)
    return [entry for entry in linked if entry and is_of(entry, Practice)]


def _by_lead(handovers: Sequence[Handover]) -> list[tuple[Links, list[Handover]]]:
    """Return projects by who is to be asked, those with most first: one question covers them all."""
    found: dict[Links, list[Handover]] = {}
    for each in handovers:
        found.setdefault(each.lead, []).append(each)
    return sorted(found.items(), key=lambda row: (not row[0], -len(row[1]), row[0]))


def _rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for each in _handovers(maker, (*ending(maker), *ended(maker))):
        yield {
            "hanke": each.project.title,
            "paattyy": each.ends,
            "vastaa": [name for name, _ in each.keeper],
            "paatoteuttaja": [name for name, _ in each.lead],
            "tulokset": [address for _, address in each.places],
            "kaytannot": [card.title for card in each.practices],
            "puuttuu": list(each.missing),
        }
