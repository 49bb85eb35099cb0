"""Page: what the site generator is handed, one for each address."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledgebase.render.view.channels import links_of


@dataclass(frozen=True)
class Page:
    """A page ready but for the shell around it.

    `address` is its place on the site (no leading slash, trailing slash, '' for the front page),
    `html` its main content, `toc` its headings as (level, text, id). `source` is the path of the
    file behind it and `edit_url` the link that opens it in an editor, both None for a page made
    from many entries. `kind` names the template. `alternates` has the addresses of the same page
    by language, its own included. `calendars` has the paths of the calendars that are there.
    """

    address: str
    title: str
    description: str
    html: str
    kind: str
    lang: str = "fi"
    toc: tuple[tuple[int, str, str], ...] = ()
    source: str | None = None
    edit_url: str | None = None
    updated: date | None = None
    json_ld: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    hidden: bool = False
    image: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    calendars: Container[str] = ()

    @property
    def file(self) -> str:
        """The path of the Markdown file that a generator would make this page from."""
        return f"{self.address}index.md"

    def meta(self) -> dict[str, object]:
        """Return what the shell's template shows of the page."""
        return {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "lang": self.lang,
            "json_ld": self.json_ld,
            "scripts": list(self.scripts),
            "styles": list(self.styles),
            "hidden": self.hidden,
            "image": self.image,
            "alternates": dict(sorted(self.alternates.items())),
            "links": [vars(link) for link in links_of(self.address, self.title, self.calendars)],
            "updated": self.updated.isoformat() if self.updated else "",
        }
