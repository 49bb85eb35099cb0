"""Sets: the editors' selections, and the practices that did not work."""

from collections.abc import Iterator

from knowledgebase.render.cards import Card
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Page

_HONEST = ("vaihteleva", "ei-vaikutusta", "kielteinen")


def set_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each curated set, and the one on what did not work."""
    trail = [HOME, ("Koosteet", "koosteet/")]
    for curated in maker.catalogue.sets.values():
        yield maker.page(
            curated.address, curated.fields.title, curated.fields.summary, "set", trail=trail,
            picks=maker.picks(curated.fields.picks), source=curated.path,
            edit_url=maker.site.edit_url(curated.path),
        )  # fmt: skip
    yield maker.page(
        "koosteet/ei-toiminut/", "Ei toiminut meillä",
        "Käytännöt, joiden vaikutus vaihteli, jäi puuttumaan tai jotka lopetettiin, ja mitä ei tiedetä.",
        "honest", trail=trail, honest=honest(maker), unknown=_unknown_results(maker),
    )  # fmt: skip


def honest(maker: PageMaker) -> list[tuple[Card, str]]:
    """Return practices with mixed, null or negative results or that were stopped, and why."""
    return [
        (maker.card(entry), entry.fields.effect.why)
        for entry in maker.shelves.practices
        if entry.fields.effect.direction in _HONEST or entry.fields.maturity == "lopetettu"
    ]


def _unknown_results(maker: PageMaker) -> list[Card]:
    return [
        maker.card(entry)
        for entry in maker.shelves.practices
        if entry.fields.effect.direction == "ei-tiedossa"
    ]
