"""Channels: the addresses of feeds, calendars and embedded lists, stated once."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from knowledgebase.ground.headers import EMBED_FOLDER
from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.moments import knows_day
from knowledgebase.ground.terms import NO_PAGE, WHOLE_COUNTRY
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry

FEEDS, CALENDARS, EMBEDS = "syotteet", "kalenteri", EMBED_FOLDER
EVERYTHING = f"{FEEDS}/kaikki"
ALL_EVENTS = f"{CALENDARS}/tapahtumat.ics"
SHARE = "jaa/"
ATOM, JSON_FEED, CALENDAR = "application/atom+xml", "application/feed+json", "text/calendar"


@dataclass(frozen=True)
class Link:
    """A machine-readable companion of a page: its media type, name and address."""

    type: str
    title: str
    address: str


def with_page(vocabularies: Vocabularies, name: str) -> list[Term]:
    """Return the terms of a vocabulary that have a page, and so a feed, in its order."""
    return [term for term in vocabularies[name].terms.values() if term.id not in NO_PAGE]


def feeds_of(vocabularies: Vocabularies) -> dict[str, str]:
    """Return the title of each feed that a page has, by the page's address.

    A page under the themes or regions that is none of theirs, as that of both together, has none.
    """
    found = {f"{shelf.address}/": shelf.many for shelf in SHELVES.values()}
    for folder, name in ((THEMES, "themes"), (REGIONS, "regions")):
        for term in with_page(vocabularies, name):
            found[f"{folder}/{term.id}/"] = term.name()
    return found


def feed_stem(address: str) -> str:
    """Return the feed of a page, without its ending.

    >>> feed_stem("teemat/tyokyky/")
    'syotteet/teemat/tyokyky'
    """
    return f"{FEEDS}/{address.removesuffix('/')}"


def pair_stem(theme: str, region: str) -> str:
    """Return the feed of a theme in a region, without its ending.

    >>> pair_stem("tyokyky", "lappi")
    'syotteet/teemat/tyokyky/lappi'
    """
    return f"{FEEDS}/{THEMES}/{theme}/{region}"


ALSO_NATIONAL = " ja koko maa"
"""What the name of a region's feed of a theme ends with, since what concerns the whole country concerns it, too."""


def pair_title(theme: str, region: str, of: str) -> str:
    """Return the title of the feed of a theme in a region, of their names and the region's id.

    >>> pair_title("Työkyky", "Lappi", "lappi"), pair_title("Työkyky", "Koko maa", "koko-maa")
    ('Työkyky, Lappi ja koko maa', 'Työkyky, Koko maa')
    """
    return f"{theme}, {region}{'' if of == WHOLE_COUNTRY else ALSO_NATIONAL}"


def embed_address(address: str) -> str:
    """Return the address of the embedded version of a page.

    >>> embed_address("alueet/lappi/")
    'upota/alueet/lappi/'
    """
    return f"{EMBEDS}/{address}"


def now_address(kind: str, of: str = "") -> str:
    """Return the address of the embedded news or coming events, all or those of a theme or region.

    >>> now_address("event"), now_address("news", "alueet/lappi/")
    ('upota/tapahtumat/', 'upota/uutiset/alueet/lappi/')
    """
    return f"{EMBEDS}/{SHELVES[kind].address}/{of}"


def calendars_of(events: Iterable[Entry[Event]]) -> frozenset[str]:
    """Return the paths of the shared calendars that have something in them."""
    known = [event for event in events if knows_day(event.fields.starts)]
    regions = {region for event in known for region in event.fields.regions} - set(NO_PAGE)
    found = {f"{CALENDARS}/{REGIONS}/{region}.ics" for region in regions}
    return frozenset(found | ({ALL_EVENTS} if known else set()))


def links_of(
    address: str, title: str, feeds: Container[str], calendars: Container[str]
) -> tuple[Link, ...]:
    """Return the companions that a page's head names: its twin in Markdown, feeds and calendar.

    `feeds` has the addresses of the pages that have a feed, `calendars` the paths of the calendars
    that are there.
    """
    links = [Link("text/markdown", f"{title} (Markdown)", f"{address}index.md")]
    if address in feeds:
        stem = feed_stem(address)
        links.append(Link(ATOM, f"{title}: uutta", f"{stem}.xml"))
        links.append(Link(JSON_FEED, f"{title}: uutta", f"{stem}.json"))
    if (own := f"{CALENDARS}/{address[:-1]}.ics") in calendars:
        links.append(Link(CALENDAR, f"{title}: tapahtumat", own))
    links.append(Link(ATOM, "Tietopankin uudet ja muuttuneet", f"{EVERYTHING}.xml"))
    if ALL_EVENTS in calendars:
        links.append(Link(CALENDAR, "Tietopankin tapahtumat", ALL_EVENTS))
    return tuple(links)
