"""Steering report: what those who steer and fund are told of a period; each figure leads to what it counts.

Figures of a period are of its days; figures of the whole are of the day of the report.
"""

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.facts import SPREAD, maturity
from knowledgebase.ground.layout import (
    COVERAGE,
    ENDING,
    NEAR,
    NETWORK,
    REPORTING,
    SETS,
    SHELVES,
    STATUS,
)
from knowledgebase.ground.moments import first_day, last_day
from knowledgebase.ground.terms import AFTER, BEFORE
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.contribute_pages import overdue
from knowledgebase.render.pages.coverage import nothing_in, subjects
from knowledgebase.render.pages.handover import ended, ending
from knowledgebase.render.pages.indicator_pages import cover_words, sum_words
from knowledgebase.render.pages.matrix import matrix_total
from knowledgebase.render.pages.network import network_events
from knowledgebase.render.pages.overlaps import near_groups
from knowledgebase.render.pages.set_pages import failed_adoptions
from knowledgebase.render.view.cards import Card
from knowledgebase.render.view.wording import count, finnish_date
from knowledgebase.report.due_reviews import plain
from knowledgebase.schema.indicator import Period

_NEAREST, _MOST_LISTED = 5, 20
_MOMENTS = {"": "", BEFORE: "alussa", AFTER: "lopussa"}
_LISTS = {kind: f"{SHELVES[kind].address}/" for kind in ("practice", "project")}


@dataclass(frozen=True)
class Span:
    """The days that a report tells of, both ends included; `period` is the reporting period, if it is one."""

    name: str
    since: date
    until: date
    period: Period | None = None


def span_of(text: str, periods: Mapping[str, Period]) -> Span | None:
    """Return what `text` names: a reporting period by id, a year, a quarter or a month; None for anything else.

    >>> span_of("2026-q3", {}).since, span_of("2026-02", {}).until
    (datetime.date(2026, 7, 1), datetime.date(2026, 2, 28))
    """
    if found := periods.get(text):
        return Span(found.title, found.starts, found.ends, found)
    if not (parts := re.fullmatch(r"([12]\d{3})(?:-(q[1-4]|0[1-9]|1[0-2]))?", text)):
        return None
    year, part = int(parts[1]), parts[2] or ""
    first, last = 1, 12
    if part.startswith("q"):
        last = int(part[1]) * 3
        first = last - 2
    elif part:
        first = last = int(part)
    end = calendar.monthrange(year, last)[1]
    return Span(text, date(year, first, 1), date(year, last, end))


def title_of(maker: PageMaker, span: Span) -> str:
    """Return the title of the report."""
    return f"{maker.site.name}: tilanneraportti {span.name}"


def steering_report(maker: PageMaker, span: Span) -> str:
    """Return the report as Markdown, below its title."""
    days = f"{finnish_date(span.since)}–{finnish_date(span.until)}"
    lines = [
        f"Jakso: {days}. Koko tietopankin luvut ovat päivältä {finnish_date(maker.today)}.",
        "",
        "Jokainen luku on linkki siihen, mistä se on laskettu. Luvut kertovat, mitä tietopankissa on,"
        " eivät kaikesta, mitä Suomessa tehdään.",
    ]
    for title, rows in (
        ("Kokonaisuus", _whole(maker)),
        ("Mitä jaksolla tapahtui", _happened(maker, span)),
        ("Teemat", _themes(maker)),
        ("Missä ei ole mitään", _gaps(maker)),
        ("Mittarit", _indicators(maker, span)),
        ("Lähekkäiset hankkeet", _near(maker)),
        ("Päättyvät hankkeet", _ending(maker)),
        ("Käyttöönotot", _adoptions(maker)),
        ("Verkostopäivät", _days(maker, span)),
        ("Tietojen tuoreus", _fresh(maker)),
    ):
        lines += ["", f"## {title}", "", *rows]
    return "\n".join(lines) + "\n"


def _link(maker: PageMaker, words: object, address: str) -> str:
    return f"[{plain(str(words))}]({maker.site.absolute(address)})"


def _whole(maker: PageMaker) -> Iterator[str]:
    total = maker.once(matrix_total).whole
    practices, projects = _LISTS["practice"], _LISTS["project"]
    yield f"- Hyviä käytäntöjä: {_link(maker, total.practices, practices)}"
    yield f"- Hankkeita: {_link(maker, total.projects, projects)}"
    running = _link(maker, total.running, f"{projects}?tila=kaynnissa")
    yield f"- Hankkeista käynnissä: {running}"


def _happened(maker: PageMaker, span: Span) -> Iterator[str]:
    last = min(span.until, maker.today)

    def within(day: date | None) -> bool:
        return day is not None and span.since <= day <= last

    projects = [(p, p.fields.starts, p.fields.ends) for p in maker.shelves.projects]
    began = [p for p, starts, _ in projects if starts and within(first_day(starts))]
    over = [p for p, _, ends in projects if ends and within(last_day(ends))]
    new = [p for p in maker.shelves.practices if within(maker.dates(p).added)]
    for words, entries in (
        ("Hankkeita alkoi", began),
        ("Hankkeita päättyi", over),
        ("Uusia käytäntöjä tietopankissa", new),
    ):
        yield from _counted(maker, words, maker.cards(entries))


def _counted(maker: PageMaker, words: str, cards: Sequence[Card]) -> Iterator[str]:
    """Yield a number and below it what it counts; of a long list the first ones and where the rest is."""
    yield f"- {words}: {len(cards)}"
    shown = cards if len(cards) <= _MOST_LISTED else cards[:_MOST_LISTED]
    yield from (f"  - {_link(maker, card.title, card.address)}" for card in shown)
    if more := len(cards) - len(shown):
        yield f"  - ja {more} muuta: {_link(maker, 'koko luettelo', _LISTS[cards[0].kind])}"


def _themes(maker: PageMaker) -> Iterator[str]:
    yield "| Teema | Käytäntöjä | Hankkeita | Käynnissä |"
    yield "| --- | --- | --- | --- |"
    for each in maker.once(subjects):
        query = f"?teema={each.theme.id}"
        cells = (
            _link(maker, each.practices, _LISTS["practice"] + query),
            _link(maker, each.projects, _LISTS["project"] + query),
            _link(maker, each.running, f"{_LISTS['project']}{query}&tila=kaynnissa"),
        )
        yield f"| {plain(each.theme.name())} | {' | '.join(cells)} |"


def _gaps(maker: PageMaker) -> Iterator[str]:
    yield f"Maakunnat ja teemat ilman yhtään korttia. {_link(maker, 'Tilannekuva', COVERAGE)}"
    yield ""
    gaps = nothing_in(maker)
    yield from (f"- {plain(gap.name)}: {plain(', '.join(gap.themes))}" for gap in gaps)
    if not gaps:
        yield "- Ei aukkoja."


def _indicators(maker: PageMaker, span: Span) -> Iterator[str]:
    if not maker.current.is_confirmed:
        yield "Hankkeiden yhteistä mittaristoa ei ole vahvistettu, joten lukuja ei ole."
        return
    sheets = [s for s in maker.book.sheets.values() if s.period == span.period]
    if not sheets:
        yield "Jakso ei ole raportointijakso, joten lukuja ei ole. Valitse raportin jaksoksi raportointijakso."
        return
    yield f"Puuttuva luku puuttuu, se ei ole nolla. {_link(maker, 'Raportoinnin tilanne', REPORTING)}"
    yield ""
    yield "| Mittari | Luku | Kattavuus |"
    yield "| --- | --- | --- |"
    for sheet in sheets:
        fields = sheet.indicator.fields
        sums = [
            f"{_MOMENTS[table.moment]} {text}".strip()
            for table in sheet.tables
            if (text := sum_words(table.total, maker.words, fields.unit))
        ]
        told = _link(maker, "; ".join(sums) or "ei yhdistetä", sheet.address)
        cover = _link(maker, cover_words(sheet, maker.words), f"{sheet.address}#raportoineet")
        yield f"| {plain(fields.title)} | {told} | {cover} |"


def _near(maker: PageMaker) -> Iterator[str]:
    groups = near_groups(maker)
    yield f"Ryhmiä, joissa hankkeet tekevät lähes samaa: {_link(maker, len(groups), NEAR)}"
    yield ""
    for group in groups[:_NEAREST]:
        for near in group.others[:1]:
            first, other = (_link(maker, c.title, c.address) for c in (group.first, near.card))
            yield f"- {first} ja {other}: {plain('; '.join(near.reasons))}"


def _ending(maker: PageMaker) -> Iterator[str]:
    over = ended(maker)
    unkept = [project for project in over if not project.fields.steward_after]
    yield f"- Päättyy 90 päivän kuluessa: {_link(maker, len(ending(maker)), f'{ENDING}#paattyy')}"
    yield f"- Päättynyt, eikä vastaajaa tiedetä: {_link(maker, len(unkept), f'{ENDING}#vastuutta')}"
    kept = _link(maker, len(over) - len(unkept), f"{ENDING}#vastaaja")
    yield f"- Päättynyt, ja vastaaja tiedetään: {kept}"


def _adoptions(maker: PageMaker) -> Iterator[str]:
    practices = [entry.fields for entry in maker.shelves.practices]
    spread = sum(maturity(fields) == SPREAD for fields in practices)
    failed = len(failed_adoptions(maker))
    where = _link(maker, spread, f"{_LISTS['practice']}?kypsyys={SPREAD}")
    yield f"- Käytössä vähintään kahdessa muussa organisaatiossa: {where}"
    where = _link(maker, failed, f"{SETS}/ei-toiminut/#tyopaikat")
    yield f"- Käytäntöjä, jotka eivät toimineet jollain työpaikalla: {where}"


def _days(maker: PageMaker, span: Span) -> Iterator[str]:
    events = network_events(maker)
    held = [e for e in events if span.since <= first_day(e.fields.starts) <= span.until]
    yield from _counted(maker, "Verkostopäiviä jaksolla", maker.cards(held))
    yield f"- {_link(maker, 'Kaikki verkostopäivät', f'{NETWORK}#verkostopaivat')}"


def _fresh(maker: PageMaker) -> Iterator[str]:
    late = overdue(maker)
    told = _link(maker, count(len(late), "kortti", "korttia"), f"{STATUS}#tarkistus")
    yield f"Tarkistus on myöhässä: {told}."
    yield ""
    yield from (f"- {_link(maker, entry.fields.title, entry.address)}" for entry in late)
