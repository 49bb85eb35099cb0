"""News pages: the lists of news, events and materials, by year and by theme."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.ground.layout import SHELVES, THEMES
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.channels import ALL_EVENTS, FEEDS
from knowledgebase.schema import Event, Material
from knowledgebase.validate.entry import Entry, is_of

_SHOWN = 30
_SUMMARIES = {
    "news": "Mitä hankkeissa ja tietopankissa on tapahtunut. Jokainen uutinen liittyy korttiin.",
    "event": "Tulevat tilaisuudet ensin. Menneistä löydät aineistot ja opit.",
    "material": "Oppaita, lomakkeita, työkaluja ja kursseja, joita käytännöissä ja hankkeissa käytetään.",
}
_STYLES = ("assets/css/news.css",)
Group = tuple[str, str, list[Card]]


def news_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of each kind, and its years and themes where there are entries."""
    now = maker.desk.all
    yield _list(maker, "news", now.news)
    yield _list(maker, "event", (*now.coming, *now.past))
    yield _list(maker, "material", now.materials)
    for kind, entries in (("news", now.news), ("event", (*now.coming, *now.past))):
        yield from _years(maker, kind, entries)
        yield from _themes(maker, kind, entries)


def front_news(maker: PageMaker) -> dict[str, Any]:
    """Return what is current for the front page: news, coming events and the campaign."""
    now = maker.desk.all.first(3)
    return {
        "news": maker.cards(now.news),
        "coming": maker.cards(now.coming),
        "campaign": _campaign(maker),
    }


def _campaign(maker: PageMaker) -> dict[str, Any] | None:
    for campaign in maker.catalogue.campaigns:
        if not campaign.runs_on(maker.today):
            continue
        fields = campaign.fields
        if fields.theme:
            some = maker.shelves.by_theme.get(fields.theme, [])
            cards = maker.cards([entry for entry in some if entry.kind == "practice"][:3])
            address = f"{THEMES}/{fields.theme}/"
        else:
            curated = maker.catalogue.sets[str(fields.set)]
            cards, address = maker.picks(curated.fields.picks[:3]), curated.address
        return {"fields": fields, "address": address, "cards": cards}
    return None


def _list(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> Page:
    shelf = SHELVES[kind]
    address = f"{shelf.address}/"
    intro = maker.intro(address)
    return maker.page(
        f"{kind}_list",
        Head(
            address,
            shelf.many,
            summary_of(intro, _SUMMARIES[kind]),
            trail=[HOME],
            styles=_STYLES,
        ),
        lambda: {
            "intro": intro,
            "shelf": shelf,
            "kind_of": kind,
            "feed": f"{FEEDS}/{shelf.address}.xml",
            "calendar": ALL_EVENTS if kind == "event" and ALL_EVENTS in maker.calendars else "",
            "groups": _groups(maker, kind, entries),
            "coming": maker.cards(maker.desk.all.coming),
            "total": len(entries),
            "years": _year_links(kind, entries),
            "themes": _theme_links(maker, kind, entries),
        },
    )


def _groups(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> list[Group]:
    """Return (name, anchor, cards): news and past events by year, materials by their kind."""
    if kind == "material":
        terms = maker.catalogue.vocabularies["material_kinds"].terms.values()
        found = {
            t.id: [e for e in entries if is_of(e, Material) and e.fields.material_kind == t.id]
            for t in terms
        }
        names = {term.id: term.name() for term in terms}
        return [(names[id], id, maker.cards(some)) for id, some in found.items() if some]
    shown = (maker.desk.all.past if kind == "event" else entries)[:_SHOWN]
    years = dict.fromkeys(_year(entry) for entry in shown)
    return [
        (year, f"vuosi-{year}", maker.cards(e for e in shown if _year(e) == year)) for year in years
    ]


def _year(entry: Entry) -> str:
    return str(entry.fields.starts if is_of(entry, Event) else entry.fields.published)[:4]


def _year_links(kind: str, entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    if kind == "material":
        return []
    years = sorted({_year(entry) for entry in entries}, reverse=True)
    return [(year, f"{SHELVES[kind].address}/vuosi/{year}/") for year in years]


def _theme_links(
    maker: PageMaker, kind: str, entries: tuple[Entry, ...]
) -> list[tuple[str, str, int]]:
    if kind == "material":
        return []
    counts = {
        term: sum(term.id in entry.fields.themes for entry in entries)
        for term in maker.catalogue.vocabularies["themes"].terms.values()
    }
    folder = f"{SHELVES[kind].address}/teema"
    return [(term.name(), f"{folder}/{term.id}/", n) for term, n in counts.items() if n]


def _years(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> Iterator[Page]:
    for year in dict.fromkeys(_year(entry) for entry in entries):
        some = [entry for entry in entries if _year(entry) == year]
        yield _shelf(maker, kind, f"vuosi/{year}/", f"{SHELVES[kind].many} {year}", some)


def _themes(maker: PageMaker, kind: str, entries: tuple[Entry, ...]) -> Iterator[Page]:
    for term in maker.catalogue.vocabularies["themes"].terms.values():
        if some := [entry for entry in entries if term.id in entry.fields.themes]:
            title = f"{SHELVES[kind].many}: {term.name()}"
            yield _shelf(maker, kind, f"teema/{term.id}/", title, some)


def _shelf(maker: PageMaker, kind: str, folder: str, title: str, entries: list[Entry]) -> Page:
    shelf = SHELVES[kind]
    return maker.page(
        "shelf",
        Head(
            f"{shelf.address}/{folder}",
            title,
            f"{title} tietopankissa.",
            styles=_STYLES,
            trail=[HOME, (shelf.many, f"{shelf.address}/")],
        ),
        lambda: {"cards": maker.cards(entries)},
    )
