"""Rows of results: each read by itself, and none where something is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from knowledgebase.read.result_rows import (
    COLUMNS,
    OPTIONAL,
    REQUIRED,
    read_result_file,
    read_results,
)

HEAD = ";".join(COLUMNS) + "\n"


def read(row):
    return read_result_file("t.csv", (HEAD + row + "\n").encode())


def test_a_row_is_read_with_all_that_it_tells():
    ((row,), findings) = read(
        "h;m;2026-kevat;alku;s;nainen;61,5;52;1,8;tarkistettu;p;https://example.org/x;29.8.2026"
    )
    assert findings == []
    assert (row.value, row.n, row.deviation) == (Decimal("61.5"), 52, Decimal("1.8"))
    assert (row.state, row.practice, row.reported) == ("tarkistettu", "p", date(2026, 8, 29))
    assert row.key == ("h", "m", "2026-kevat", "alku", "s", "nainen")
    assert row.line.place("arvo") == (2, 30)


def test_an_empty_value_is_missing_and_not_zero():
    ((row,), findings) = read("h;m;2026-kevat;;;;;;;;;;")
    assert row.value is None and row.n is None and row.state == "ilmoitettu" and findings == []
    ((zero,), _) = read("h;m;2026-kevat;;;;0;;;;;;")
    assert zero.value == 0


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        (";m;2026;;;;1;;;;;;", 1, "csv-empty"),
        ("h;m;2026;;s;;1;;;;;;", 13, "csv-empty"),
        ("h;m;2026;;;x;1;;;;;;", 11, "csv-empty"),
        ("h;m;2026;;;;yksi;;;;;;", 13, "csv-number"),
        ("h;m;2026;;;;1;2,5;;;;;", 15, "csv-number"),
        ("h;m;2026;;;;1;-2;;;;;", 15, "csv-number"),
        ("h;m;2026;;;;1;2;-1;;;;", 17, "csv-number"),
        ("h;m;2026;;;;1;;;;;;31.2.2026", 20, "csv-day"),
        ("h;m;2026;;;;1;;;;;;eilen", 20, "csv-day"),
        ("h;m;2026;;;;1;;;;;;1.1.99999999999", 20, "csv-day"),
    ],
)
def test_a_wrong_cell_is_told_at_its_column_and_the_row_left_out(row, column, rule):
    rows, (found,) = read(row)
    assert rows == [] and (found.line, found.column, found.rule) == (2, column, rule)


def test_the_columns_of_a_template_are_those_that_are_read():
    assert sorted(COLUMNS) == sorted((*REQUIRED, *OPTIONAL))


def test_files_are_read_in_order_of_name(make_root):
    folder = "content/mittaristo/tulokset"
    row = "{0};m;2026;;;;1;;;;;;\n"
    files = {f"{folder}/{id}.csv": HEAD + row.format(id) for id in ("b", "a")}
    rows, findings = read_results(make_root({**files, f"{folder}/.a.csv.swp": "x"}))
    assert [row.project for row in rows] == ["a", "b"] and findings == []
