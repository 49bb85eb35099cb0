"""Delimited: a table as Excel saves it in Finnish, cell by cell with line and column.

Strict on purpose: a cell that could be read in two ways is told, never guessed.
Form: RFC 4180, with the semicolon that a Finnish Excel writes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.near import nearest
from knowledgebase.read.places import Place
from knowledgebase.read.source import decode

SEPARATOR = ";"
# What a zip archive (XLSX, ODS) and an old Office file (XLS) begin with.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHERS = {",": "pilkku", "\t": "sarkain"}
_NUMBER = re.compile(r"-?\d{1,15}(?:,\d{1,6})?", re.ASCII)
_GROUPED = re.compile(r"(-?\d{1,3})((?:[ \xa0\u202f]\d{3}){1,4})(,\d{1,6})?", re.ASCII)
_POINTED = re.compile(r"-?\d{1,15}\.(?:\d{1,2}|\d{4,6})", re.ASCII)


@dataclass(frozen=True)
class Line:
    """A row of a table: its cells by the name of their column, each with its place."""

    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def place(self, name: str) -> Place:
        """Return the line and column of a cell; of the row's first cell when it has no such."""
        return self.number, self.columns.get(name, 1)


def read_table(
    path: str, raw: bytes, required: tuple[str, ...], optional: tuple[str, ...]
) -> tuple[list[Line], list[Finding]]:
    """Read the rows of one file whose first line names the columns, in any order.

    Rows that are wrong in form are told and left out; a fault of the header leaves none. Empty
    lines are passed over. The byte order mark and the line ends of Windows belong to the form.
    """
    if raw.startswith(_WORKBOOKS):
        return [], [finding(path, (1, 1), "csv-workbook")]
    text, told = decode(path, raw)
    findings = [found for found in told if found.rule != "byte-order-mark"]
    if text is None or has_errors(findings):
        return [], findings
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip(" ;")]
    if not lines:
        return [], [*findings, finding(path, (1, 1), "csv-header", value=", ".join(required))]
    names, wrong = _header(path, *lines[0], required, optional)
    findings += wrong
    if wrong:
        return [], findings
    rows: list[Line] = []
    for number, line in lines[1:]:
        cells = list(_cells(line))
        if not cells:
            findings.append(finding(path, (number, line.index('"') + 1), "csv-quote"))
        elif len(cells) != len(names):
            values = {"count": len(cells), "expected": len(names)}
            findings.append(finding(path, (number, 1), "csv-cells", **values))
        else:
            values_by = {name: text for name, (text, _) in zip(names, cells, strict=True)}
            columns = {name: column for name, (_, column) in zip(names, cells, strict=True)}
            rows.append(Line(number, values_by, columns))
    return rows, findings


def _header(
    path: str, number: int, line: str, required: tuple[str, ...], optional: tuple[str, ...]
) -> tuple[list[str], list[Finding]]:
    """Return the names of the columns, and findings on those that are wrong or missing."""
    other = next((mark for mark in _OTHERS if mark in line and SEPARATOR not in line), None)
    if other:
        return [], [finding(path, (number, 1), "csv-separator", value=_OTHERS[other])]
    cells = list(_cells(line))
    names = [text.casefold() for text, _ in cells]
    known = (*required, *optional)
    findings = []
    for name, (_, column) in zip(names, cells, strict=True):
        if name not in known or names.count(name) > 1:
            values = {"value": name, "allowed": ", ".join(known), "guess": nearest(name, known)}
            if name in known:
                values["guess"] = ""
            findings.append(finding(path, (number, column), "csv-column", **values))
    missing = [name for name in required if name not in names]
    if missing:
        findings.append(finding(path, (number, 1), "csv-header", value=", ".join(missing)))
    return names, findings


def _cells(line: str) -> Iterator[tuple[str, int]]:
    """Yield (text, column) of each cell; nothing at all when a quotation does not end.

    One pass over the line, quotes doubled inside a quotation.
    """
    found: list[tuple[str, int]] = []
    at = 0
    while at <= len(line):
        start, text = at, ""
        if line[at : at + 1] == '"':
            at, text, closed = _quoted(line, at + 1)
            if not closed or line[at : at + 1] not in ("", SEPARATOR):
                return
        else:
            end = line.find(SEPARATOR, at)
            at = len(line) if end < 0 else end
            text = line[start:at]
        found.append((text.strip(), start + 1))
        at += 1
    yield from found


def _quoted(line: str, at: int) -> tuple[int, str, bool]:
    """Return where a quotation ends, its text, and whether it ends on this line."""
    parts: list[str] = []
    while True:
        end = line.find('"', at)
        if end < 0:
            return len(line), "", False
        parts.append(line[at:end])
        if line[end + 1 : end + 2] != '"':
            return end + 1, "".join(parts), True
        parts.append('"')
        at = end + 2


def number_of(text: str) -> Decimal | None:
    """Return the number that a cell holds, None when it is none or could be two.

    Decimals follow a comma; a point will do where it cannot part thousands.

    >>> number_of("1 234,5"), number_of("6.8"), number_of("1.234"), number_of("72 %")
    (Decimal('1234.5'), Decimal('6.8'), None, None)
    """
    if found := _GROUPED.fullmatch(text):
        text = found[1] + re.sub(r"\D", "", found[2]) + (found[3] or "")
    if _NUMBER.fullmatch(text) or _POINTED.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None
