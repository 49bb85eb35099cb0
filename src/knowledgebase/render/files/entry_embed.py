"""Embed: the card of one entry as a page of its own, for other organisations' intranets."""

from collections.abc import Mapping

from markupsafe import Markup

from knowledgebase.ground.headers import EMBED_POLICY
from knowledgebase.ground.site import Site
from knowledgebase.render.maker import PageMaker
from knowledgebase.validate.entry import Entry

FOLDER = "upota/"
EMBEDDED = ("practice", "project")
_FRAME = Markup(
    '<iframe src="{src}" title="{title}" width="100%" height="360" loading="lazy"'
    ' referrerpolicy="no-referrer"></iframe>'
)
_QUOTE = Markup(
    '<blockquote cite="{url}"><p><a href="{url}">{title}</a></p><p>{summary}</p>'
    '<p>Lähde: <a href="{home}">{name}</a>. Lisenssi: <a href="{licence}">CC BY 4.0</a>.</p>'
    "</blockquote>"
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.fi"


def entry_embed_files(maker: PageMaker) -> Mapping[str, bytes]:
    """Return the embed page of each practice and project, by path."""
    return {
        f"{embed_address(entry)}index.html": _card(maker, entry).encode()
        for entry in maker.catalogue.entries.values()
        if entry.kind in EMBEDDED
    }


def embed_address(entry: Entry) -> str:
    """Return the address of an entry's embed page."""
    return FOLDER + entry.address


def snippets(entry: Entry, site: Site) -> tuple[str, str]:
    """Return the HTML to paste: with a frame that stays up to date, and without a frame."""
    frame = _FRAME.format(
        src=site.absolute(embed_address(entry)), title=f"{entry.fields.title} – {site.name}"
    )
    quote = _QUOTE.format(
        url=site.absolute(entry.address), title=entry.fields.title, summary=entry.fields.summary,
        home=site.url, name=site.name, licence=LICENCE,
    )  # fmt: skip
    return str(frame), str(quote)


def _card(maker: PageMaker, entry: Entry) -> str:
    return maker.templates.render(
        "entry_embed.html", embed_address(entry), item=maker.card(entry), site=maker.site,
        csp=EMBED_POLICY, licence=LICENCE, lang=entry.fields.lang,
        canonical=maker.site.absolute(entry.address),
    )  # fmt: skip
