"""Entries: the page of each practice, project, news item, event, indicator and material."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from knowledgebase.catalogue.catalogue import VERSION
from knowledgebase.catalogue.facts import (
    has_stopped,
    is_archived,
    is_our_own,
    is_outdated,
    is_overdue,
    source_of_original,
)
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.terms import NOT_DESCRIBED, PROJECT_PAGE
from knowledgebase.relate.likeness import Reason
from knowledgebase.render.files.embeds import KEPT
from knowledgebase.render.files.share_pages import CARD
from knowledgebase.render.files.word_documents import is_own_text, word_address
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.pages.indicator_pages import indicator_context
from knowledgebase.render.pages.project_parts import project_context
from knowledgebase.render.pages.using import use_of
from knowledgebase.render.view.calculations import calculations, other_grounds
from knowledgebase.render.view.cards import Card, practice_facts, told_title
from knowledgebase.render.view.channels import SHARE
from knowledgebase.render.view.json_ld import entry_json_ld
from knowledgebase.render.view.licences import licence_of
from knowledgebase.render.view.news_facts import COMMUNICATIONS, communication_facts, event_context
from knowledgebase.render.view.search_words import search_words
from knowledgebase.render.view.text_parts import parts_by_place
from knowledgebase.render.view.versions import alternates, other_versions
from knowledgebase.render.view.wording import Words, known_texts
from knowledgebase.schema import Event, Indicator, Material, Practice, Project
from knowledgebase.validate.entry import Entry, is_of
from knowledgebase.validate.links import ATTACHMENTS

_RULES_PAGE = "tietoa/naytto/"
_FACTS = ("effort", "cost", "time", "for_whom", "sizes", "sectors", "regions", "maturity")
# What a reader who decides asks; of the other facts nobody misses what is not known.
_ASKED = ("effort", "cost", "time", "for_whom", "sizes")
_SIMILAR = 3
_USE, _INDICATORS = "assets/css/use.css", "assets/css/indicators.css"
_STYLES = {
    "indicator": (_INDICATORS,),
    **dict.fromkeys(KEPT, (_USE,)),
    "project": (_USE, _INDICATORS),
}
# Reasons that alone say little: half of the catalogue shares them.
_BROAD = ("theme", "size", "for_whom")


def entry_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each entry."""
    for entry in maker.catalogue.entries.values():
        yield _page(maker, entry)


def _page(maker: PageMaker, entry: Entry) -> Page:
    context, again = partial(_shown, maker, entry), partial(_page, maker, entry)
    return maker.page(entry.kind, _head(maker, entry), context, again)


def _shown(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    """Return what the page of one entry shows."""
    return {
        "entry": entry,
        "fields": entry.fields,
        "shelf": SHELVES[entry.kind],
        "facts": communication_facts(entry, maker.words_of(entry), maker.current)
        if entry.kind in COMMUNICATIONS
        else (),
        "body": maker.html_of(entry),
        "overdue": is_overdue(entry, maker.today),
        "outdated": is_outdated(entry, maker.today),
        "edit_url": maker.site.edit_url(str(entry.path)),
        "search_words": search_words(entry, maker.words, maker.today),
        "references": _joined(maker, entry),
        **_related(maker, entry),
        "card": maker.card(entry),
        "use": use_of(maker, entry),
        "rules": _rules(maker),
        "pictures": maker.pictures_of(entry),
        "versions": other_versions(maker.current, entry),
        "licence": licence_of(entry, maker.words_of(entry)),
        "archived": is_archived(entry),
        "current": entry.key in maker.current.entries,
        "unseen": entry.address in maker.catalogue.unseen,
        **_by_kind(maker, entry),
    }


def _head(maker: PageMaker, entry: Entry) -> Head:
    shelf = SHELVES[entry.kind]
    trail = [HOME, (shelf.many, f"{shelf.address}/")]
    return Head(
        entry.address,
        told_title(entry, maker.words_of(entry)),
        entry.fields.summary,
        trail=trail,
        source=str(entry.path),
        lang=entry.fields.lang,
        updated=entry.fields.updated or entry.fields.published,
        json_ld=partial(
            entry_json_ld, entry, maker.site, maker.words, trail, maker.current.entries
        ),
        hidden=entry.key not in maker.current.entries,
        alternates=alternates(maker.current, entry),
        image=_image(maker, entry),
        scripts=("assets/js/use.js",) if entry.kind in KEPT else (),
        styles=_STYLES.get(entry.kind, ()),
    )


def _rules(maker: PageMaker) -> dict[str, str]:
    """Return where the rules of the two scales are: the page's heading, the page, or ''."""
    page = maker.catalogue.pages.get(_RULES_PAGE)
    if page is None:
        return {"evidence": "", "effect": ""}
    there = {heading.id for heading in page.text.headings}
    return {
        scale: _RULES_PAGE + (f"#{heading}" if heading in there else "")
        for scale, heading in (("evidence", "näytön-tasot"), ("effect", "vaikutus"))
    }


def _image(maker: PageMaker, entry: Entry) -> str:
    shown = maker.pictures and entry.key in maker.current.entries
    return maker.site.absolute(f"{entry.address}{SHARE}{CARD}") if shown else ""


def _by_kind(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    if is_of(entry, Practice):
        return _practice(maker, entry)
    if is_of(entry, Project):
        return project_context(maker, entry)
    if is_of(entry, Event):
        after = entry.fields.after
        keys = [f"material:{id}" for id in after.materials] if after else []
        keys += [f"practice:{id}" for id in after.practices] if after else []
        entries = maker.current.entries
        found = maker.cards(entries[key] for key in keys if key in entries)
        return {"after_cards": found, **event_context(entry, maker.words_of(entry), maker.today)}
    if is_of(entry, Indicator):
        return indicator_context(maker, entry)
    if is_of(entry, Material):
        file = entry.fields.file
        return {
            "file": f"{SHELVES['material'].address}/{file}" if file else "",
            "file_bytes": maker.catalogue.measures.attachments.get(f"{ATTACHMENTS}/{file}", 0),
            "document": word_address(entry) if is_own_text(entry) else "",
        }
    return {}


def _practice(maker: PageMaker, entry: Entry[Practice]) -> dict[str, Any]:
    """Return what a practice's page shows in its order: facts, parts of its text, contents."""
    f, facts = entry.fields, practice_facts(entry, maker.words_of(entry))
    told = {name for name, fact in facts.items() if fact.known or fact.note}
    missing = [facts[name].label for name in _ASKED if name not in told]
    missing += [] if (fails_when := known_texts(f.fails_when)) else ["Milloin ei toimi"]
    text = parts_by_place(maker.html_of(entry))
    limits = (f.works_when, fails_when, f.keep, f.adapt, text["limits"])
    contents = {
        "ensimmainen-askel": "Ensimmäinen askel" if f.first_step else "",
        "lyhyesti": "Lyhyesti",
        "vaiheet": "Vaiheet" if f.steps else "Toteutus",
        "rajat": "Milloin toimii ja milloin ei" if any(limits) else "",
        "mista-tiedetaan": "Mistä tiedetään",
        "lahteet": "Lähteet",
    }
    return {
        "known": [facts[name] for name in _FACTS if name in told],
        "unknown": missing if f.contact else [*missing, "Keneltä kysyä"],
        "calculations": calculations(f, maker.words_of(entry)),
        "other_grounds": other_grounds(f, maker.words_of(entry)),
        "parts": text,
        "contents": {id: title for id, title in contents.items() if title},
        "differences": [
            (maker.card(maker.current.entries[key]), one.how)
            for one in f.differs_from
            if (key := f"practice:{one.id}") in maker.current.entries
        ],
        "own": _our_own(maker, _joined(maker, entry)),
        "open_original": _open_original(f),
        "described": f.evidence.level == NOT_DESCRIBED,
        "in_use": [one for one in f.adoptions if not has_stopped(one)],
        "given_up": [one for one in f.adoptions if has_stopped(one)],
    }


def _our_own(maker: PageMaker, cards: Iterable[Card]) -> set[str]:
    """Return the keys of the editors' own materials among cards."""
    found = (maker.current.entries[card.key] for card in cards)
    return {e.key for e in found if is_of(e, Material) and is_our_own(e.fields)}


def _open_original(practice: Practice) -> str:
    """Return what the button that opens the original says: what one meets behind it."""
    source = source_of_original(practice)
    if source and source.copy_service:
        return "Avaa kopio"
    return "Avaa hankkeen sivu" if source and source.kind == PROJECT_PAGE else "Avaa alkuperäinen"


def _joined(maker: PageMaker, entry: Entry) -> list[Card]:
    """Return cards of declared links in both directions, each with what it is told by."""
    told: dict[str, str | None] = {}
    for link in maker.relations.references.get(entry.key, ()):
        if link.field != VERSION:
            told.setdefault(link.target, link.source)
    for back in maker.relations.linked_from.get(entry.key, ()):
        if back.field != VERSION:
            told.setdefault(back.key, back.source)
    entries = maker.current.entries
    return [maker.card(entries[k], why=by or "") for k, by in told.items() if k in entries]


def _related(maker: PageMaker, entry: Entry) -> dict[str, list[Card]]:
    """Return cards of like entries: a few whose reason says something, and the rest."""
    found = [
        (related, other)
        for related in maker.relations.related.get(entry.key, ())
        if (other := maker.current.entries.get(related.key))
    ]
    telling = [one for one in found if any(map(_tells, one[0].reasons))][:_SIMILAR]
    rest = [one for one in found if one not in telling]
    words = maker.words_of(entry)
    return {
        "related": [
            maker.card(other, reasons=_in_words(words, (r for r in near.reasons if _tells(r))))
            for near, other in telling
        ],
        "more_related": [
            maker.card(other, reasons=_in_words(words, near.reasons)) for near, other in rest
        ],
    }


def _tells(reason: Reason) -> bool:
    return reason.by not in _BROAD


def _in_words(words: Words, reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(words.reason(reason) for reason in reasons)
