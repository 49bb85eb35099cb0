"""What rows of results name is there; the wordings have their cases in tests/whole/cases."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.result_rules import check_results
from tests.conftest import EXAMPLE, ROOT, TODAY

FILE = "content/mittaristo/tulokset/koe-aalto.csv"
HEAD = "hanke;mittari;jakso;hetki;jaottelu;luokka;arvo;n;tila;kaytanto;lahde\n"


@pytest.fixture
def told(make_root):
    def findings(rows, **more):
        files = {
            path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
            for path in EXAMPLE.rglob("*")
            if path.is_file() and path.suffix != ".csv"
        }
        root = make_root({**files, FILE: HEAD + rows, **more})
        return [(f.line, f.column, f.rule) for f in load_catalogue(root, ROOT, TODAY)[1]]

    return findings


def test_the_example_has_no_fault(reported):
    assert list(check_results(reported)) == []


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("koe-alto;osallistujat;2026-kevat;;;;8;;;;", 1, "csv-word"),
        ("koe-harju;osallistujat;2026-kevat;;;;8;;;;", 1, "result-file"),
        ("koe-aalto;osallistuja;2026-kevat;;;;8;;;;", 11, "csv-word"),
        ("koe-aalto;osallistujat;2025-kevat;;;;8;;;;", 24, "csv-word"),
        ("koe-aalto;tyokyky;2026-kevat;keski;;;8;9;;;", 30, "csv-word"),
        ("koe-aalto;osallistujat;2026-kevat;;ika;alle 30;8;;;;", 36, "csv-word"),
        ("koe-aalto;osallistujat;2026-kevat;;sukupuoli;nainenn;8;;;;", 46, "csv-word"),
        ("koe-aalto;osallistujat;2026-kevat;;;;8;;valmis;;", 41, "csv-word"),
        ("koe-aalto;osallistujat;2026-kevat;;;;8;;;koe-tap;", 42, "csv-word"),
        ("koe-aalto;osallistujat;2026-kevat;;;;8;;;;javascript:x", 43, "bad-address"),
        ("koe-aalto;osallistujat;2026-kevat;;;;2,5;;;;", 38, "result-count"),
        ("koe-aalto;tyokyky;2026-kevat;alku;;;100,5;9;;;", 37, "result-high"),
        ("koe-aalto;pisteet;2026-kevat;alku;;;10,1;9;;;", 37, "result-high"),
        ("koe-aalto;tyokyky;2026-kevat;alku;;;-1;9;;;", 37, "result-low"),
        ("koe-aalto;pisteet;2026-kevat;alku;;;9;;;;", 39, "result-n"),
        ("koe-aalto;pisteet;2026-kevat;alku;;;9;0;;;", 37, "result-nobody"),
        ("koe-aalto;muu;2026-kevat;;;;8;;;;", 11, "result-not-carried"),
        ("koe-aalto;osallistujat;2026-kevat;;;;8;;puuttuu;;", 41, "result-state"),
        ("koe-aalto;osallistujat;2026-kevat;;sukupuoli;muu;;0;ei-sovellu;;", 53, "result-state"),
        ("koe-aalto;tyokyky;2026-kevat;alku;;;;9;puuttuu;;", 40, "result-state"),
    ],
)
def test_what_is_not_known_or_not_possible_is_told_at_its_cell(told, row, column, rule):
    assert (2, column, rule) in told(row + "\n")


def test_a_breakdown_left_empty_is_not_known_and_no_fault(told):
    rows = "koe-aalto;osallistujat;2026-kevat;;;;8;;;;\n"
    rows += "".join(
        f"koe-aalto;osallistujat;2026-kevat;;sukupuoli;{name};;;;;\n"
        for name in ("nainen", "mies", "muu")
    )
    assert told(rows) == []


def test_a_filled_template_passes_and_an_empty_one_does_too(told):
    assert told("koe-aalto;pisteet;2026-kevat;alku;;;;;;;\n") == []
    assert told("koe-aalto;pisteet;2026-kevat;alku;;;6,5;30;;;\n") == []


PARTS = EXAMPLE / "content/mittaristo/pisteet.md"
SPLIT = PARTS.read_text("utf-8").replace(
    "aggregate:",
    'breakdowns:\n  - id: koko\n    title: "Koko"\n    classes:\n      - "pieni"\n      - "suuri"\naggregate:',
)


def split(*cells):
    """The rows of a mean: the whole, small and big, each as value and n."""
    places = ("", ""), ("koko", "pieni"), ("koko", "suuri")
    return "".join(
        f"koe-aalto;pisteet;2026-kevat;alku;{b};{c};{cell};;;\n"
        for (b, c), cell in zip(places, cells, strict=True)
    )


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        (("6;9", "6;9", ";0"), []),
        (("6;9", "6;9", "0;0"), ["result-nobody", "result-classes"]),
        (("6;9", "6;9", ";"), ["result-classes"]),
        (("5;15", "9;10", "9;5"), ["result-mean"]),
        (("6,33;15", "7;10", "5;5"), []),
        (("6,3;15", "7;10", "5;5"), []),
        (("6,4;15", "7;10", "5;5"), []),  # 7 may be 7.1
        (("6,4;15", "7,00;10", "5,00;5"), ["result-mean"]),
    ],
)
def test_a_class_may_be_empty_and_classes_make_their_whole_as_far_as_it_is_rounded(
    told, cells, rules
):
    found = told(split(*cells), **{"content/mittaristo/pisteet.md": SPLIT})
    assert [rule for _, _, rule in found] == rules


@pytest.mark.parametrize(
    ("whole", "of_classes", "rules"),
    [
        ("8", ("6", "2", "0"), []),
        ("8", ("", "", ""), []),
        ("", ("6", "2", "0"), []),
        ("8", ("6", "", "0"), ["result-class-n"]),
        ("", ("6", "", ""), ["result-class-n"]),
        ("8", ("", "", "0"), []),
        ("8", ("0", "0", "0"), ["result-n-sum"]),
        ("8", ("6", "2", ""), ["result-class-n"]),
        ("8", ("6", "3", "0"), ["result-n-sum"]),
    ],
)
def test_the_n_of_a_count_is_told_of_all_classes_or_of_none(told, whole, of_classes, rules):
    start = "koe-aalto;osallistujat;2026-kevat;;"
    names, values = ("nainen", "mies", "muu"), ("10", "10", "0")
    rows = f"{start};;20;{whole};;;\n" + "".join(
        f"{start}sukupuoli;{name};{value};{n};;;\n"
        for name, value, n in zip(names, values, of_classes, strict=True)
    )
    assert [rule for _, _, rule in told(rows)] == rules


def test_one_number_is_not_given_beside_before_and_after(told):
    once = "koe-aalto;tyokyky;2026-kevat;;;;50;10;;;\n"
    first = "koe-aalto;tyokyky;2026-kevat;alku;;;50;10;;;\n"
    last = "koe-aalto;tyokyky;2026-kevat;loppu;;;40;10;;;\n"
    assert told(once) == told(first + last) == []
    assert told(first + once + last) == [(3, 30, "result-moments")]
    assert told(once.replace("50;10", ";") + first + last) == [], "an empty row is no number"
