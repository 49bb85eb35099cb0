"""Newsletter: a draft of a period for those whom it is for, as Markdown and as HTML that e-mail shows.

It is a draft: the editor chooses, shortens and sends it with the team's own tool. What is new and
what has changed are told apart, by the dates that feeds go by too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledgebase.catalogue.facts import is_over
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.moments import last_day
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.schema import Event
from knowledgebase.validate.entry import Entry, is_of

_NEWS, _EVENTS = "Uutiset", "Tulevat tapahtumat"
_AFTER, _CHANGED = "Tallenteet ja aineistot menneistä tilaisuuksista", "Muuttunutta"
CHOICES = {"audience": "audience", "theme": "themes", "region": "regions"}
"""What a newsletter may be chosen by: a field of entries and its vocabulary by one name."""


@dataclass(frozen=True)
class Choice:
    """What a newsletter tells of: the days from `since` to `until`, both included, and terms.

    `terms` maps a field, `audience`, `themes` or `regions`, to ids: an entry must have one of the
    ids in each field that is there.
    """

    since: date
    until: date
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, day: date | None) -> bool:
        """True for a day of the period."""
        return day is not None and self.since <= day <= self.until

    def takes(self, entry: Entry) -> bool:
        """True for an entry that the terms choose."""
        return all(
            not set(ids).isdisjoint(getattr(entry.fields, name))
            for name, ids in self.terms.items()
            if ids
        )


@dataclass(frozen=True)
class Item:
    """One thing in a newsletter; `note` is its day or place, `links` are names and addresses."""

    card: Card
    note: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Newsletter:
    """A draft: `markdown` to edit, `html` to paste into an e-mail tool, the number of items."""

    markdown: str
    html: str
    items: int


def newsletter(maker: PageMaker, choice: Choice) -> Newsletter:
    """Return the draft of what appeared or changed in a period, of events to come and of past ones."""
    sections = _sections(maker, choice)
    title = f"{maker.site.name}: uutiskirje {finnish_date(maker.today)}"
    lead = f"Uutta ja muuttunutta {finnish_date(choice.since)}–{finnish_date(choice.until)}."
    if chosen := _in_words(maker, choice):
        lead += f" Rajaus: {chosen}."
    foot = [text for text in (maker.site.eu_funding_text, maker.site.url) if text]
    absolute = maker.site.absolute
    lines = [f"# {title}", "", lead]
    for name, items in sections:
        lines += ["", f"## {name}"]
        for item in items:
            card, note = item.card, f" ({item.note})" if item.note else ""
            links = "".join(f" [{label}]({to})." for label, to in item.links)
            lines += [
                "",
                f"### [{card.title}]({absolute(card.address)}){note}",
                "",
                f"{card.label}. {card.summary}{links}",
            ]
    if not sections:
        lines += ["", "Uutta ei ole tällä välillä."]
    html = maker.templates.render(
        "newsletter.html",
        "",
        title=title,
        lead=lead,
        sections=sections,
        foot=foot,
        absolute=absolute,
    )
    count = sum(len(items) for _, items in sections)
    return Newsletter("\n".join([*lines, "", "---", *foot]) + "\n", html, count)


def _in_words(maker: PageMaker, choice: Choice) -> str:
    return "; ".join(
        maker.words.names(ids, vocabulary) for vocabulary, ids in choice.terms.items() if ids
    )


def _sections(maker: PageMaker, choice: Choice) -> list[tuple[str, list[Item]]]:
    """News first, then events, what past ones left, new cards by first theme, then changed ones.

    Each is newest first, events by their time.
    """
    themes = maker.catalogue.vocabularies["themes"].terms
    coming = [entry for entry in maker.desk.all.coming if choice.takes(entry)]
    found: dict[str, list[Item]] = {_NEWS: []}
    found[_EVENTS] = [Item(maker.card(e), _time_and_place(maker, e)) for e in coming]
    found[_AFTER] = []
    found |= {term.name(): [] for term in themes.values()}
    found[_CHANGED] = []
    for entry in sorted(maker.current.entries.values(), key=lambda entry: _order(maker, entry)):
        if not choice.takes(entry):
            continue
        dates = maker.dates(entry)
        if is_of(entry, Event):
            if _left_something(maker, choice, entry):
                found[_AFTER].append(_after(maker, entry))
        elif choice.has(dates.added):
            name = _NEWS if entry.kind == "news" else themes[entry.fields.themes[0]].name()
            found[name].append(Item(maker.card(entry)))
        elif choice.has(dates.changed):
            found[_CHANGED].append(
                Item(maker.card(entry), f"päivitetty {finnish_date(dates.changed)}")
            )
    return [(name, items) for name, items in found.items() if items]


def _time_and_place(maker: PageMaker, entry: Entry) -> str:
    return ", ".join(filter(None, (maker.card(entry).stage, maker.card(entry).place)))


def _left_something(maker: PageMaker, choice: Choice, event: Entry[Event]) -> bool:
    """True when an event was held in the period, or changed in it, and something is told of it."""
    if not event.fields.after or not is_over(event, maker.today):
        return False
    held = last_day(event.fields.ends or event.fields.starts)
    return choice.has(held) or choice.has(event.fields.updated)


def _after(maker: PageMaker, event: Entry[Event]) -> Item:
    """Return what an event left: its recording, materials and the practices that it told of."""
    after, entries = event.fields.after, maker.current.entries
    links: list[tuple[str, str]] = []
    if after and after.recording:
        links.append(("Katso tallenne", after.recording))
    keys = [f"material:{id}" for id in after.materials] if after else []
    keys += [f"practice:{id}" for id in after.practices] if after else []
    links += [
        (entries[key].fields.title, maker.site.absolute(entries[key].address))
        for key in keys
        if key in entries
    ]
    return Item(maker.card(event), maker.card(event).stage, tuple(links))


def _order(maker: PageMaker, entry: Entry) -> tuple[int, int, str]:
    changed = maker.dates(entry).changed or date.min
    kinds = list(SHELVES)
    return -changed.toordinal(), kinds.index(entry.kind), entry.fields.title.casefold()
