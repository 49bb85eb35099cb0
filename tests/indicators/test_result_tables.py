"""Result tables: what projects make together, and before and after of the same projects alone."""

from decimal import Decimal

from knowledgebase.indicators.result_tables import tables_of
from tests.indicators.made_up import SHARE, classes, counted, indicator, row, share


def test_before_and_after_are_put_together_of_those_alone_who_gave_both():
    """Two improve and one has no end yet: with its start in the sum, the rise would be of other people."""
    measure = indicator(SHARE, 5)
    rows = [
        *(share("a", 30, 50, at="alku"), share("a", 40, 50, at="loppu")),
        *(share("b", 10, 20, at="alku"), share("b", 12, 20, at="loppu")),
        share("c", 6, 32, at="alku"),
    ]
    before, after = tables_of(measure, rows)
    assert (before.total.of, before.total.left_out, before.total.n) == (2, 1, 70)
    assert (after.total.of, after.total.left_out, after.total.n) == (2, 0, 70)
    assert before.total.value == Decimal(4000) / 70 and after.total.value == Decimal(5200) / 70
    assert len(before.numbers) == 3, "its own number is shown all the same"


def test_a_number_that_is_withheld_at_one_moment_is_in_neither():
    measure = indicator(SHARE, 5)
    rows = [share("a", 30, 50, at="alku"), share("a", 49, 50, at="loppu")]
    assert [t.total.value for t in tables_of(measure, rows)] == [None, None]
    assert [t.total.left_out for t in tables_of(measure, rows)] == [1, 1]


def test_a_beginning_alone_makes_no_number_together():
    (before,) = tables_of(indicator(SHARE, 5), [share("a", 30, 50, at="alku")])
    assert (before.total.value, before.total.left_out) == (None, 1)


def test_what_is_measured_once_is_put_together_of_all_that_is_shown():
    measure = indicator(least=5, j="ab")
    (table,) = tables_of(
        measure, [*counted("a", 20, 10), *counted("b", 3, 30), *counted("c", 0, 2)]
    )
    assert (table.total.value, table.total.of, table.total.left_out) == (63, 2, 1)
    assert {c: (s.value, s.left_out) for c, s in table.sums["j"].items()} == {
        "a": (20, 2),
        "b": (10, 2),
    }


def test_a_row_without_a_number_is_in_no_table():
    assert tables_of(indicator(), [row("a", None)]) == ()
    assert classes("a", "j", ()) == []
