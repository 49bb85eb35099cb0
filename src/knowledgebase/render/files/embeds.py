"""Embeds: small pages without scripts that other sites show in a frame.

One for each theme, region and curated set, and a card for each entry. They are whole pages of their
own, since the shell of the site has no place in a frame.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from knowledgebase.ground.headers import EMBED_POLICY
from knowledgebase.ground.layout import REGIONS, THEMES
from knowledgebase.ground.site import Site
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.read.sets import Set
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.maker import Makers, PageMaker
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


def embed_files(maker: PageMaker) -> Makers:
    """Return what makes the embedded pages, by path."""
    made = {**dict(_lists(maker)), **dict(_cards(maker))}
    return {f"{embed_address(of)}index.html": make for of, make in made.items()}


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


def _lists(maker: PageMaker) -> Iterator[tuple[str, Callable[[], bytes]]]:
    shelves = (
        (THEMES, "themes", maker.shelves.by_theme),
        (REGIONS, "regions", maker.shelves.by_region),
    )
    for folder, field, shelf in shelves:
        for term in maker.catalogue.vocabularies[field].terms.values():
            if term.id not in NO_PAGE:
                target, found = f"{folder}/{term.id}/", shelf.get(term.id, [])
                yield target, partial(_of_term, maker, target, term, field, found)
    for curated in maker.catalogue.sets.values():
        yield curated.address, partial(_of_set, maker, curated)


def _of_term(
    maker: PageMaker, target: str, term: Term, field: str, entries: Iterable[Entry]
) -> bytes:
    cards = maker.cards(entries)
    sections = [
        ("Tulevat tapahtumat", maker.cards(maker.desk.of(field, term.id).coming)),
        ("Hyvät käytännöt", [c for c in cards if c.kind == "practice"]),
        ("Hankkeet", [c for c in cards if c.kind == "project"]),
    ]
    return _list(maker, target, term.name(), sections)


def _of_set(maker: PageMaker, curated: Set) -> bytes:
    sections = [("Hyvät käytännöt", maker.picks(curated.fields.picks))]
    return _list(maker, curated.address, curated.fields.title, sections)


def _list(
    maker: PageMaker, target: str, title: str, sections: list[tuple[str, list[Card]]]
) -> bytes:
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


def _cards(maker: PageMaker) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for entry in maker.catalogue.entries.values():
        if entry.kind in KEPT or entry.key in maker.current.entries:
            yield entry.address, partial(_card, maker, entry)


def _card(maker: PageMaker, entry: Entry) -> bytes:
    card, lang = maker.card(entry), entry.fields.lang
    licence = licence_of(entry, maker.words)
    return _page(maker, "embed_card.html", entry.address, card=card, lang=lang, licence=licence)


def _page(maker: PageMaker, template: str, of: str, **context: Any) -> bytes:
    """Return the HTML of the embedded version of the page at address `of`."""
    html = maker.templates.render(
        template,
        embed_address(of),
        site=maker.site,
        policy=EMBED_POLICY,
        canonical=maker.site.absolute(of),
        **context,
    )
    return html.encode()
