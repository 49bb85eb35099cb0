"""Discovery: what search engines and browsers look for: sitemap, robots, OpenSearch, redirects."""

from collections.abc import Iterable
from datetime import date

from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.site import Site
from knowledgebase.render.files.xml import document, element, written
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.page import Page


def discovery_files(maker: PageMaker, pages: Iterable[Page]) -> Makers:
    """Return what makes sitemap.xml, robots.txt and opensearch.xml."""
    site = maker.site
    return {
        "sitemap.xml": lambda: _sitemap(maker, pages),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n".encode,
        "opensearch.xml": lambda: _open_search(site),
    }


def _open_search(site: Site) -> bytes:
    root = element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")
    # The short name may have 16 characters.
    root.append(element("ShortName", site.name[:16].strip()))
    root.append(element("Description", site.name))
    root.append(element("InputEncoding", "UTF-8"))
    root.append(element("Language", "fi"))
    template = f"{site.url}haku/?q={{searchTerms}}"
    root.append(element("Url", type="text/html", template=template))
    return document(root, ())


def _sitemap(maker: PageMaker, pages: Iterable[Page]) -> bytes:
    dates = page_dates(maker)
    rows = []
    for page in pages:
        if page.head.hidden:
            continue
        changed = page.head.updated or dates.get(page.address)
        row = element("url")
        row.append(element("loc", maker.site.absolute(page.address)))
        if changed:
            row.append(element("lastmod", changed.isoformat()))
        for lang, to in sorted(page.head.alternates.items()):
            href = maker.site.absolute(to)
            row.append(element("xhtml:link", rel="alternate", hreflang=lang, href=href))
        rows.append(written(row) + "\n")
    root = element("urlset", "\n", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    root.set("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
    return document(root, rows)


def page_dates(maker: PageMaker) -> dict[str, date]:
    """Return the day of the last change by address, of entries, lists, themes and regions.

    A list changes when something on it does. Where no date is known there is none: a sitemap
    with the day of the build in every row teaches search engines to ignore it.
    """
    dates: dict[str, date] = {}
    for entry in maker.catalogue.entries.values():
        changed = maker.dates(entry).changed
        if not changed:
            continue
        dates[entry.address] = changed
        lists = ["", f"{SHELVES[entry.kind].address}/"]
        lists += [f"{THEMES}/{theme}/" for theme in entry.fields.themes]
        lists += [f"{REGIONS}/{region}/" for region in entry.fields.regions]
        for address in lists if entry.key in maker.current.entries else ():
            dates[address] = max(changed, dates.get(address, changed))
    for page in maker.catalogue.pages.values():
        told = page.fields.updated or maker.history_of(page).changed
        if told:
            dates[page.address] = max(told, dates.get(page.address, told))
    return dates
