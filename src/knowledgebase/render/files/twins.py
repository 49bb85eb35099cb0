"""Twins: each page as Markdown at `index.md` beside it, and llms.txt that lists them.

They are written from the same fields and texts as the pages, not from their HTML: turning
HTML back took a fifth of the whole build, and cards in lists became unreadable.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from knowledgebase.catalogue.catalogue import VERSION
from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SHELVES, THEMES, numbered
from knowledgebase.render.maker import MOST, Makers, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.paged import following, paged
from knowledgebase.render.shelves import by_kind
from knowledgebase.render.view.cards import Fact, fact, practice_facts, project_facts, told_title
from knowledgebase.render.view.event_words import programme_lines
from knowledgebase.render.view.licences import licence_of
from knowledgebase.render.view.news_facts import communication_facts
from knowledgebase.render.view.wording import Words, plain_words
from knowledgebase.schema import Event, Indicator, Practice, Project
from knowledgebase.validate.entry import Entry, Written, is_of
from knowledgebase.validate.links import resolve
from knowledgebase.validate.rewrite import relinked

_LISTS = (
    ("actions", "Toimet"),
    ("results", "Mitä lähteet kertovat tuloksista"),
    ("needs", "Tarvitset"),
    ("works_when", "Toimii, kun"),
    ("fails_when", "Ei toimi, kun"),
    ("keep", "Pidä tämä ennallaan"),
    ("adapt", "Tätä voit muuttaa"),
)
_TEXTS = (("problem", "Ongelma."), ("solution", "Ratkaisu."), ("aim", "Tavoite."))


def twin_files(maker: PageMaker, pages: Iterable[Page]) -> Makers:
    """Return what makes the Markdown of every page, by path, and llms.txt."""
    by_address = {entry.address: entry for entry in maker.catalogue.entries.values()}

    files: dict[str, Callable[[], bytes]] = {
        f"{page.address}index.md": partial(_of_entry, maker, entry)
        if (entry := by_address.get(page.address))
        else partial(_of_page, maker, page)
        for page in pages
    }
    return files | {"llms.txt": lambda: _text(_index(maker, maker.once(_listed)))}


def _of_entry(maker: PageMaker, entry: Entry) -> bytes:
    return _text(_entry(maker, entry))


def _of_page(maker: PageMaker, page: Page) -> bytes:
    return _text(_page(maker, page))


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _index(maker: PageMaker, listed: dict[str, list[Entry]]) -> Iterator[str]:
    site = maker.site
    yield from (f"# {site.name}", "", f"> {site.description}", "")
    yield "Jokaisella sivulla on Markdown-versio: lisää osoitteen loppuun index.md."
    yield from ("", "## Aineisto", "")
    yield f"- [Avoin aineisto JSON- ja CSV-tiedostoina]({site.absolute('data/v1/index.json')})"
    yield f"- [Sanastot SKOS-muodossa]({site.absolute('data/v1/vocabularies.jsonld')})"
    for shelf in SHELVES.values():
        address = f"{shelf.address}/"
        if entries := listed[address]:
            yield from ("", f"## {shelf.many}", "", *(_row(maker, entry) for entry in entries))
        if numbered(address, 2) in listed:
            yield f"- Jatkuu: {maker.site.absolute(f'{numbered(address, 2)}index.md')}"


def _row(maker: PageMaker, entry: Entry) -> str:
    url = maker.site.absolute(f"{entry.address}index.md")
    return f"- {_linked(told_title(entry, maker.words), url)}: {entry.fields.summary}"


def _linked(name: str, url: str) -> str:
    # A bracket in the name or the address must not end the link.
    name = re.sub(r"[\\\[\]]", r"\\\g<0>", name)
    return f"[{name}](<{url}>)" if re.search(r"[()\s]", url) else f"[{name}]({url})"


def _listed(maker: PageMaker) -> dict[str, list[Entry]]:
    """Return the entries that each list, theme, region, organisation and set shows."""
    shelves, desk = maker.shelves, maker.desk.all
    found: dict[str, list[Entry]] = {
        **dict(paged(shelves.practices).by_address(f"{SHELVES['practice'].address}/")),
        **dict(paged(shelves.projects).by_address(f"{SHELVES['project'].address}/")),
        f"{SHELVES['news'].address}/": list(desk.news),
        f"{SHELVES['event'].address}/": [*desk.coming, *desk.past],
        f"{SHELVES['material'].address}/": list(desk.materials),
        f"{SHELVES['indicator'].address}/": list(maker.current.of_kind("indicator")),
    }
    for folder, field, shelf in (
        (THEMES, "themes", shelves.by_theme),
        (REGIONS, "regions", shelves.by_region),
        (ORGANISATIONS, "organisations", shelves.by_organisation),
    ):
        for id in maker.catalogue.vocabularies[field].terms:
            now = maker.desk.of(field, id)
            more = (*now.news, *now.coming, *now.past, *now.materials)
            found |= paged(*by_kind(shelf.get(id, []))).by_address(f"{folder}/{id}/")
            found[f"{folder}/{id}/"] += more[:MOST]
    for curated in maker.catalogue.sets.values():
        keys = [f"practice:{pick.id}" for pick in curated.fields.picks]
        found[curated.address] = [e for k in keys if (e := maker.current.entries.get(k))]
    return found


def _page(maker: PageMaker, page: Page) -> Iterator[str]:
    yield from (
        f"# {page.head.title}",
        "",
        page.head.description,
        "",
        maker.site.absolute(page.address),
    )
    text = maker.catalogue.pages.get(page.address)
    if text:
        yield from ("", _body(maker, text))
    listed = maker.once(_listed)
    entries = listed.get(page.address, ())
    rows = [_row(maker, entry) for entry in entries if entry.key in maker.current.entries]
    if rows:
        yield from ("", "## Kortit", "", *rows)
    after = following(page.address) if entries else ""
    if after in listed:
        yield from ("", f"Jatkuu: {maker.site.absolute(f'{after}index.md')}")


def _entry(maker: PageMaker, entry: Entry) -> Iterator[str]:
    fields, words = entry.fields, maker.words_of(entry)

    def say(finnish: str) -> str:
        return plain_words(words.say(finnish))

    yield from (f"# {plain_words(told_title(entry, words))}", "", fields.summary, "")
    yield f"- {say('Laji')}: {say(maker.card(entry).label)}"
    yield f"- {say('Osoite')}: {maker.site.absolute(entry.address)}"
    for each in _facts(maker, entry, words):
        told = each.value if each.known else words.say(each.value)
        yield f"- {say(each.label)}: {plain_words('. '.join(filter(None, (told, each.note))))}"
    licence = licence_of(entry, words)
    name = plain_words(licence.name)
    yield f"- {say('Lisenssi:')} {_linked(name, licence.url) if licence.url else name}"
    for lang, one in maker.current.versions.get(entry.key, {}).items():
        if one is not entry:
            name = plain_words(words.name(lang, "languages"))
            url = maker.site.absolute(f"{one.address}index.md")
            yield f"- {say('Kieliversio')}: {_linked(name, url)}"
    if is_of(entry, Practice):
        evidence, effect = entry.fields.evidence, entry.fields.effect
        level, way = words.evidence(evidence.level), words.name(effect.direction, "effect")
        yield f"- {say('Näyttö')}: {plain_words(level)}. {evidence.why}"
        yield f"- {say('Vaikutus')}: {plain_words(way)}. {effect.why}"
    for name, label in _TEXTS:
        if value := getattr(fields, name, None):
            yield from ("", f"**{say(label)}** {value}")
    for label, rows in _rows(entry, words):
        yield from ("", f"## {say(label)}", "", *rows)
    for picture in maker.pictures_of(entry):
        yield from ("", f"!{_linked(picture.alt, maker.site.absolute(picture.original))}")
    yield from ("", _body(maker, entry))
    for name, label in _LISTS:
        if items := getattr(fields, name, ()):
            yield from ("", f"## {say(label)}", "", *(f"- {item}" for item in items))
    yield from _sources(fields.sources, words)
    yield from _relations(maker, entry)


def _rows(entry: Entry, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands as rows of several parts, with its heading."""
    if steps := getattr(entry.fields, "steps", ()):
        yield "Vaiheet", [f"{n}. {_step(step)}" for n, step in enumerate(steps, 1)]
    if is_of(entry, Event) and entry.fields.programme:
        yield "Ohjelma", [f"- {row}" for row in programme_lines(entry, words)]


def _step(step: Any) -> str:
    return f"{step.title}. {step.text}" if step.text else str(step.title)


def _facts(maker: PageMaker, entry: Entry, words: Words) -> Iterable[Fact]:
    if is_of(entry, Practice):
        return practice_facts(entry, words).values()
    if is_of(entry, Project):
        return project_facts(entry, words, maker.today)
    if is_of(entry, Indicator):
        return _counted(entry, words)
    return communication_facts(entry, words, maker.current)


def _counted(entry: Entry[Indicator], words: Words) -> tuple[Fact, ...]:
    """Return what an indicator counts and how, in the order in which a reader asks."""
    f = entry.fields
    found = (
        ("Määritelmä", f.definition),
        ("Laskusääntö", f.counting_rule),
        ("Ei lasketa", f.not_counted or ""),
        ("Yksikkö", f.unit),
        ("Hankkeet yhdessä", words.name(f.aggregate, "aggregates")),
        ("Vertailuarvoja", "; ".join(f"{one.value} ({one.year})" for one in f.reference_values)),
    )
    return tuple(fact(label, value) for label, value in found if value)


def _body(maker: PageMaker, entry: Entry[Written]) -> str:
    """Return the text as written, its links to other files turned to addresses on the site."""

    def absolute(link: str) -> str | None:
        target = resolve(link, entry.path, maker.catalogue.files)
        if target.address is None:
            return None
        return maker.site.absolute(target.address) + (f"#{target.anchor}" if target.anchor else "")

    return relinked(entry.source.body.strip(), absolute)


def _sources(sources: Iterable[Any], words: Words) -> Iterator[str]:
    read = plain_words(words.say("Luettu"))
    rows = [
        f"{n}. {_linked(s.title, s.url) if s.url else s.title}. {s.seen} {read} {words.date(s.accessed)}."
        for n, s in enumerate(sources, 1)
    ]
    if rows:
        yield from ("", f"## {plain_words(words.say('Lähteet'))}", "", *rows)


def _relations(maker: PageMaker, entry: Entry) -> Iterator[str]:
    references = maker.relations.references.get(entry.key, ())
    backs = maker.relations.linked_from.get(entry.key, ())
    keys = dict.fromkeys(link.target for link in references if link.field != VERSION)
    keys |= dict.fromkeys(back.key for back in backs if back.field != VERSION)
    entries = [maker.catalogue.entries[key] for key in keys]
    rows = [_row(maker, other) for other in entries if other.key in maker.current.entries]
    if rows:
        yield from (
            "",
            f"## {plain_words(maker.words_of(entry).say('Liittyy suoraan'))}",
            "",
            *rows,
        )
