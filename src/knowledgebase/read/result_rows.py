"""Result rows: what one project reports, one CSV file a project, one number a row.

Here each row is read by itself. What it names is looked up by the catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import RESULTS, is_left_by_tools
from knowledgebase.ground.terms import REPORTED
from knowledgebase.read.delimited import Line, number_of, read_table
from knowledgebase.read.record import is_plain_file
from knowledgebase.read.source import read_bytes

REQUIRED = ("hanke", "mittari", "jakso", "arvo")
OPTIONAL = (
    *("hetki", "jaottelu", "luokka", "n", "hajonta"),
    *("tila", "kaytanto", "lahde", "ilmoitettu"),
)
COLUMNS = (
    *("hanke", "mittari", "jakso", "hetki", "jaottelu", "luokka"),
    *("arvo", "n", "hajonta", "tila", "kaytanto", "lahde", "ilmoitettu"),
)
"""The columns in the order in which a template has them."""


@dataclass(frozen=True)
class ResultRow:
    """One reported number: whose, of what, when, and the place where it is written.

    `value` is None when the number is missing: never zero. `n` is how many answered, `deviation`
    their standard deviation. `breakdown` and `part` are '' for a whole.
    """

    path: str
    line: Line
    project: str
    indicator: str
    period: str
    moment: str
    breakdown: str
    part: str
    value: Decimal | None
    n: int | None
    deviation: Decimal | None
    state: str
    practice: str
    source: str
    reported: date | None

    @property
    def key(self) -> tuple[str, ...]:
        """What no two rows may share."""
        return (
            *(self.project, self.indicator, self.period),
            *(self.moment, self.breakdown, self.part),
        )

    @property
    def is_given(self) -> bool:
        """True for a number, and for a class with nobody in it: its n is zero and it has no value."""
        return self.value is not None or (bool(self.part) and self.n == 0)

    @property
    def rounded_from(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest number that is written as this one with so many decimals."""
        value = self.value or Decimal(0)
        half = Fraction(10) ** min(0, int(value.as_tuple().exponent)) / 2
        return Fraction(value) - half, Fraction(value) + half


def read_results(root: Path) -> tuple[tuple[ResultRow, ...], list[Finding]]:
    """Read every file of results under `root`, in order of name, with the findings on them."""
    rows: list[ResultRow] = []
    findings: list[Finding] = []
    for file in sorted((root / RESULTS).glob("*.csv")):
        path = f"{RESULTS}/{file.name}"
        if is_plain_file(root, path) and not is_left_by_tools(file.name):
            read, found = read_result_file(path, read_bytes(file))
            rows += read
            findings += found
    return tuple(rows), findings


def read_result_file(path: str, raw: bytes) -> tuple[list[ResultRow], list[Finding]]:
    """Read the rows of one file; those with a fault of their own are told and left out."""
    lines, findings = read_table(path, raw, REQUIRED, OPTIONAL)
    rows: list[ResultRow] = []
    for line in lines:
        faults = list(_faults(path, line))
        findings += faults
        if not has_errors(faults):
            rows.append(_row(path, line))
    return rows, findings


def _faults(path: str, line: Line) -> Iterator[Finding]:
    cells = line.cells
    for name in ("hanke", "mittari", "jakso"):
        if not cells[name]:
            yield finding(path, line.place(name), "csv-empty", value=name)
    for name in ("arvo", "n", "hajonta"):
        text = cells.get(name, "")
        number = number_of(text)
        whole = name != "n" or number is None or number == int(number)
        if text and (number is None or not whole or (name != "arvo" and number < 0)):
            yield finding(path, line.place(name), "csv-number", name=name, value=text)
    if bool(cells.get("jaottelu")) != bool(cells.get("luokka")):
        empty = "luokka" if cells.get("jaottelu") else "jaottelu"
        yield finding(path, line.place(empty), "csv-empty", value=empty)
    day = cells.get("ilmoitettu", "")
    if day and _day(day) is None:
        yield finding(path, line.place("ilmoitettu"), "csv-day", value=day)


def _row(path: str, line: Line) -> ResultRow:
    cells = line.cells
    n = number_of(cells.get("n", ""))
    return ResultRow(
        path,
        line,
        project=cells["hanke"],
        indicator=cells["mittari"],
        period=cells["jakso"],
        moment=cells.get("hetki", ""),
        breakdown=cells.get("jaottelu", ""),
        part=cells.get("luokka", ""),
        value=number_of(cells["arvo"]),
        n=None if n is None else int(n),
        deviation=number_of(cells.get("hajonta", "")),
        state=cells.get("tila", "") or REPORTED,
        practice=cells.get("kaytanto", ""),
        source=cells.get("lahde", ""),
        reported=_day(cells.get("ilmoitettu", "")),
    )


def _day(text: str) -> date | None:
    """Return a day written 2026-11-29 or 29.11.2026, as Excel turns the first into the second."""
    parts = text.split(".")[::-1] if "." in text else text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, OverflowError):
        return None
