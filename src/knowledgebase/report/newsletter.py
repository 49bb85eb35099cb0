"""Newsletter: a draft of what is new since a day, as Markdown and as HTML that e-mail shows.

It is a draft: the editor chooses, shortens and sends it with the team's own tool.
"""

from dataclasses import dataclass
from datetime import date

from knowledgebase.ground.layout import SHELVES
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.validate.entry import Entry

_NEWS, _EVENTS = "Uutiset", "Tulevat tapahtumat"


@dataclass(frozen=True)
class Newsletter:
    """A draft: `markdown` to edit, `html` to paste into an e-mail tool, the number of items."""

    markdown: str
    html: str
    items: int


def newsletter(maker: PageMaker, since: date) -> Newsletter:
    """Return the draft of what appeared or changed on `since` or later, and of coming events."""
    sections = _sections(maker, since)
    title = f"{maker.site.name}: uutiskirje {finnish_date(maker.today)}"
    lead = f"Uutta ja muuttunutta {finnish_date(since)} alkaen."
    foot = [text for text in (maker.site.eu_funding_text, maker.site.url) if text]
    absolute = maker.site.absolute
    lines = [f"# {title}", "", lead]
    for name, cards in sections:
        lines += ["", f"## {name}"]
        for card in cards:
            when = f" ({card.stage})" if card.kind == "event" else ""
            lines += [
                "",
                f"### [{card.title}]({absolute(card.address)}){when}",
                "",
                f"{card.label}. {card.summary}",
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
    count = sum(len(cards) for _, cards in sections)
    return Newsletter("\n".join([*lines, "", "---", *foot]) + "\n", html, count)


def _sections(maker: PageMaker, since: date) -> list[tuple[str, list[Card]]]:
    """News first, then coming events, then the rest under their first theme, newest first."""
    themes = maker.catalogue.vocabularies["themes"].terms
    found: dict[str, list[Entry]] = {_NEWS: [], _EVENTS: list(maker.desk.all.coming)}
    found |= {term.name(): [] for term in themes.values()}
    for entry in sorted(maker.current.entries.values(), key=lambda entry: _order(maker, entry)):
        changed = maker.dates(entry).changed
        if entry.kind == "event" or not changed or changed < since:
            continue
        name = _NEWS if entry.kind == "news" else themes[entry.fields.themes[0]].name()
        found[name].append(entry)
    return [(name, maker.cards(entries)) for name, entries in found.items() if entries]


def _order(maker: PageMaker, entry: Entry) -> tuple[int, int, str]:
    changed = maker.dates(entry).changed or date.min
    kinds = list(SHELVES)
    return -changed.toordinal(), kinds.index(entry.kind), entry.fields.title.casefold()
