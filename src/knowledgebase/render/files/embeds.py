"""Embeds: small pages without scripts that other sites show in a frame.

One for each theme, region and curated set, and one card for each entry that has no richer one
of its own (entry_embed.py). They are whole pages
of their own, since the shell of the site has no place in a frame.
"""

from collections.abc import Iterable, Iterator

from knowledgebase.ground.headers import EMBED_POLICY
from knowledgebase.ground.layout import REGIONS, THEMES
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.files.entry_embed import EMBEDDED
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.channels import EMBEDS
from knowledgebase.validate.entry import Entry

_MOST = 30


def embed_files(maker: PageMaker) -> dict[str, bytes]:
    """Return the embedded pages by path."""
    return {path: html.encode() for path, html in (*_lists(maker), *_cards(maker))}


def embed_address(address: str) -> str:
    """Return the address of the embedded version of a page.

    >>> embed_address("alueet/lappi/")
    'upota/alueet/lappi/'
    """
    return f"{EMBEDS}/{address}"


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
    address = embed_address(target)
    html = maker.templates.render(
        "embed.html", address, title=title, target=target, site=maker.site, policy=EMBED_POLICY,
        canonical=maker.site.absolute(target),
        sections=[(name, cards[:_MOST], len(cards)) for name, cards in sections if cards],
    )  # fmt: skip
    return f"{address}index.html", html


def _cards(maker: PageMaker) -> Iterator[tuple[str, str]]:
    for entry in maker.current.entries.values():
        if entry.kind not in EMBEDDED:
            address = embed_address(entry.address)
            html = maker.templates.render(
                "embed_card.html", address, card=maker.card(entry), site=maker.site,
                policy=EMBED_POLICY, canonical=maker.site.absolute(entry.address),
            )  # fmt: skip
            yield f"{address}index.html", html
