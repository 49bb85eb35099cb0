"""What is withheld cannot be worked out: an attacker who knows every shown number tries."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.indicators.withholding import (
    Withheld,
    is_small,
    withhold_counts,
    withhold_respondents,
)


def equations(totals, parts, withheld, added=True):
    """Return what an attacker knows: the unknown numbers, and sums of them that are known.

    An unknown is named by its place. Every equation is (names with a sign, the number they make).
    Without `added` no sum over projects is told, as of means and shares.
    """
    unknown: dict[tuple, int] = {}
    sums = []
    for project in withheld.totals:
        unknown["total", project] = totals[project]
    for breakdown, rows in parts.items():
        for project, row in rows.items():
            hidden = [p for p in row if (breakdown, project, p) in withheld.cells]
            unknown |= {(breakdown, project, part): row[part] for part in hidden}
            shown = sum(row[p] for p in row if p not in hidden)
            names = [(1, (breakdown, project, part)) for part in hidden]
            if project in withheld.totals:
                sums.append(([*names, (-1, ("total", project))], -shown))
            else:
                sums.append((names, totals[project] - shown))
        for part in {part for row in rows.values() for part in row if added}:
            column = {project: row[part] for project, row in rows.items()}
            names = [(1, (breakdown, p, part)) for p in column if (breakdown, p, part) in unknown]
            shown = sum(n for p, n in column.items() if (breakdown, p, part) not in unknown)
            if breakdown not in withheld.columns or not sum(column.values()):
                sums.append((names, sum(column.values()) - shown))
            else:
                unknown["column", breakdown, part] = sum(column.values())
                sums.append(([*names, (-1, ("column", breakdown, part))], -shown))
    if added and not withheld.grand:
        names = [(1, ("total", p)) for p in withheld.totals]
        shown = sum(n for p, n in totals.items() if p not in withheld.totals)
        sums.append((names, sum(totals.values()) - shown))
    elif added:
        unknown["grand",] = sum(totals.values())
        names = [(1, ("total", p)) for p in withheld.totals]
        shown = sum(n for p, n in totals.items() if p not in withheld.totals)
        sums.append(([*names, (-1, ("grand",))], -shown))
    return unknown, [(names, made) for names, made in sums if names]


def other_value(unknown, sums, name, most) -> bool:
    """True when some whole, non-negative solution gives `name` another value than the true one."""
    order = list(unknown)
    place = {each: n for n, each in enumerate(order)}
    rows = [({place[each]: sign for sign, each in names}, made) for names, made in sums]
    bounds = [[0, most] for _ in order]
    for value in range(most + 1):
        if value == unknown[name]:
            continue
        trial = [list(each) for each in bounds]
        trial[place[name]] = [value, value]
        if next(_solutions(trial, rows), None) is not None:
            return True
    return False


def _solutions(bounds, rows) -> Iterator[list[int]]:
    """Try every value of every unknown, leaving out only what a sum makes impossible."""
    bounds = _narrowed([list(each) for each in bounds], rows)
    if bounds is None:
        return
    open_ = [n for n, (low, high) in enumerate(bounds) if low < high]
    if not open_:
        yield [low for low, _ in bounds]
        return
    at = min(open_, key=lambda n: bounds[n][1] - bounds[n][0])
    for value in range(bounds[at][0], bounds[at][1] + 1):
        trial = [list(each) for each in bounds]
        trial[at] = [value, value]
        yield from _solutions(trial, rows)


def _narrowed(bounds, rows):
    changed = True
    while changed:
        changed = False
        for signs, made in rows:
            low = sum(s * bounds[n][s < 0] for n, s in signs.items())
            high = sum(s * bounds[n][s > 0] for n, s in signs.items())
            if low > made or high < made:
                return None
            for n, sign in signs.items():
                rest_low = low - sign * bounds[n][sign < 0]
                rest_high = high - sign * bounds[n][sign > 0]
                ends = sorted((sign * (made - rest_low), sign * (made - rest_high)))
                new = [max(bounds[n][0], ends[0]), min(bounds[n][1], ends[1])]
                if new[0] > new[1]:
                    return None
                if new != bounds[n]:
                    bounds[n], changed = new, True
                    low = sum(s * bounds[m][s < 0] for m, s in signs.items())
                    high = sum(s * bounds[m][s > 0] for m, s in signs.items())
    return bounds


def pinned(totals, parts, withheld, added=True) -> list[tuple]:
    """Return the withheld numbers that have one possible value only."""
    unknown, sums = equations(totals, parts, withheld, added)
    most = sum(totals.values()) + 2
    return [name for name in unknown if not other_value(unknown, sums, name, most)]


@st.composite
def tables(draw):
    """Small tables: up to four projects, two breakdowns of two or three classes, some not told."""
    projects = [f"h{n}" for n in range(draw(st.integers(1, 4)))]
    number = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 9))
    shapes = draw(st.lists(st.integers(2, 3), min_size=0, max_size=2))
    totals: dict[str, int] = {}
    parts: dict[str, dict[str, dict[str, int]]] = {}
    first = draw(st.lists(st.lists(number, min_size=3, max_size=3), min_size=4, max_size=4))
    for project, cells in zip(projects, first, strict=False):
        totals[project] = sum(cells[: shapes[0]] if shapes else cells[:1])
    for which, classes in enumerate(shapes):
        told = draw(st.lists(st.sampled_from(projects), unique=True, min_size=1))
        for project in told:
            if which == 0:
                row = first[projects.index(project)][:classes]
            else:
                row, left = [], totals[project]
                for _ in range(classes - 1):
                    row.append(draw(st.integers(0, left)))
                    left -= row[-1]
                row.append(left)
            parts.setdefault(f"j{which}", {})[project] = {f"l{n}": v for n, v in enumerate(row)}
    return totals, parts, draw(st.integers(2, 5))


@settings(max_examples=400)
@given(tables())
def test_nothing_that_is_withheld_has_one_possible_value(table):
    totals, parts, least = table
    withheld = withhold_counts(totals, parts, least)
    assert pinned(totals, parts, withheld) == []


@given(tables())
def test_every_number_of_too_few_is_withheld(table):
    totals, parts, least = table
    withheld = withhold_counts(totals, parts, least)
    for project, number in totals.items():
        assert not is_small(number, least) or project in withheld.totals
    for breakdown, rows in parts.items():
        sums: dict[str, int] = {}
        for project, row in rows.items():
            for part, number in row.items():
                sums[part] = sums.get(part, 0) + number
                assert not is_small(number, least) or (breakdown, project, part) in withheld.cells
        for number in sums.values():
            assert not is_small(number, least) or breakdown in withheld.columns
    assert not is_small(sum(totals.values()), least) or withheld.grand


@given(tables())
def test_nothing_is_withheld_when_nothing_is_small(table):
    totals, parts, _ = table
    assert withhold_counts(totals, parts, 1) == Withheld()


def test_the_attacker_finds_what_is_left_alone():
    # The one withheld number of a column follows from its sum: without help it is found.
    totals = {"a": 12, "b": 20}
    parts = {"sukupuoli": {"a": {"n": 2, "m": 10}, "b": {"n": 10, "m": 10}}}
    naive = Withheld(cells=frozenset({("sukupuoli", "a", "n")}))
    assert pinned(totals, parts, naive) == [("sukupuoli", "a", "n")]


def test_one_small_cell_takes_the_next_smallest_row_with_it():
    totals = {"a": 12, "b": 20, "c": 30}
    row = {"n": 10, "m": 10}
    parts = {"s": {"a": {"n": 2, "m": 10}, "b": row, "c": {"n": 15, "m": 15}}}
    withheld = withhold_counts(totals, parts, 5)
    assert {project for _, project, _ in withheld.cells} == {"a", "b"}
    assert not withheld.columns and not withheld.totals and not withheld.grand


def test_a_small_total_takes_another_with_it_and_a_small_sum_is_withheld():
    assert withhold_counts({"a": 3, "b": 9, "c": 40}, {}, 5).totals == {"a", "b"}
    alone = withhold_counts({"a": 3}, {}, 5)
    assert alone.totals == {"a"} and alone.grand


def test_a_class_that_only_some_of_the_withheld_projects_tell_gives_no_sums():
    totals = {"a": 3, "b": 9, "c": 40}
    parts = {"s": {"a": {"n": 1, "m": 2}, "c": {"n": 20, "m": 20}}}
    assert withhold_counts(totals, parts, 5).columns == {"s"}


def test_zero_is_shown_where_it_is_no_secret():
    totals = {"a": 12, "b": 22}
    parts = {"s": {"a": {"n": 2, "m": 10, "x": 0}, "b": {"n": 10, "m": 12, "x": 0}}}
    withheld = withhold_counts(totals, parts, 5)
    assert withheld.cells and not {part for _, _, part in withheld.cells} & {"x"}


@pytest.mark.parametrize("least", [2, 5, 10])
def test_a_breakdown_of_respondents_is_shown_or_withheld_whole(least):
    totals = {"a": 30, "b": 4}
    parts = {"s": {"a": {"n": 26, "m": 4}, "b": {"n": 2, "m": 2}}}
    withheld = withhold_respondents(totals, parts, least)
    shown = {project for project in totals if ("s", project, "n") not in withheld.cells}
    assert shown == ({"a", "b"} if least == 2 else set())
    assert withheld.totals == ({"b"} if least > 4 else set())
    for project, row in parts["s"].items():
        assert len({("s", project, part) in withheld.cells for part in row}) == 1


@given(tables())
def test_the_classes_of_respondents_cannot_be_worked_out_from_the_whole(table):
    totals, parts, least = table
    withheld = withhold_respondents(totals, parts, least)
    assert pinned(totals, parts, withheld, added=False) == []


def test_the_work_grows_with_the_table_and_not_faster():
    def steps(count):
        looked = 0

        class Counted(dict):
            def __getitem__(self, key):
                nonlocal looked
                looked += 1
                return super().__getitem__(key)

        totals = Counted({f"h{n}": 10 for n in range(count)})
        # Every second project is in one class alone, so that many rows are tried.
        parts = {
            "s": {p: {"n": 1 if p == "h0" else 0, "m": 9 if p == "h0" else 10} for p in totals}
        }
        withhold_counts(totals, parts, 5)
        return looked

    assert steps(2000) < 3 * steps(1000)
