"""Entries: the page of each practice, project, news item, event, indicator and material."""

from collections.abc import Iterator
from typing import Any

from knowledgebase.catalogue.facts import is_archived, is_overdue, stage
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.terms import ESTIMATE
from knowledgebase.render.files.embeds import KEPT, blockquote, frame
from knowledgebase.render.files.share_pages import CARD
from knowledgebase.render.files.word_documents import is_own_text, word_address
from knowledgebase.render.maker import HOME, PageMaker, toc_of
from knowledgebase.render.page import Page
from knowledgebase.render.view.cards import Card, practice_facts, project_facts, told_title
from knowledgebase.render.view.channels import SHARE, embed_address
from knowledgebase.render.view.feedback import feedback_links, mail_link
from knowledgebase.render.view.json_ld import entry_json_ld
from knowledgebase.render.view.news_facts import COMMUNICATIONS, communication_facts, event_context
from knowledgebase.render.view.qr import qr_svg
from knowledgebase.render.view.search_words import search_words
from knowledgebase.schema import Event, Material, Practice, Project
from knowledgebase.validate.entry import Entry, is_of

_RULES_PAGE = "tietoa/naytto/"
_MINUTE = ("for_whom", "effort", "cost", "time")


def entry_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each entry."""
    for entry in maker.catalogue.entries.values():
        yield _entry(maker, entry)


def _entry(maker: PageMaker, entry: Entry) -> Page:
    """Return the page of one entry."""
    shelf = SHELVES[entry.kind]
    trail = [HOME, (shelf.many, f"{shelf.address}/")]
    facts: Any = ()
    if is_of(entry, Practice):
        facts = practice_facts(entry, maker.words)
    elif is_of(entry, Project):
        facts = project_facts(entry, maker.words, maker.today)
    elif entry.kind in COMMUNICATIONS:
        facts = communication_facts(entry, maker.words, maker.current)
    template = "entry" if entry.kind == "indicator" else entry.kind
    current = entry.key in maker.current.entries
    return maker.page(
        entry.address,
        told_title(entry, maker.words),
        entry.fields.summary,
        template,
        trail=trail,
        source=str(entry.path),
        toc=toc_of(entry),
        lang=entry.fields.lang,
        updated=entry.fields.updated or entry.fields.published,
        json_ld=entry_json_ld(entry, maker.site, maker.words, trail, maker.current.entries),
        entry=entry,
        fields=entry.fields,
        shelf=shelf,
        facts=facts,
        body=entry.text.html,
        stage=stage(entry, maker.today) if is_of(entry, Project) else "",
        successor=_successor(maker, entry),
        overdue=is_overdue(entry, maker.today),
        edit_url=maker.site.edit_url(str(entry.path)),
        search_words=search_words(entry, maker.words, maker.today),
        references=_joined(maker, entry),
        related=_related(maker, entry),
        card=maker.card(entry),
        use=_use(maker, entry),
        rules=_rules(maker),
        **_assets(entry),
        archived=is_archived(entry),
        current=current,
        hidden=not current,
        image=_image(maker, entry),
        **_by_kind(maker, entry),
    )


def _successor(maker: PageMaker, entry: Entry) -> Any:
    """Return the organisation that follows a project's ended leader, or None."""
    terms = maker.catalogue.vocabularies["organisations"].terms
    lead = terms.get(getattr(entry.fields, "lead", None) or "")
    return terms.get(lead.successor) if lead and lead.valid_to and lead.successor else None


def _use(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    """Return what a reader can do with the page: share, embed, print, give feedback."""
    if entry.kind not in KEPT:
        return {}
    url = maker.site.absolute(entry.address)
    card = maker.card(entry)
    return {
        "url": url,
        "mail": mail_link("", entry.fields.title, f"{entry.fields.summary}\n\n{url}\n"),
        "embed": embed_address(entry.address),
        "frame": frame(card, maker.site),
        "quote": blockquote(card, maker.site),
        "qr": qr_svg(url),
        "feedback": feedback_links(entry, maker.site),
    }


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


def _assets(entry: Entry) -> dict[str, Any]:
    if entry.kind not in KEPT:
        return {}
    return {"scripts": ("assets/js/use.js",), "styles": ("assets/css/use.css",)}


def _image(maker: PageMaker, entry: Entry) -> str:
    shown = maker.pictures and entry.key in maker.current.entries
    return maker.site.absolute(f"{entry.address}{SHARE}{CARD}") if shown else ""


def _by_kind(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    if is_of(entry, Practice):
        return _practice(maker, entry)
    if is_of(entry, Event):
        after = entry.fields.after
        keys = [f"material:{id}" for id in after.materials] if after else []
        keys += [f"practice:{id}" for id in after.practices] if after else []
        entries = maker.current.entries
        found = maker.cards(entries[key] for key in keys if key in entries)
        return {"after_cards": found, **event_context(entry, maker.words, maker.today)}
    if is_of(entry, Material):
        file = entry.fields.file
        return {
            "file": f"{SHELVES['material'].address}/{file}" if file else "",
            "document": word_address(entry) if is_own_text(entry) else "",
        }
    return {}


def _practice(maker: PageMaker, entry: Entry[Practice]) -> dict[str, Any]:
    """Return what the minute box leaves out, and whether anything in it is an estimate."""
    facts = practice_facts(entry, maker.words)
    unknown = [facts[name].label for name in _MINUTE if not facts[name].known]
    parts = (entry.fields.effort, entry.fields.cost, entry.fields.time_to_effect)
    return {
        "unknown": unknown if entry.fields.contact else [*unknown, "Keneltä kysyä"],
        "estimated": any(part is not None and part.origin == ESTIMATE for part in parts),
    }


def _joined(maker: PageMaker, entry: Entry) -> list[Card]:
    """Return cards of declared links in both directions, each with what it is told by."""
    told: dict[str, str | None] = {}
    for link in maker.relations.references.get(entry.key, ()):
        told.setdefault(link.target, link.source)
    for back in maker.relations.linked_from.get(entry.key, ()):
        told.setdefault(back.key, back.source)
    entries = maker.current.entries
    return [
        maker.card(entries[key], why=source or "") for key, source in told.items() if key in entries
    ]


def _related(maker: PageMaker, entry: Entry) -> list[Card]:
    return [
        maker.card(other, reasons=tuple(maker.words.reason(reason) for reason in related.reasons))
        for related in maker.relations.related.get(entry.key, ())
        if (other := maker.current.entries.get(related.key))
    ]
