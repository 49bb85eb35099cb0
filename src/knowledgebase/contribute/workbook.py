"""Workbook: tables as an .xlsx file, the few parts that a spreadsheet needs and no more.

Every cell is text, so that no spreadsheet takes 2026-kevat for a day; the cells to be filled in are
empty. The same tables give the same bytes. Parts by ECMA-376, Office Open XML, part 1 (18.3, inline
strings 18.3.1.53) and part 2 (packages).
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

Rows = Sequence[Sequence[str]]
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)
_LEAST, _MOST = 10, 60
"""Widths of a column, in characters."""


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return an .xlsx file with the tables by the names of their sheets; first rows are headers."""
    names = list(sheets)
    numbers = range(1, len(names) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relationships(
            [
                *(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
    }
    parts |= {
        f"xl/worksheets/sheet{number}.xml": _sheet(rows)
        for number, rows in zip(numbers, sheets.values(), strict=True)
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, text in parts.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, _HEAD + text)
    return stream.getvalue()


def _content_types(numbers: Sequence[int]) -> str:
    own = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    own += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{_TYPE}.{kind}+xml"/>' for path, kind in own
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(links: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _book(names: Sequence[str]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{rows}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    widths = [
        min(max(_LEAST, *(len(text) + 2 for text in column)), _MOST)
        for column in zip(*rows, strict=True)
    ]
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    body = "".join(
        f'<row r="{number}">{_cells(number, row)}</row>' for number, row in enumerate(rows, 1)
    )
    # The header stays in sight.
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView>'
        f"</sheetViews><cols>{columns}</cols><sheetData>{body}</sheetData></worksheet>"
    )


def _cells(number: int, row: Sequence[str]) -> str:
    style = ' s="1"' if number == 1 else ""
    return "".join(
        f'<c r="{column_name(place)}{number}" t="inlineStr"{style}>'
        f'<is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for place, text in enumerate(row, 1)
        if text
    )


def column_name(number: int) -> str:
    """Return the letters of a column.

    >>> column_name(1), column_name(26), column_name(27), column_name(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
