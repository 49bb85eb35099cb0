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


def test_a_class_with_nobody_in_it_is_in_no_sum_and_is_not_left_out_of_one():
    """At the end there are five in the class: with them the end would be of other people than the start."""

    def at(moment, *cells):
        whole = sum(of for of, _ in cells), sum(n for _, n in cells)
        yield share("a", *whole, at=moment)
        for part, (of, n) in zip("xyz", cells, strict=True):
            place = {"at": moment, "breakdown": "j", "part": part}
            yield share("a", of, n, **place) if n else row("a", None, 0, **place)

    rows = [*at("alku", (5, 10), (6, 12), (0, 0)), *at("loppu", (5, 11), (5, 12), (5, 10))]
    before, after = tables_of(indicator(SHARE, 5, j="xyz"), rows)
    assert [n.is_empty for n in before.parts["j"]] == [False, False, True]
    assert not any(n.is_withheld for n in (*before.every(), *after.every()))
    assert [(s.of, s.left_out) for s in before.sums["j"].values()] == [(1, 0), (1, 0), (0, 0)]
    assert [(s.of, s.left_out) for s in after.sums["j"].values()] == [(1, 0), (1, 0), (0, 1)]


def test_an_empty_class_of_a_withheld_breakdown_looks_like_the_others():
    place = {"breakdown": "j", "part": "b"}
    rows = [
        share("a", 5, 10),
        share("a", 5, 10, breakdown="j", part="a"),
        row("a", None, 0, **place),
    ]
    (table,) = tables_of(indicator(SHARE, 6, j="ab"), rows)
    assert {(n.value, n.n, n.is_withheld) for n in table.every()} == {(None, None, True)}


def test_a_row_without_a_number_is_in_no_table():
    assert tables_of(indicator(), [row("a", None)]) == ()
    assert classes("a", "j", ()) == []
