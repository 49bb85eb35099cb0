"""Entries: the page of each practice, project, news item, event, indicator and material."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.layout import SHELVES
from knowledgebase.render.cards import Card, is_overdue, practice_facts, project_facts, stage
from knowledgebase.render.json_ld import entry_json_ld
from knowledgebase.render.maker import HOME, PageMaker, toc_of
from knowledgebase.render.page import Page
from knowledgebase.render.search_words import search_words
from knowledgebase.validate import Entry


def entry_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each entry."""
    for entry in maker.catalogue.entries.values():
        yield _entry(maker, entry)


def _entry(maker: PageMaker, entry: Entry) -> Page:
    """Return the page of one entry."""
    shelf = SHELVES[entry.kind]
    trail = [HOME, (shelf.many, f"{shelf.address}/")]
    facts: Any = ()
    if entry.kind == "practice":
        facts = practice_facts(entry, maker.words)
    elif entry.kind == "project":
        facts = project_facts(entry, maker.words, maker.today)
    template = entry.kind if entry.kind in ("practice", "project") else "entry"
    return maker.page(
        entry.address, entry.fields.title, entry.fields.summary, template,
        trail=trail, source=str(entry.path), toc=toc_of(entry), lang=entry.fields.lang,
        updated=entry.fields.updated or entry.fields.published,
        json_ld=entry_json_ld(entry, maker.site, maker.words),
        entry=entry, fields=entry.fields, shelf=shelf, facts=facts,
        body=entry.text.html, stage=stage(entry, maker.today) if entry.kind == "project" else "",
        overdue=is_overdue(entry, maker.today), edit_url=maker.site.edit_url(str(entry.path)),
        search_words=search_words(entry, maker.words), references=_joined(maker, entry), related=_related(maker, entry),
    )  # fmt: skip


def _joined(maker: PageMaker, entry: Entry) -> list[Card]:
    """Return cards of declared links in both directions, each with what it is told by."""
    told: dict[str, str | None] = {}
    for link in maker.relations.references.get(entry.key, ()):
        told.setdefault(link.target, link.source)
    for back in maker.relations.linked_from.get(entry.key, ()):
        told.setdefault(back.key, back.source)
    return [
        maker.card(maker.catalogue.entries[key], why=source or "") for key, source in told.items()
    ]


def _related(maker: PageMaker, entry: Entry) -> list[Card]:
    return [
        maker.card(
            maker.catalogue.entries[related.key],
            reasons=tuple(maker.words.reason(reason) for reason in related.reasons),
        )
        for related in maker.relations.related.get(entry.key, ())
    ]
