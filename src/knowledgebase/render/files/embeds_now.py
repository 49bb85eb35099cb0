"""Embeds of what is current: coming events and news, all of them and by theme and by region.

Each is there also while it has nothing to show: a page that frames it now must show what comes.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from knowledgebase.ground.headers import EMBED_POLICY
from knowledgebase.ground.layout import REGIONS, SHELVES, THEMES
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.files.embeds import OURS
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.channels import now_address
from knowledgebase.render.view.news_facts import event_time
from knowledgebase.render.view.timeline import Communications
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry, is_of

_MOST = 20
_NAMES = {"event": "Tulevat tapahtumat", "news": "Uutiset"}
_NOTHING = {"event": "Tulevia tapahtumia ei ole nyt.", "news": "Uutisia ei ole vielä."}


def now_embed_files(maker: PageMaker) -> Makers:
    """Return what makes the embedded lists of news and of coming events, by path."""
    return {
        f"{now_address(kind, of)}index.html": partial(_list, maker, kind, of, name, now)
        for of, name, now in _places(maker)
        for kind in _NAMES
    }


def _places(maker: PageMaker) -> Iterator[tuple[str, str, Communications]]:
    """Yield the address of each page that has lists of its own, its name and what is current there."""
    yield "", "", maker.desk.all
    for folder, field in ((THEMES, "themes"), (REGIONS, "regions")):
        for term in maker.catalogue.vocabularies[field].terms.values():
            if term.id not in NO_PAGE:
                yield f"{folder}/{term.id}/", term.name(), maker.desk.of(field, term.id)


def _list(maker: PageMaker, kind: str, of: str, name: str, now: Communications) -> bytes:
    entries = now.coming if kind == "event" else now.news
    target = of or f"{SHELVES[kind].address}/"
    html = maker.templates.render(
        "embed_now.html",
        now_address(kind, of),
        title=f"{_NAMES[kind]}: {name}" if name else _NAMES[kind],
        target=target,
        rows=list(_rows(maker, entries[:_MOST])),
        more=len(entries) > _MOST,
        nothing=_NOTHING[kind],
        site=maker.site,
        policy=EMBED_POLICY,
        licence=OURS,
        canonical=maker.site.absolute(target),
        lang="fi",
    )
    return html.encode()


def _rows(maker: PageMaker, entries: Iterable[Entry]) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Yield the card of each entry, and its time, place and registration as far as they are known."""
    for entry in entries:
        card = maker.card(entry)
        told = (
            (event_time(entry, maker.words), card.place, card.registration)
            if is_of(entry, Event)
            else (card.stage, card.regions)
        )
        yield card, tuple(filter(None, told))
