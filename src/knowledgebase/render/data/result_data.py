"""Result data: reported numbers as open data, as they may be shown, and what their columns mean (CSVW)."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from knowledgebase.ground.terms import MISSING
from knowledgebase.indicators.book import Sheet
from knowledgebase.indicators.sums import Number
from knowledgebase.read.result_rows import COLUMNS, ResultRow
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.number_words import WHY_WITHHELD

# Name, CSVW datatype and meaning of each column, in their order.
RESULT_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("project", "string", "Hankkeen tunniste."),
    ("indicator", "string", "Mittarin tunniste."),
    ("period", "string", "Raportointijakson tunniste."),
    ("moment", "string", "alku tai loppu; tyhjä, kun mittaushetkiä on yksi."),
    ("breakdown", "string", "Jaottelun tunniste; tyhjä, kun luku on kokonaisluku."),
    ("class", "string", "Luokka jaottelussa."),
    (
        "value",
        "number",
        "Luku mittarin yksikössä; tyhjä, kun se on salattu tai puuttuu tai luokassa ei ole ketään.",
    ),
    (
        "n",
        "integer",
        "Kuinka monesta luku on laskettu; 0, kun luokassa ei ole ketään; tyhjä, kun sitä ei ole tai se on salattu.",
    ),
    (
        "withheld",
        "boolean",
        f"true, kun luku on ilmoitettu mutta salattu: {WHY_WITHHELD}.",
    ),
    ("unit", "string", "Mittarin yksikkö."),
    (
        "state",
        "string",
        "Tuloksen tila; puuttuu, kun luku on antamatta; tyhjä, kun luokka on salattu.",
    ),
    ("practice", "string", "Käytäntö, josta luku kertoo."),
    ("source", "anyURI", "Osoite, jossa hanke kertoo luvusta; tyhjä, kun luku on salattu."),
    ("reported", "date", "Päivä, jona luku on ilmoitettu."),
    ("file", "string", "Tiedosto, josta luku on luettu; tyhjä, kun luku puuttuu."),
    ("line", "integer", "Tiedoston rivi; tyhjä, kun luku puuttuu."),
)
_TYPES: dict[str, list[str]] = {
    "number": ["number", "null"],
    "integer": ["integer", "null"],
    "boolean": ["boolean"],
}


def result_rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    """Yield each number as it may be shown, in the order of the book, and then those missing from periods begun."""
    for sheet, number in _numbers(maker):
        yield _row(maker, sheet, number)
    for sheet in maker.book.sheets.values():
        if sheet.period.starts > maker.today:
            continue
        for report in sheet.missing:
            yield from (_missing(sheet, report.project, moment) for moment in report.missing)


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of one row."""
    properties = {
        name: {"type": _TYPES.get(kind, ["string", "null"]), "description": text}
        for name, kind, text in RESULT_COLUMNS
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def csvw(url: str, licence: str) -> dict[str, Any]:
    """Return what the table at `url` holds, for programs: https://www.w3.org/TR/tabular-metadata/."""
    number = {"base": "decimal", "format": {"decimalChar": ","}}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "fi"}],
        "url": url,
        "dc:title": "Mittarien tulokset",
        "dc:license": {"@id": licence},
        "dialect": {"delimiter": ";", "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "dc:description": text,
                    "datatype": number if kind == "number" else kind,
                    "required": name in ("project", "indicator", "period", "withheld"),
                }
                for name, kind, text in RESULT_COLUMNS
            ],
            "primaryKey": ["project", "indicator", "period", "moment", "breakdown", "class"],
        },
    }


def project_files(maker: PageMaker, root: str) -> dict[str, Callable[[], bytes]]:
    """Return what makes the file of each project as it was read, row for row, without what is withheld.

    A line has the number that it has in the project's own file, so that a number leads to its row.
    """
    numbers: dict[str, list[Number]] = {}
    for _, number in _numbers(maker):
        numbers.setdefault(number.row.project, []).append(number)
    return {
        f"{root}/results/{project}.csv": partial(_project_file, maker, found)
        for project, found in sorted(numbers.items())
    }


def _project_file(maker: PageMaker, numbers: list[Number]) -> bytes:
    lines = {number.row.line.number: _as_written(maker, number) for number in numbers}
    # Every line up to the last is there: one that has no number is empty.
    return table(COLUMNS, (lines.get(number, {}) for number in range(2, max(lines) + 1)))


def _numbers(maker: PageMaker) -> Iterator[tuple[Sheet, Number]]:
    for sheet in maker.book.sheets.values():
        for each in sheet.tables:
            yield from ((sheet, number) for number in each.every())


def _as_written(maker: PageMaker, number: Number) -> dict[str, Any]:
    row = number.row
    cells: dict[str, Any] = {
        **row.line.cells,
        "kaytanto": _practice(maker, row),
        "ilmoitettu": row.reported.isoformat() if row.reported else "",
    }
    if number.is_withheld:
        cells |= {"arvo": "salattu", "n": "", "hajonta": ""}
    else:
        cells["arvo"] = _plain(number.value)
        cells["n"] = number.n
        cells["hajonta"] = _plain(number.deviation)
    return cells


def _practice(maker: PageMaker, row: ResultRow) -> str:
    # What is not published is not named either.
    return row.practice if f"practice:{row.practice}" in maker.current.entries else ""


def _plain(value: Any) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _missing(sheet: Sheet, project: str, moment: str) -> dict[str, Any]:
    return dict.fromkeys(name for name, _, _ in RESULT_COLUMNS) | {
        "project": project,
        "indicator": sheet.indicator.id,
        "period": sheet.period.id,
        "moment": moment or None,
        "withheld": False,
        "unit": sheet.indicator.fields.unit,
        "state": MISSING,
    }


def _row(maker: PageMaker, sheet: Sheet, number: Number) -> dict[str, Any]:
    row = number.row
    return {
        "project": row.project,
        "indicator": row.indicator,
        "period": row.period,
        "moment": row.moment or None,
        "breakdown": row.breakdown or None,
        "class": row.part or None,
        "value": _plain(number.value),
        "n": number.n,
        "withheld": number.is_withheld,
        "unit": sheet.indicator.fields.unit,
        "state": row.state or None,
        "practice": _practice(maker, row) or None,
        "source": row.source or None,
        "reported": row.reported.isoformat() if row.reported else None,
        "file": row.path,
        "line": row.line.number,
    }
