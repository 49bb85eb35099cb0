"""Indicators: their list, the rows under each number, who has reported, and what pages show of them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from knowledgebase.ground.layout import REPORTING, SHELVES
from knowledgebase.ground.terms import COUNT, SHARE
from knowledgebase.indicators.book import Sheet
from knowledgebase.indicators.change import changes
from knowledgebase.indicators.due import is_late, not_enrolled, rounds
from knowledgebase.indicators.result_tables import Table
from knowledgebase.indicators.sums import Number
from knowledgebase.render.maker import HOME, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.charts import Chart, bar_chart
from knowledgebase.render.view.number_words import (
    WHY_WITHHELD,
    change_words,
    cover_words,
    joint_words,
    moment_words,
    number_words,
    sum_words,
)
from knowledgebase.render.view.wording import Words
from knowledgebase.schema import Indicator, Project
from knowledgebase.validate.entry import Entry

LIST = f"{SHELVES['indicator'].address}/"
_STYLES = ("assets/css/indicators.css",)
_LEVELS = ("tuotos", "tulos", "vaikuttavuus")


def indicator_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of indicators, the page of who has reported, and a page for each sheet."""
    if not (maker.current.of_kind("indicator") or maker.intro(LIST)):
        return
    yield _list(maker)
    yield _reporting(maker)
    for sheet in maker.book.sheets.values():
        yield _sheet(maker, sheet)


def standing_of(maker: PageMaker) -> dict[str, Any]:
    """Return what every page of indicators says of the set: who confirmed it and when, or that no one has."""
    made = maker.current.indicator_set
    confirmed = maker.current.is_confirmed
    return {
        "set_title": made.fields.title if made else "",
        "confirmed": made.fields.confirmed if made and confirmed else None,
        "confirmed_by": made.fields.confirmed_by if made and confirmed else None,
    }


def indicator_context(maker: PageMaker, entry: Entry[Indicator]) -> dict[str, Any]:
    """Return what an indicator's page shows beside its fields: the number of each period and its cover."""
    sheets = maker.book.by_indicator.get(entry.id, ())
    return {
        "sheets": [_told(sheet, maker.words_of(entry)) for sheet in sheets],
        "in_set": entry.id in maker.current.confirmed,
        "counted": entry.fields.figure == COUNT,
        **standing_of(maker),
    }


def reported_by(maker: PageMaker, entry: Entry[Project]) -> dict[str, Any]:
    """Return the numbers that a project has reported, and its indicators that have none yet."""
    found, words = maker.book.by_project.get(entry.id, ()), maker.words_of(entry)
    rows = [
        {
            "sheet": sheet,
            "moment": moment_words(number.row.moment, words),
            "text": number_words(number, words, sheet.indicator.fields.unit),
            "number": number,
        }
        for sheet, number in found
    ]
    there = {sheet.indicator.id for sheet, _ in found}
    indicators = maker.current.entries
    empty = [
        indicators[f"indicator:{id}"]
        for id in entry.fields.indicators
        if id not in there and f"indicator:{id}" in indicators
    ]
    half = [
        (sheet, ", ".join(moment_words(m, words).lower() for m in report.half))
        for sheet, report in maker.book.half_given.get(entry.id, ())
    ]
    return {"rows": rows, "empty": empty, "half": half, **standing_of(maker)}


def _told(sheet: Sheet, words: Words) -> dict[str, Any]:
    unit = sheet.indicator.fields.unit
    totals = [
        (moment_words(table.moment, words), sum_words(table.total, words, unit))
        for table in sheet.tables
    ]
    return {
        "sheet": sheet,
        "totals": totals,
        "cover": cover_words(sheet, words),
        "joint": joint_words(sheet, words),
    }


def _list(maker: PageMaker) -> Page:
    head = Head(
        LIST,
        SHELVES["indicator"].many,
        summary_of(maker.intro(LIST), "Millä hankkeiden työtä ja vaikutusta mitataan."),
        trail=[HOME],
        styles=_STYLES,
    )
    return maker.page("indicator_list", head, partial(_listed, maker))


def _listed(maker: PageMaker) -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = {}
    confirmed = maker.current.confirmed
    for entry in maker.current.of_kind("indicator"):
        sheets = maker.book.by_indicator.get(entry.id, ())
        latest = next((sheet for sheet in sheets if sheet.tables), sheets[0] if sheets else None)
        row = {"entry": entry, "told": _told(latest, maker.words) if latest else None}
        outside = bool(confirmed) and entry.id not in confirmed
        groups.setdefault("" if outside else entry.fields.level, []).append(row)
    return {
        "intro": maker.intro(LIST),
        "groups": [(level, groups[level]) for level in (*_LEVELS, "") if level in groups],
        **standing_of(maker),
    }


def _reporting(maker: PageMaker) -> Page:
    head = Head(
        REPORTING,
        "Raportoinnin tilanne",
        "Mitkä hankkeet ovat raportoineet ja mitä on vielä antamatta.",
        trail=[HOME, (SHELVES["indicator"].many, LIST)],
        styles=_STYLES,
    )
    return maker.page("reporting", head, partial(_rounds, maker))


def _rounds(maker: PageMaker) -> dict[str, Any]:
    return {
        "rounds": rounds(maker.book, maker.current.periods.values(), maker.today),
        "not_enrolled": not_enrolled(maker.current, maker.today),
        "title_of": partial(_project_title, maker),
        **standing_of(maker),
    }


def _sheet(maker: PageMaker, sheet: Sheet) -> Page:
    entry = sheet.indicator
    head = Head(
        sheet.address,
        f"{entry.fields.title}: {sheet.period.title}",
        f"Mistä luku on koottu: {cover_words(sheet, maker.words)}.",
        trail=[HOME, (SHELVES["indicator"].many, LIST), (entry.fields.title, entry.address)],
        styles=_STYLES,
    )
    return maker.page("indicator_rows", head, partial(_opened, maker, sheet))


def _opened(maker: PageMaker, sheet: Sheet) -> dict[str, Any]:
    """Return what the page of a sheet shows: every row under its total, and who is missing."""
    title_of = partial(_project_title, maker)
    fields = sheet.indicator.fields
    return {
        "sheet": sheet,
        "fields": fields,
        "cover": cover_words(sheet, maker.words),
        "joint": joint_words(sheet, maker.words),
        "why_withheld": WHY_WITHHELD,
        "tables": [_shown(maker, sheet, table) for table in sheet.tables],
        "changes": [
            (title_of(change.after.row.project), change, change_words(change, maker.words))
            for change in changes(sheet)
        ],
        "title_of": title_of,
        "practice_of": lambda id: maker.current.entries.get(f"practice:{id}"),
        "counted": fields.figure == COUNT,
        "share": fields.figure == SHARE,
        "is_late": partial(is_late, period=sheet.period),
        **standing_of(maker),
    }


def _shown(maker: PageMaker, sheet: Sheet, table: Table) -> dict[str, Any]:
    """Return one table of a sheet as its page shows it: total, chart, rows and classes."""
    unit = sheet.indicator.fields.unit
    rows = [
        {
            "number": number,
            "title": _project_title(maker, number.row.project),
            "text": number_words(number, maker.words, unit),
        }
        for number in table.numbers
    ]
    return {
        "moment": moment_words(table.moment, maker.words),
        "total": sum_words(table.total, maker.words, unit),
        "rows": rows,
        "chart": _chart(maker, sheet, table, rows),
        "parts": [
            _part(maker, table, breakdown.id, breakdown.title, breakdown.classes)
            for breakdown in sheet.indicator.fields.breakdowns
            if breakdown.id in table.parts
        ],
    }


def _chart(
    maker: PageMaker, sheet: Sheet, table: Table, rows: list[dict[str, Any]]
) -> Chart | None:
    fields = sheet.indicator.fields
    moment = moment_words(table.moment, maker.words).lower()
    title = f"{fields.title}, {sheet.period.title.lower()}" + (f", {moment}" if moment else "")
    most = 100.0 if fields.figure == SHARE else fields.most
    given = [(row["title"], row["number"].value, row["text"]) for row in rows]
    return bar_chart(f"kuvio-{table.moment or 'luku'}", title, given, most)


def _part(
    maker: PageMaker, table: Table, id: str, title: str, classes: tuple[str, ...]
) -> dict[str, Any]:
    by_project: dict[str, list[Number]] = {}
    for number in table.parts[id]:
        by_project.setdefault(number.row.project, []).append(number)
    return {
        "title": title,
        "classes": classes,
        "rows": [
            (
                project,
                _project_title(maker, project),
                [(n, number_words(n, maker.words)) for n in numbers],
            )
            for project, numbers in by_project.items()
        ],
        "of": max(total.of for total in table.sums[id].values()),
        "sums": [sum_words(table.sums[id][name], maker.words) or "–" for name in classes],
    }


def _project_title(maker: PageMaker, id: str) -> str:
    project = maker.current.project(id)
    return (project.fields.acronym or project.fields.title) if project else id
