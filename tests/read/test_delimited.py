"""Tables as Excel saves them: what is read, and what is told instead of guessed."""

from decimal import Decimal

import pytest

from knowledgebase.read.delimited import number_of, read_table

HEAD = "a;b;c\n"


def rows(text, **options):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_table("t.csv", raw, ("a", "b"), ("c",), **options)


def cells(text):
    found, findings = rows(text)
    assert findings == []
    return [tuple(line.cells.values()) for line in found]


@pytest.mark.parametrize(
    "raw",
    [
        b"a;b;c\n1;2;3\n",
        b"\xef\xbb\xbfa;b;c\r\n1;2;3\r\n",
        b"A; b ;C\r1;2;3",
        b"a;b;c\n\n1;2;3\n;;\n",
        b'"a";"b";"c"\n"1";"2";"3"\n',
    ],
    ids=["plain", "Excel", "old Mac", "empty lines", "quoted"],
)
def test_the_forms_of_one_table_are_read_alike(raw):
    assert cells(raw) == [("1", "2", "3")]


def test_each_cell_knows_its_line_and_column():
    ((line,), _) = rows('a;b;c\n"x;y";22;z\n')
    assert line.cells == {"a": "x;y", "b": "22", "c": "z"}
    assert [line.place(name) for name in "abc"] == [(2, 1), (2, 7), (2, 10)]


def test_columns_may_stand_in_any_order_and_the_optional_may_be_away():
    ((line,), findings) = rows("b;a\n1;2\n")
    assert line.cells == {"b": "1", "a": "2"} and findings == []


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("a,b\n1,2\n", (1, 1), "csv-separator"),
        ("a\tb\n1\t2\n", (1, 1), "csv-separator"),
        ("a;c\n1;2\n", (1, 1), "csv-header"),
        ("", (1, 1), "csv-header"),
        ("a;b;a\n", (1, 1), "csv-column"),
        ("a;b;d\n", (1, 5), "csv-column"),
        (HEAD + "1;2\n", (2, 1), "csv-cells"),
        (HEAD + '1;"2;3\n', (2, 3), "csv-quote"),
        (HEAD + '1;"2"x;3\n', (2, 3), "csv-quote"),
        (b"a;b\n\xe4;1\n", (2, 1), "not-utf8"),
        ("a;b\n1;2\u200b\n", (2, 4), "invisible-character"),
    ],
)
def test_what_could_be_misread_is_told_at_its_place(text, place, rule):
    _, findings = rows(text)
    assert ((findings[0].line, findings[0].column), findings[0].rule) == (place, rule)


def test_a_wrong_row_does_not_hide_the_others():
    found, findings = rows(HEAD + "1;2\n1;2;3\n")
    assert [line.number for line in found] == [3] and len(findings) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("-3,5", "-3.5"),
        ("6.8", "6.8"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567,25", "1234567.25"),
        ("1.234", None),
        ("1,234,567", None),
        ("12 34", None),
        ("72 %", None),
        ("1e5", None),
        ("٣", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_a_number_is_read_only_when_it_can_be_read_in_one_way(text, number):
    assert number_of(text) == (None if number is None else Decimal(number))


def test_a_line_of_quotes_is_read_in_one_pass():
    found, findings = rows(HEAD + '"' * 100_001 + ";1;2\n")
    assert found == [] and [f.rule for f in findings] == ["csv-quote"]
