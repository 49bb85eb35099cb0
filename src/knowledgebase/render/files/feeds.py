"""Feeds: what is new or changed, as Atom and JSON Feed: all, by kind, by theme and by region.

A theme in a region has a feed too, in Atom alone, also while it is empty: one follows a gap.

An item is written once and joined into every feed that has it. The identity of an item comes
from its key, so it stays when the site moves to another address.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.moments import HELSINKI
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.files.xml import document, element, written
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import told_title
from knowledgebase.render.view.channels import EVERYTHING, FEEDS, pair_stem
from knowledgebase.validate.entry import Entry

MOST = 50
_SPACE = uuid.UUID("6f1d3f0e-3d55-5c1e-9a0b-5b1f7a6c2d41")
# A feed without items must have a date too; it must not be the day of the build.
_BEGINNING = date(2026, 1, 1)


@dataclass(frozen=True)
class _Item:
    """An entry as feeds show it."""

    changed: date
    key: str
    atom: str
    json: dict[str, Any]


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


def feed_files(maker: PageMaker) -> dict[str, bytes]:
    """Return every feed by its path. Entries without a known date are in none."""
    entries = list(maker.current.entries.values())
    items = {e.key: item for e in entries if (item := _item(maker, e))}
    files = _feed(maker, EVERYTHING, maker.site.name, "", items.values())
    for shelf in SHELVES.values():
        some = [item for item in items.values() if item.key.startswith(f"{shelf.kind}:")]
        files |= _feed(maker, f"{FEEDS}/{shelf.address}", shelf.many, f"{shelf.address}/", some)
    by_theme, by_region, by_both = _by_terms(entry for entry in entries if entry.key in items)
    themes = _followed(maker, "themes")
    regions = _followed(maker, "regions")
    for folder, terms, shelf_of in ((THEMES, themes, by_theme), (REGIONS, regions, by_region)):
        for term in terms:
            some = [items[key] for key in shelf_of.get(term.id, ())]
            address = f"{folder}/{term.id}/"
            files |= _feed(maker, f"{FEEDS}/{address[:-1]}", term.name(), address, some)
    for theme in themes:
        for region in regions:
            stem = pair_stem(theme.id, region.id)
            some = [items[key] for key in by_both.get((theme.id, region.id), ())]
            title = f"{theme.name()}, {region.name()}"
            made = _feed(maker, stem, title, f"{REGIONS}/{region.id}/", some)
            files[f"{stem}.xml"] = made[f"{stem}.xml"]
    return files


def _followed(maker: PageMaker, vocabulary: str) -> list[Term]:
    terms = maker.catalogue.vocabularies[vocabulary].terms.values()
    return [term for term in terms if term.id not in NO_PAGE]


def _by_terms(
    entries: Iterable[Entry],
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[tuple[str, str], list[str]]]:
    """Return the keys of entries by theme, by region and by both."""
    by_theme: dict[str, list[str]] = {}
    by_region: dict[str, list[str]] = {}
    by_both: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        for theme in entry.fields.themes:
            by_theme.setdefault(theme, []).append(entry.key)
            for region in entry.fields.regions:
                by_both.setdefault((theme, region), []).append(entry.key)
        for region in entry.fields.regions:
            by_region.setdefault(region, []).append(entry.key)
    return by_theme, by_region, by_both


def _item(maker: PageMaker, entry: Entry) -> _Item | None:
    dates = maker.dates(entry)
    if not dates.changed:
        return None
    fields, shelf, title = entry.fields, SHELVES[entry.kind], told_title(entry, maker.words)
    url, changed = maker.site.absolute(entry.address), _moment(dates.changed)
    published = _moment(dates.added or dates.changed)
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
    return _Item(dates.changed, entry.key, written(atom), data)


def _moment(day: date) -> str:
    return datetime.combine(day, time(), HELSINKI).isoformat()


def _feed(
    maker: PageMaker, stem: str, title: str, address: str, items: Iterable[_Item]
) -> dict[str, bytes]:
    newest = sorted(items, key=lambda item: item.key)
    newest = sorted(newest, key=lambda item: item.changed, reverse=True)[:MOST]
    site = maker.site
    name = title if stem == EVERYTHING else f"{title} – {site.name}"
    home = site.absolute(address)
    changed = _moment(newest[0].changed if newest else _BEGINNING)
    atom = element("feed", xmlns="http://www.w3.org/2005/Atom", xml_lang="fi")
    author = element("author")
    author.append(element("name", site.owner or site.name))
    atom.extend(
        [
            element("id", f"urn:uuid:{permanent_id(stem)}"),
            element("title", name),
            element("updated", changed),
            author,
            element("link", rel="alternate", type="text/html", href=home),
            element(
                "link", rel="self", type="application/atom+xml", href=site.absolute(f"{stem}.xml")
            ),
        ]
    )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": home,
        "feed_url": site.absolute(f"{stem}.json"),
        "language": "fi",
        "authors": [{"name": site.owner or site.name}],
        "items": [item.json for item in newest],
    }
    data = json.dumps(feed, ensure_ascii=False, separators=(",", ":"))
    return {
        f"{stem}.xml": document(atom, (item.atom for item in newest)),
        f"{stem}.json": data.encode(),
    }
