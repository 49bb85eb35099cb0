"""Embeds: small pages without scripts that other sites show in a frame.

One for each theme, region and curated set, and a card for each entry. They are whole pages of their
own, since the shell of the site has no place in a frame.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from knowledgebase.ground.headers import EMBED_POLICY
from knowledgebase.ground.layout import REGIONS, THEMES
from knowledgebase.ground.site import Site
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.channels import embed_address
from knowledgebase.render.view.licences import Licence, licence_of
from knowledgebase.validate.entry import Entry

_MOST = 30
KEPT = ("practice", "project")
"""Kinds whose card stays in other sites' frames also when the entry is retired."""
OURS = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.fi")
"""The licence of our own texts, which lists of cards have."""
_FRAME = Markup(
    '<iframe src="{src}" title="{title}" width="100%" height="360" loading="lazy"'
    ' referrerpolicy="no-referrer"></iframe>'
)
_QUOTE = Markup(
    '<blockquote cite="{url}"><p><a href="{url}">{title}</a></p><p>{summary}</p>'
    '<p>Lähde: <a href="{home}">{name}</a>. Lisenssi: {licence}.</p>'
    "</blockquote>"
)
_LICENCE = Markup('<a href="{url}">{name}</a>')


def embed_files(maker: PageMaker) -> dict[str, bytes]:
    """Return the embedded pages by path."""
    return {path: html.encode() for path, html in (*_lists(maker), *_cards(maker))}


def frame(card: Card, site: Site) -> str:
    """Return the HTML to paste that shows a card in a frame, which stays up to date."""
    src = site.absolute(embed_address(card.address))
    return str(_FRAME.format(src=src, title=f"{card.title} – {site.name}"))


def blockquote(card: Card, site: Site, licence: Licence) -> str:
    """Return the HTML to paste where frames are not allowed."""
    quoted = _QUOTE.format(
        url=site.absolute(card.address),
        title=card.title,
        summary=card.summary,
        home=site.url,
        name=site.name,
        licence=_LICENCE.format(url=licence.url, name=licence.name)
        if licence.url
        else licence.name,
    )
    return str(quoted)


def _lists(maker: PageMaker) -> Iterator[tuple[str, str]]:
    shelves = (
        (THEMES, "themes", maker.shelves.by_theme),
        (REGIONS, "regions", maker.shelves.by_region),
    )
    for folder, field, shelf in shelves:
        for term in maker.catalogue.vocabularies[field].terms.values():
            if term.id not in NO_PAGE:
                found = shelf.get(term.id, [])
                coming = maker.desk.of(field, term.id).coming
                yield _list(
                    maker, f"{folder}/{term.id}/", term.name(), _sections(maker, found, coming)
                )
    for curated in maker.catalogue.sets.values():
        picks = maker.picks(curated.fields.picks)
        yield _list(maker, curated.address, curated.fields.title, [("Hyvät käytännöt", picks)])


def _sections(
    maker: PageMaker, entries: Iterable[Entry], coming: Iterable[Entry]
) -> list[tuple[str, list[Card]]]:
    cards = maker.cards(entries)
    return [
        ("Tulevat tapahtumat", maker.cards(coming)),
        ("Hyvät käytännöt", [c for c in cards if c.kind == "practice"]),
        ("Hankkeet", [c for c in cards if c.kind == "project"]),
    ]


def _list(
    maker: PageMaker, target: str, title: str, sections: list[tuple[str, list[Card]]]
) -> tuple[str, str]:
    shown = [(name, cards[:_MOST], len(cards)) for name, cards in sections if cards]
    return _page(
        maker,
        "embed.html",
        target,
        title=title,
        target=target,
        sections=shown,
        lang="fi",
        licence=OURS,
    )


def _cards(maker: PageMaker) -> Iterator[tuple[str, str]]:
    for entry in maker.catalogue.entries.values():
        if entry.kind in KEPT or entry.key in maker.current.entries:
            card, lang = maker.card(entry), entry.fields.lang
            licence = licence_of(entry, maker.words)
            yield _page(
                maker, "embed_card.html", entry.address, card=card, lang=lang, licence=licence
            )


def _page(maker: PageMaker, template: str, of: str, **context: Any) -> tuple[str, str]:
    """Return the path and the HTML of the embedded version of the page at address `of`."""
    address = embed_address(of)
    html = maker.templates.render(
        template,
        address,
        site=maker.site,
        policy=EMBED_POLICY,
        canonical=maker.site.absolute(of),
        **context,
    )
    return f"{address}index.html", html
