"""Page: what the site generator is handed, one for each address."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from knowledgebase.ground.assets import asset_address
from knowledgebase.render.view.channels import links_of
from knowledgebase.render.view.json_ld import Trail


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page beside its content.

    `address` is its place on the site (no leading slash, trailing slash, '' for the front page),
    `trail` the (name, address) of the pages above it. `source` is the path of the file behind it,
    None for a page made from many entries. A `hidden` page asks search engines to leave it out and is
    not in the sitemap. `alternates` has the addresses of the same page by language, its own included.
    `json_ld` makes what search engines are told of the page when it differs from what they are told of
    any page. `scripts` and `styles` are told by their paths in the theme.
    """

    address: str
    title: str
    description: str
    trail: Trail = ()
    source: str | None = None
    lang: str = "fi"
    updated: date | None = None
    json_ld: Callable[[], str] | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    hidden: bool = False
    image: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page but for the shell around it: its head is known, and the rest is made when asked for.

    `html` makes its main content and `json_ld` what search engines are told, anew at each call, so
    that nothing is kept of a page that was handed over. `kind` names the template. `feeds` has the
    addresses of the pages that have a feed, `calendars` the paths of the calendars that are there. `again` makes this page from nothing but a maker of pages
    and values.
    """

    head: Head
    kind: str
    html: Callable[[], str]
    json_ld: Callable[[], str]
    feeds: Container[str] = ()
    calendars: Container[str] = ()
    again: "partial[Page] | None" = None

    @property
    def address(self) -> str:
        """Its place on the site."""
        return self.head.address

    @property
    def file(self) -> str:
        """The path of the Markdown file that a generator would make this page from."""
        return f"{self.address}index.md"

    def meta(self) -> dict[str, object]:
        """Return what the shell's template shows of the page."""
        return self.outline() | {"json_ld": self.json_ld()}

    def outline(self) -> dict[str, object]:
        """Return what the shell's template shows of the page and is known before it is made."""
        head = self.head
        return {
            "title": head.title,
            "description": head.description,
            "kind": self.kind,
            "lang": head.lang,
            "scripts": [asset_address(path) for path in head.scripts],
            "styles": [asset_address(path) for path in head.styles],
            "hidden": head.hidden,
            "image": head.image,
            "alternates": [
                {"lang": lang, "address": to} for lang, to in sorted(head.alternates.items())
            ],
            "links": [
                vars(link)
                for link in links_of(head.address, head.title, self.feeds, self.calendars)
            ],
            "updated": head.updated.isoformat() if head.updated else "",
        }
