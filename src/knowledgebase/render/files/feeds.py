"""Feeds: what is new or changed, as Atom and JSON Feed: all, by kind, by theme and by region.

A theme in a region has a feed too, in Atom alone, also while it is empty: one follows a gap. It has
what concerns the whole country as well, which concerns the region, but never in the place of its own.

An item is written once and joined into every feed that has it. The identity of an item comes
from its key, so it stays when the site moves to another address.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.moments import HELSINKI
from knowledgebase.ground.terms import WHOLE_COUNTRY
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.files.xml import document, element, written
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.cards import told_title
from knowledgebase.render.view.channels import (
    EVERYTHING,
    FEEDS,
    feed_stem,
    pair_stem,
    pair_title,
    with_page,
)
from knowledgebase.validate.entry import Entry

MOST = 50
_SPACE = uuid.UUID("6f1d3f0e-3d55-5c1e-9a0b-5b1f7a6c2d41")
# A feed without items must have a date too; it must not be the day of the build.
_BEGINNING = date(2026, 1, 1)


@dataclass(frozen=True)
class _Item:
    """An entry as feeds show it."""

    changed: date
    atom: str
    json: dict[str, Any]


@dataclass(frozen=True)
class _Feed:
    """A feed: where it is, without its ending, its title, the address that it is of, and what it has, or ''."""

    maker: PageMaker
    stem: str
    title: str
    address: str
    about: str = ""

    @property
    def items(self) -> list[_Item]:
        made, found = self.maker.once(_items), self.maker.once(followed).get(self.stem)
        return [made[entry.key] for entry in found.entries] if found else []

    @property
    def name(self) -> str:
        name = self.maker.site.name
        return self.title if self.stem == EVERYTHING else f"{self.title} – {name}"

    def atom(self) -> bytes:
        site, items = self.maker.site, self.items
        atom = element("feed", xmlns="http://www.w3.org/2005/Atom", xml_lang="fi")
        author = element("author")
        author.append(element("name", site.owner or site.name))
        home, own = site.absolute(self.address), site.absolute(f"{self.stem}.xml")
        atom.extend(
            [
                element("id", f"urn:uuid:{permanent_id(self.stem)}"),
                element("title", self.name),
                *([element("subtitle", self.about)] if self.about else []),
                element("updated", _moment(items[0].changed if items else _BEGINNING)),
                author,
                element("link", rel="alternate", type="text/html", href=home),
                element("link", rel="self", type="application/atom+xml", href=own),
            ]
        )
        return document(atom, (item.atom for item in items))

    def json(self) -> bytes:
        site = self.maker.site
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.name,
            "home_page_url": site.absolute(self.address),
            "feed_url": site.absolute(f"{self.stem}.json"),
            "language": "fi",
            "authors": [{"name": site.owner or site.name}],
            "items": [item.json for item in self.items],
        }
        return json.dumps(feed, ensure_ascii=False, separators=(",", ":")).encode()


def permanent_id(key: str) -> str:
    """Return the UUID of a thing by its key, the same on every site and in every build.

    >>> permanent_id("news:a")
    'a0a19abf-87f7-5805-831e-3f49f0e02c09'
    """
    return str(uuid.uuid5(_SPACE, key))


def first_key(entry: Entry) -> str:
    """Return the key that the entry had first: a new name is no new item to those who follow."""
    aliases = entry.fields.aliases
    return f"{entry.kind}:{aliases[0]}" if aliases else entry.key


def feed_files(maker: PageMaker) -> Makers:
    """Return what makes every feed, by its path. Entries without a known date are in none."""
    feeds = [_Feed(maker, EVERYTHING, maker.site.name, "")]
    feeds += [
        _Feed(maker, feed_stem(address), title, address) for address, title in maker.feeds.items()
    ]
    files: dict[str, Callable[[], bytes]] = {}
    for feed in feeds:
        files |= {f"{feed.stem}.xml": feed.atom, f"{feed.stem}.json": feed.json}
    for theme in with_page(maker.catalogue.vocabularies, "themes"):
        for region in with_page(maker.catalogue.vocabularies, "regions"):
            files[f"{pair_stem(theme.id, region.id)}.xml"] = _pair(maker, theme, region).atom
    return files


def _pair(maker: PageMaker, theme: Term, region: Term) -> _Feed:
    names = theme.name(), region.name()
    about = (
        f"{names[0]}: uudet ja muuttuneet, joiden alue on {names[1]} tai jotka koskevat koko maata."
    )
    return _Feed(
        maker,
        pair_stem(theme.id, region.id),
        pair_title(*names, region.id),
        f"{REGIONS}/{region.id}/",
        "" if region.id == WHOLE_COUNTRY else about,
    )


@dataclass(frozen=True)
class Followed:
    """The entries of a feed, newest first, and how many of them are its own: not there as national ones only."""

    entries: tuple[Entry, ...]
    own: int


def followed(maker: PageMaker) -> dict[str, Followed]:
    """Return what is in every feed that is not empty, by its stem: at most `MOST` entries, the newest ones."""
    days = {key: day for key, e in maker.current.entries.items() if (day := maker.dates(e).changed)}
    order = sorted(sorted(days), key=lambda key: days[key], reverse=True)
    found = _by_stem([maker.current.entries[key] for key in order])
    told = {stem: Followed(tuple(entries), len(entries)) for stem, entries in found.items()}
    places = {key: place for place, key in enumerate(order)}
    regions = with_page(maker.catalogue.vocabularies, "regions")
    for theme in with_page(maker.catalogue.vocabularies, "themes"):
        national = found.get(pair_stem(theme.id, WHOLE_COUNTRY), [])
        for region in regions if national else ():
            stem = pair_stem(theme.id, region.id)
            own = found.get(stem, [])
            some = list({entry.key: entry for entry in (*own, *national)}.values())[:MOST]
            some.sort(key=lambda entry: places[entry.key])
            told[stem] = Followed(tuple(some), len(own))
    return told


def _by_stem(newest: list[Entry]) -> dict[str, list[Entry]]:
    """Return the first of the entries that each feed has of its own, by its stem."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in newest:
        themes, regions = entry.fields.themes, entry.fields.regions
        for stem in (
            EVERYTHING,
            f"{FEEDS}/{SHELVES[entry.kind].address}",
            *(f"{FEEDS}/{THEMES}/{theme}" for theme in themes),
            *(f"{FEEDS}/{REGIONS}/{region}" for region in regions),
            *(pair_stem(theme, region) for theme in themes for region in regions),
        ):
            if len(found[stem]) < MOST:
                found[stem].append(entry)
    return found


def _items(maker: PageMaker) -> dict[str, _Item]:
    """Return what every feed has of an entry, by its key: it is written once."""
    some = {entry.key: entry for feed in maker.once(followed).values() for entry in feed.entries}
    return {key: _item(maker, entry) for key, entry in some.items()}


def _item(maker: PageMaker, entry: Entry) -> _Item:
    dates = maker.dates(entry)
    last = dates.changed or _BEGINNING
    fields, shelf, title = entry.fields, SHELVES[entry.kind], told_title(entry, maker.words)
    url, changed = maker.site.absolute(entry.address), _moment(last)
    published = _moment(dates.added or last)
    names = [shelf.one, *(maker.words.name(theme, "themes") for theme in fields.themes)]
    id = f"urn:uuid:{permanent_id(first_key(entry))}"
    atom = element("entry")
    atom.extend(
        [
            element("id", id),
            element("title", title),
            element("link", rel="alternate", type="text/html", href=url),
            element("published", published),
            element("updated", changed),
            element("summary", fields.summary),
            *(element("category", term=name) for name in names),
        ]
    )
    data = {
        "id": id,
        "url": url,
        "title": title,
        "summary": fields.summary,
        "content_text": fields.summary,
        "date_published": published,
        "date_modified": changed,
        "language": fields.lang,
        "tags": names,
    }
    if pictures := maker.pictures_of(entry):
        address, _ = pictures[0].sizes[-1]
        image = maker.site.absolute(address)
        atom.append(element("link", rel="enclosure", type="image/webp", href=image))
        data["image"] = image
    return _Item(last, written(atom), data)


def _moment(day: date) -> str:
    return datetime.combine(day, time(), HELSINKI).isoformat()
