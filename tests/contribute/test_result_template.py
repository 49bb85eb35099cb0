"""The template: all that a project is to fill in, and what it gives back passes the check."""

import csv
import io

from knowledgebase.contribute.result_template import delimited, guide_table, template_table
from knowledgebase.read.result_rows import COLUMNS, read_result_file


def test_every_number_that_is_asked_has_a_row(reported):
    head, *rows = template_table(reported, "koe-aalto", reported.periods["2026-kevat"])
    assert head == COLUMNS
    asked = [tuple(row[1:6]) for row in rows]
    assert asked == [
        ("osallistujat", "2026-kevat", "", "", ""),
        ("osallistujat", "2026-kevat", "", "sukupuoli", "nainen"),
        ("osallistujat", "2026-kevat", "", "sukupuoli", "mies"),
        ("osallistujat", "2026-kevat", "", "sukupuoli", "muu"),
        ("tyokyky", "2026-kevat", "alku", "", ""),
        ("tyokyky", "2026-kevat", "loppu", "", ""),
        ("pisteet", "2026-kevat", "alku", "", ""),
        ("pisteet", "2026-kevat", "loppu", "", ""),
    ]
    assert {row[0] for row in rows} == {"koe-aalto"}
    assert not [cell for row in rows for cell in row[6:] if cell]


def test_the_empty_template_is_read_without_a_fault(reported):
    table = template_table(reported, "koe-aalto", reported.periods["2026-kevat"])
    rows, findings = read_result_file("koe-aalto.csv", delimited(table))
    assert len(rows) == 8 and findings == []
    assert {row.value for row in rows} == {None}


def test_a_cell_with_a_semicolon_stays_one_cell():
    text = delimited([("a;b", 'c"d')]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";")) == [["a;b", 'c"d']]


def test_the_guide_tells_each_column_and_each_indicator(reported):
    told = {row[0]: row for row in guide_table(reported, "koe-aalto")}
    assert set(COLUMNS) < set(told)
    assert told["osallistujat"][3] == "Yksi on yksi. Ei lasketa: Muita ei lasketa."
    assert told["tyokyky"][3].endswith("Anna myös n.")
