"""Sets: the editors' selections, and the practices that did not work."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from knowledgebase.catalogue.facts import ENDED, has_failed, stage
from knowledgebase.ground.layout import SETS
from knowledgebase.ground.terms import HARM, MIXED, NO_EFFECT, STOPPED, UNKNOWN_ID
from knowledgebase.read.sets import Set
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.wording import known_texts
from knowledgebase.schema.practice_parts import Adoption

_HONEST = (MIXED, NO_EFFECT, HARM)


def set_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each curated set, and the one on what did not work."""
    trail = [HOME, ("Koosteet", f"{SETS}/")]
    for curated in maker.catalogue.sets.values():
        head = Head(
            curated.address,
            curated.fields.title,
            curated.fields.summary,
            trail=trail,
            source=curated.path,
        )
        yield maker.page("set", head, partial(_shown, maker, curated))
    yield maker.page(
        "honest",
        Head(
            f"{SETS}/ei-toiminut/",
            "Ei toiminut tai ei tiedetä",
            "Käytännöt, joiden vaikutus vaihteli, jäi puuttumaan tai jotka lopetettiin, ja mitä ei tiedetä.",
            trail=trail,
        ),
        lambda: _not_known_to_work(maker),
    )


def _shown(maker: PageMaker, curated: Set) -> dict[str, Any]:
    return {
        "picks": maker.picks(curated.fields.picks),
        "edit_url": maker.site.edit_url(curated.path),
    }


def _not_known_to_work(maker: PageMaker) -> dict[str, Any]:
    described, tried = _unknown_results(maker)
    return {
        "honest": honest(maker),
        "failed": failed_adoptions(maker),
        "limits": known_limits(maker),
        "tried": tried,
        "described": described,
        "ended": _ended_without_results(maker),
    }


def honest(maker: PageMaker) -> list[tuple[Card, str]]:
    """Return practices with mixed, null or negative results or that were stopped, and why."""
    return [
        (maker.card(entry), entry.fields.effect.why)
        for entry in maker.shelves.practices
        if entry.fields.effect.direction in _HONEST or entry.fields.maturity == STOPPED
    ]


def failed_adoptions(maker: PageMaker) -> list[tuple[Card, tuple[Adoption, ...]]]:
    """Return practices that some workplace got nothing out of or gave up, with those workplaces."""
    found = []
    for entry in maker.shelves.practices:
        if failed := tuple(one for one in entry.fields.adoptions if has_failed(one)):
            found.append((maker.card(entry), failed))
    return found


def known_limits(maker: PageMaker) -> list[tuple[Card, tuple[str, ...]]]:
    """Return practices whose sources say when they fail, with those words."""
    found = []
    for entry in maker.shelves.practices:
        limits = known_texts(entry.fields.fails_when)
        if limits:
            found.append((maker.card(entry), limits))
    return found


def _unknown_results(maker: PageMaker) -> tuple[list[Card], list[Card]]:
    """Return practices whose effect is not known: those only described, and those tried."""
    unknown = [e for e in maker.shelves.practices if e.fields.effect.direction == UNKNOWN_ID]
    described = [entry for entry in unknown if entry.fields.evidence.level == "0"]
    return maker.cards(described), maker.cards(e for e in unknown if e not in described)


def _ended_without_results(maker: PageMaker) -> list[Card]:
    return [
        maker.card(entry)
        for entry in maker.shelves.projects
        if stage(entry, maker.today) == ENDED and not entry.fields.results
    ]
