"""Discovery: what search engines and browsers look for: sitemap, robots, OpenSearch, redirects."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page

_OPEN_SEARCH = """\
<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{short}</ShortName>
<Description>{name}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>fi</Language>
<Url type="text/html" template="{url}haku/?q={{searchTerms}}"/>
</OpenSearchDescription>
"""


def discovery_files(maker: PageMaker, pages: Iterable[Page]) -> dict[str, bytes]:
    """Return sitemap.xml, robots.txt and opensearch.xml."""
    site = maker.site
    # OpenSearch allows 16 characters in the short name.
    text = _OPEN_SEARCH.format(
        short=escape(site.name[:16].strip()), name=escape(site.name), url=escape(site.url)
    )
    return {
        "sitemap.xml": _sitemap(maker, pages),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n".encode(),
        "opensearch.xml": text.encode(),
    }


def _sitemap(maker: PageMaker, pages: Iterable[Page]) -> bytes:
    dates = page_dates(maker)
    rows = []
    for page in pages:
        if page.hidden:
            continue
        changed = page.updated or dates.get(page.address)
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(maker.site.absolute(to))}/>'
            for lang, to in sorted(page.alternates.items())
        )
        day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        url = escape(maker.site.absolute(page.address))
        rows.append(f"<url><loc>{url}</loc>{day}{alternates}</url>\n")
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return (head + "".join(rows) + "</urlset>\n").encode()


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


def redirect_files(maker: PageMaker) -> dict[str, bytes]:
    """Return a page at each former address that leads to the present one, and `_redirects`."""
    moved: dict[str, str] = {}
    for entry in maker.catalogue.entries.values():
        folder = SHELVES[entry.kind].address
        moved |= {f"{folder}/{alias}/": entry.address for alias in entry.fields.aliases}
    files = {
        f"{old}index.html": maker.templates.render(
            "redirect.html", old, target=new, absolute=maker.site.absolute(new)
        ).encode()
        for old, new in moved.items()
    }
    if moved:
        # Static hosts such as Netlify and Cloudflare Pages answer these with a true 301.
        rows = "".join(f"/{old} /{new} 301\n" for old, new in sorted(moved.items()))
        files["_redirects"] = rows.encode()
    return files
