"""Steering, the indicators: numbers as they may be shown, what changed, and which ones are missing."""

from collections.abc import Iterator, Sequence

from knowledgebase.ground.layout import REPORTING
from knowledgebase.indicators.book import Sheet
from knowledgebase.indicators.change import changes
from knowledgebase.indicators.due import Round, not_enrolled, rounds
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.indicator_pages import LIST
from knowledgebase.render.view.number_words import (
    WHY_WITHHELD,
    change_words,
    cover_words,
    joint_words,
    moment_words,
    sum_words,
)
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.report.due_reviews import plain
from knowledgebase.report.spans import Span
from knowledgebase.report.steering_due import missing_words, project_link
from knowledgebase.report.steering_parts import Listed, Section, link, table

_TITLE = "Mittarit"


def indicators(maker: PageMaker, span: Span) -> Section:
    """Return the numbers of the reporting period, or of those that ended during the days of the report."""
    if not maker.current.is_confirmed:
        none = "Hankkeiden yhteistä mittaristoa ei ole vahvistettu, joten lukuja ei ole."
        if maker.current.of_kind("indicator"):
            none += " " + link(maker, "Mittarit esimerkkeinä", LIST)
        return Section(_TITLE, [none])
    periods = [
        each
        for each in maker.current.periods.values()
        if each == span.period or (not span.period and span.since <= each.ends <= span.until)
    ]
    ids = {period.id for period in periods}
    sheets = [s for s in maker.book.sheets.values() if s.period.id in ids]
    if not sheets:
        return Section(
            _TITLE, ["Aikavälillä ei pääty raportointijaksoa, jolta hankkeet raportoivat."]
        )
    columns = ("Mittari", "Jakso", "Luku", "Kattavuus", "Salattuja lukuja")
    lines = [
        f"Puuttuva luku puuttuu, se ei ole nolla. Salattu luku on annettu, mutta sitä ei näytetä: {WHY_WITHHELD}.",
        "",
        *table(columns, (_row(maker, sheet) for sheet in sheets)),
        *_changes(maker, sheets),
    ]
    begun = [r for r in rounds(maker.book, periods, maker.today) if r.standings]
    missing = tuple(_missing(maker, each) for each in begun)
    lines += ["", "### Kuka on raportoinut", ""] if begun else []
    for each, listed in zip(begun, missing, strict=True):
        ready = link(maker, len(each.ready), f"{REPORTING}#valmiit-{each.period.id}")
        late = "Myöhässä" if each.is_late else "Antamatta"
        lines.append(
            f"- {plain(each.period.title)}: kaikki luvut antanut {ready}/{len(each.standings)} hanketta."
            f" {late}: {listed.told}. Määräpäivä {finnish_date(each.period.due)}."
        )
    outside = _not_enrolled(maker)
    lines += ["", f"Käynnissä olevia hankkeita, jotka eivät ole vielä mukana: {outside.told}."]
    return Section(_TITLE, lines, (*missing, outside))


def _row(maker: PageMaker, sheet: Sheet) -> tuple[str, ...]:
    fields = sheet.indicator.fields
    sums = [
        f"{moment_words(table.moment, maker.words).lower()} {text}".strip()
        for table in sheet.tables
        if (text := sum_words(table.total, maker.words, fields.unit))
    ]
    none = "ei yhdistetä" if sheet.tables else "ei vielä lukuja"
    where = f"{sheet.address}#raportoineet"
    cover, joint = cover_words(sheet, maker.words), joint_words(sheet, maker.words)
    return (
        plain(fields.title),
        plain(sheet.period.title),
        link(maker, "; ".join(sums) or none, sheet.address),
        " ".join(link(maker, told, where) for told in (cover, joint) if told),
        link(maker, sheet.withheld, f"{sheet.address}#salatut") if sheet.withheld else "0",
    )


def _changes(maker: PageMaker, sheets: Sequence[Sheet]) -> Iterator[str]:
    rows = [
        (
            link(maker, sheet.indicator.fields.title, f"{sheet.address}#muutos"),
            project_link(maker, change.after.row.project),
            *map(plain, change_words(change, maker.words)),
        )
        for sheet in sheets
        for change in changes(sheet)
    ]
    if rows:
        yield from ("", "### Ennen ja jälkeen", "")
        yield "Väli kertoo, kuinka suuri muutos voisi sattumalta olla. Se ei kerro, mistä muutos johtuu: vertailuryhmää ei ole."
        yield ""
        yield from table(("Mittari", "Hanke", "Alussa", "Lopussa", "Muutos", "95 %:n väli"), rows)


def _missing(maker: PageMaker, each: Round) -> Listed:
    rows = tuple(
        (
            project_link(maker, one.project),
            f"{len(one.reported)}/{len(one.reported) + len(one.missing)}",
            missing_words(maker, one),
        )
        for one in each.waiting
    )
    return Listed(f"Puuttuvat luvut, {each.period.title}", ("Hanke", "Annettu", "Puuttuu"), rows)


def _not_enrolled(maker: PageMaker) -> Listed:
    rows = tuple(
        (
            project_link(maker, each.id),
            plain(maker.words.name(each.fields.lead, "organisations"))
            if each.fields.lead
            else "ei tiedossa",
        )
        for each in not_enrolled(maker.current, maker.today)
    )
    return Listed("Hankkeet, jotka eivät ole vielä mukana", ("Hanke", "Päätoteuttaja"), rows)
