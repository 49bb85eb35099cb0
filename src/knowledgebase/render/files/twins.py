"""Twins: each page as Markdown at `index.md` beside it, and llms.txt that lists them.

They are written from the same fields and texts as the pages, not from their HTML: turning
HTML back took a fifth of the whole build, and cards in lists became unreadable.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SHELVES, THEMES, numbered
from knowledgebase.render.files.entry_twin import body, entry_twin, row
from knowledgebase.render.maker import MOST, Makers, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.paged import following, paged, paged_below
from knowledgebase.render.shelves import by_kind
from knowledgebase.validate.entry import Entry


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
    return _text(entry_twin(maker, entry))


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
            yield from ("", f"## {shelf.many}", "", *(row(maker, entry) for entry in entries))
        if numbered(address, 2) in listed:
            yield f"- Jatkuu: {maker.site.absolute(f'{numbered(address, 2)}index.md')}"


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
            found |= paged_below(*by_kind(shelf.get(id, []))).by_address(f"{folder}/{id}/")
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
        yield from ("", body(maker, text))
    listed = maker.once(_listed)
    entries = listed.get(page.address, ())
    rows = [row(maker, entry) for entry in entries if entry.key in maker.current.entries]
    if rows:
        yield from ("", "## Kortit", "", *rows)
    after = following(page.address) if entries else ""
    if after in listed:
        yield from ("", f"Jatkuu: {maker.site.absolute(f'{after}index.md')}")
