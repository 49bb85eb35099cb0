"""Records: an entry as open data shows it, and as a row of a table."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from knowledgebase.catalogue.references import declared
from knowledgebase.render.maker import PageMaker
from knowledgebase.schema.fields import Record
from knowledgebase.validate.entry import Entry

COMPUTED = {
    "id": "Pysyvä tunniste.",
    "kind": "Kortin laji.",
    "url": "Sivu tietopankissa.",
    "changed": "Päivä, jona kortti viimeksi muuttui.",
}
PIECE = 100_000
"""Characters of a long file that are held at once."""
# Excel and its like take these for formulas: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What a spreadsheet turns into a day, a time or another number: 7-1, 1.6, 2025-12, 9:00, 1e5, 007.
_LOOKS_LIKE_NUMBER = re.compile(r"\d[\d\s.,:/e+-]*", re.IGNORECASE)
# What it reads as it is: whole numbers that it holds exactly, and days in full.
_READ_RIGHT = re.compile(r"0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", re.IGNORECASE)


def record(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    """Return an entry's public data: its identity, its fields as written, its last change.

    What is not published is not named either: references to it are left out.
    """
    changed = maker.dates(entry).changed
    data: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "url": maker.site.absolute(entry.address),
        "changed": changed.isoformat() if changed else None,
        **entry.fields.model_dump(mode="json"),
    }
    hidden = [link.loc for link in declared(entry) if not _is_shown(maker, link.target)]
    for loc in reversed(hidden):
        _remove(data, loc)
    return data


def _is_shown(maker: PageMaker, key: str) -> bool:
    return key in maker.current.entries


def _remove(data: Any, loc: tuple[str | int, ...]) -> None:
    # The whole item of the list goes, also when only its id names the hidden entry.
    if len(loc) == 1:
        data[loc[0]] = None
        return
    while loc and not isinstance(loc[-1], int):
        loc = loc[:-1]
    for step in loc[:-1]:
        data = data[step]
    if loc:
        del data[loc[-1]]


def table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as CSV that a Finnish Excel opens right: UTF-8 with BOM, semicolons, CRLF."""
    return b"".join(table_pieces(columns, rows))


def table_pieces(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield what `table` returns, some rows at a time."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    paths = [name.split(".") for name in names]
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow([_cell(_value(row, path)) for path in paths])
        if stream.tell() > PIECE:
            yield stream.getvalue().encode()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue().encode()


def _value(row: Mapping[str, Any], path: list[str]) -> Any:
    value: Any = row.get(path[0])
    for step in path[1:]:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(
            value
        ).lower()  # the lexical form that CSVW reads: https://www.w3.org/TR/xmlschema11-2/#boolean
    if isinstance(value, list):
        return _cell("|".join(_name_of(item) for item in value)) if value else ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) or _is_misread(value) else value
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    # A spreadsheet in Finnish reads 1.6 as the first of June.
    return format(Decimal(repr(value)), "f").removesuffix(".0").replace(".", ",")


def _is_misread(text: str) -> bool:
    return bool(_LOOKS_LIKE_NUMBER.fullmatch(text)) and not _READ_RIGHT.fullmatch(text)


def _name_of(item: Any) -> str:
    if isinstance(item, float):
        return _number(item)
    if not isinstance(item, dict):
        return str(item)
    return str(next((item[k] for k in ("id", "url", "title") if item.get(k)), ""))


@cache
def columns(model: type[Record]) -> tuple[str, ...]:
    """Return the columns of a kind's table: its fields, and the fields of its single records."""
    found = [*COMPUTED]
    for name, field in model.model_fields.items():
        inner = _record_in(field.annotation)
        found += [f"{name}.{part}" for part in inner.model_fields] if inner else [name]
    return tuple(found)


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) is tuple:
        return None
    return next(
        (found for inner in get_args(annotation) if (found := _record_in(inner)) is not None), None
    )
