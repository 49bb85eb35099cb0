"""The book: every number with its trail, what is missing is missing, what may not be added is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from knowledgebase.indicators.book import Book, open_book
from tests.conftest import EXAMPLE


def test_a_total_is_the_sum_of_its_rows_and_each_row_knows_its_line(reported):
    sheet = open_book(reported).sheets["osallistujat", "2026-kevat"]
    (table,) = sheet.tables
    assert table.total.value == sum(number.row.value for number in table.numbers) == 90
    assert table.total.of == len(table.numbers) == 3
    for number in table.numbers:
        line = (reported_file(number)).splitlines()[number.row.line.number - 1]
        assert str(number.row.value) in line.split(";") and number.row.project in line


def reported_file(number):
    return (EXAMPLE / number.row.path).read_text("utf-8")


def test_a_missing_report_is_missing_and_never_zero(reported):
    sheet = open_book(reported).sheets["osallistujat", "2026-kevat"]
    assert sheet.reported == ("koe-aalto", "koe-harju", "koe-koski")
    assert [(r.project, r.given, r.missing) for r in sheet.missing] == [
        ("koe-niemi", (), ("",)),
        ("koe-salo", (), ("",)),
    ]
    assert {number.row.project for number in sheet.tables[0].numbers} == set(sheet.reported)


def test_a_project_that_it_does_not_concern_is_not_waited_for(reported):
    sheet = open_book(reported).sheets["tyokyky", "2026-kevat"]
    assert "koe-niemi" not in sheet.expected


def test_who_gave_the_beginning_alone_has_not_reported(reported):
    sheet = open_book(reported).sheets["tyokyky", "2026-kevat"]
    assert sheet.reported == ("koe-aalto", "koe-harju")
    assert [(r.project, r.half) for r in sheet.missing] == [("koe-koski", ("loppu",))]
    assert sheet.cover == (("alku", 3, 3), ("loppu", 2, 3))
    assert [r.half for _, r in open_book(reported).half_given["koe-koski"]] == [("loppu",)]


def tyokyky(reported, *rows):
    """The sheet of a share when these rows are all that there is of it."""
    others = tuple(r for r in reported.results if r.indicator != "tyokyky")
    return open_book(replace(reported, results=(*others, *rows))).sheets["tyokyky", "2026-kevat"]


@pytest.mark.parametrize(
    ("given", "spared", "told"),
    [
        ("alku loppu", "", (("alku", "loppu"), ())),
        ("alku", "", (("alku",), ("loppu",))),
        ("loppu", "", (("loppu",), ("alku",))),
        ("", "", ((), ("alku", "loppu"))),
        # It does not concern the project at all, or at one time.
        ("alku", "loppu", (("alku",), ())),
        ("", "alku", ((), ("loppu",))),
        # A number that was measured once is whole.
        ("kerran", "", (("",), ())),
    ],
)
def test_each_moment_is_asked_for_and_told_by_itself(reported, given, spared, told):
    (one,) = [r for r in reported.results if r.key[:4] == ("koe-aalto", *ALKU)]
    rows = [replace(one, moment=m.replace("kerran", "")) for m in given.split()]
    rows += [replace(one, moment=m, value=None, state="ei-sovellu") for m in spared.split()]
    found = {r.project: (r.given, r.missing) for r in tyokyky(reported, *rows).reports}
    assert found["koe-aalto"] == told
    assert found["koe-niemi"] == ((), ("alku", "loppu"))


ALKU = ("tyokyky", "2026-kevat", "alku")


def test_nothing_but_missing_is_a_sheet_too(reported):
    sheet = open_book(reported).sheets["osallistujat", "2026-syksy"]
    assert sheet.tables == () and len(sheet.missing) == 5


def test_shares_are_averaged_by_how_many_answered_and_only_over_what_is_shown(reported):
    before, after = open_book(reported).sheets["tyokyky", "2026-kevat"].tables
    # Koski has four answers: too few to show, and not in the mean.
    assert [number.is_withheld for number in before.numbers] == [False, False, True]
    expected = (Decimal("61.5") * 52 + Decimal(70) * 20) / 72
    assert (before.total.value, before.total.n, before.total.of) == (expected, 72, 2)
    assert after.total.n == 70


def test_what_may_not_be_combined_is_not(reported):
    sheet = open_book(reported).sheets["pisteet", "2026-kevat"]
    assert [table.total.value for table in sheet.tables] == [None, None]
    assert all(len(table.numbers) == 2 for table in sheet.tables)


def test_a_withheld_number_holds_nothing_and_its_row_stays(reported):
    sheet = open_book(reported).sheets["osallistujat", "2026-kevat"]
    cells = sheet.tables[0].parts["sukupuoli"]
    shown = {(n.row.project, n.row.part): n.value for n in cells}
    assert shown["koe-aalto", "nainen"] == 30
    # The three men of Koski, and the whole row, so that no subtraction gives them; of others nothing.
    assert {shown["koe-koski", part] for part in ("nainen", "mies", "muu")} == {None}
    assert shown["koe-harju", "mies"] == 10
    # Sums are of what is shown, so that none of them changes by a withheld number.
    assert {name: (s.value, s.of) for name, s in sheet.tables[0].sums["sukupuoli"].items()} == {
        "nainen": (42, 2),
        "mies": (28, 2),
        "muu": (0, 2),
    }


def test_an_unconfirmed_set_has_an_empty_book(reported):
    made = reported.indicator_set
    fields = made.fields.model_copy(update={"confirmed": None})
    unconfirmed = type(made)(made.path, fields, made.composed)
    assert open_book(replace(reported, indicator_set=unconfirmed)) == Book()


def test_numbers_of_what_is_not_published_are_nowhere(reported):
    entries = {k: e for k, e in reported.entries.items() if k != "project:koe-harju"}
    book = open_book(replace(reported, entries=entries))
    assert "koe-harju" not in book.by_project
    sheet = book.sheets["osallistujat", "2026-kevat"]
    assert sheet.tables[0].total.value == 68 and len(sheet.expected) == 4


def test_a_project_is_asked_of_the_periods_in_which_it_runs(reported):
    project = reported.entries["project:koe-salo"]
    fields = project.fields.model_copy(update={"starts": "2026-07"})
    late = replace(
        reported, entries={**reported.entries, project.key: replace(project, fields=fields)}
    )
    sheets = open_book(late).sheets
    assert "koe-salo" not in sheets["osallistujat", "2026-kevat"].expected
    assert "koe-salo" in sheets["osallistujat", "2026-syksy"].expected


def test_the_work_grows_with_the_rows_and_not_faster(reported):
    (row,) = [
        r
        for r in reported.results
        if r.project == "koe-aalto" and r.indicator == "osallistujat" and not r.breakdown
    ]
    project = reported.entries["project:koe-aalto"]
    looked = 0

    class Row(type(row)):
        @property
        def key(self):
            return super().key

        def __getattribute__(self, name):
            nonlocal looked
            looked += 1
            return super().__getattribute__(name)

    def steps(count):
        nonlocal looked
        ids = [f"h{n}" for n in range(count)]
        entries = {f"project:{id}": project for id in ids}
        given = vars(row)
        rows = tuple(Row(**{**given, "project": id}) for id in ids)
        looked = 0
        open_book(replace(reported, entries={**reported.entries, **entries}, results=rows))
        return looked

    assert steps(800) < 2.5 * steps(400)
