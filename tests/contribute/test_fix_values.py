"""Fix values: a value as it was meant, or as it was."""

import pytest

from knowledgebase.contribute.fix_values import day, number, quoted, term

DECIMAL, WHOLE = {"type": "number"}, {"type": "integer"}
DAY, WORD, TEXT = (
    {"format": "date"},
    {"x-names": {"a": "Aa", "b": "Sama", "c": "sama"}},
    {"x-text": "plain"},
)


@pytest.mark.parametrize(
    ("mend", "node", "written", "meant"),
    [
        (day, DAY, "24.11.2026", "2026-11-24"),
        (day, DAY, '"24.11.2026"', "2026-11-24"),
        (day, DAY, "31.2.2026", "31.2.2026"),
        (day, TEXT, "24.11.2026", "24.11.2026"),
        (number, DECIMAL, "2,4", "2.4"),
        (number, DECIMAL, '"2,4"', "2.4"),
        (number, DECIMAL, "1 250,5", "1250.5"),
        (number, DECIMAL, "2,4 päivää", "2,4 päivää"),
        (number, DECIMAL, "1,2,3", "1,2,3"),
        (number, DECIMAL, "2.4", "2.4"),
        (number, WHOLE, "1 200 000", "1200000"),
        (number, WHOLE, "2,5", "2,5"),
        (number, WHOLE, "12 34", "12 34"),
        (number, TEXT, "2,4", "2,4"),
        (term, WORD, "AA", "a"),
        (term, WORD, "Sama", "Sama"),
        (term, WORD, "a", "a"),
        (quoted, TEXT, "a: b", '"a: b"'),
        (quoted, TEXT, "”a”", '"a"'),
        (quoted, TEXT, "@a", '"@a"'),
        (quoted, TEXT, "a # b", "a # b"),
        (quoted, TEXT, '"a"', '"a"'),
        (quoted, WORD, "a", "a"),
    ],
)
def test_a_value_is_mended_when_it_is_certain_what_was_meant(mend, node, written, meant):
    assert mend(written, node) == meant
