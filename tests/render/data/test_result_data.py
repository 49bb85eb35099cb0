"""Open data of results: what pages show and no more, with the meaning of every column."""

import csv
import io
import json
import shutil

import jsonschema
import pytest

from tests.conftest import EXAMPLE, TODAY, corpus_made, publish

# What the made-up files hold and nobody may learn: three men, and four who answered.
SECRET = {("koe-koski", "mies"): "3", ("koe-koski", ""): "4"}


@pytest.fixture(scope="module")
def made():
    return publish(EXAMPLE, TODAY)


def rows(made, path):
    text = made.files[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_csv_and_json_hold_the_same_rows_and_fit_their_schema(made):
    data = json.loads(made.files["data/v1/results.json"])
    table = rows(made, "data/v1/results.csv")
    assert data["count"] == len(table) == len(data["items"]) == 49
    schema = json.loads(made.files["data/v1/schema/results.json"])
    jsonschema.validate(data, schema)
    assert [(r["project"], r["line"]) for r in table] == [
        (i["project"], str(i["line"] or "")) for i in data["items"]
    ]


def test_what_is_missing_is_a_row_without_a_number_and_a_half_report_has_one(made):
    items = json.loads(made.files["data/v1/results.json"])["items"]
    missing = [i for i in items if i["state"] == "puuttuu"]
    spring = [
        (i["project"], i["indicator"], i["moment"]) for i in missing if i["period"] == "2026-kevat"
    ]
    assert ("koe-koski", "tyokyky", "loppu") in spring
    assert ("koe-koski", "tyokyky", "alku") not in spring
    assert ("koe-salo", "osallistujat", None) in spring
    for row in missing:
        assert not row["withheld"] and row["value"] is row["n"] is row["line"] is None


def test_the_columns_are_told_as_csvw(made):
    about = json.loads(made.files["data/v1/results.csv-metadata.json"])
    columns = about["tableSchema"]["columns"]
    head = made.files["data/v1/results.csv"].decode("utf-8-sig").splitlines()[0]
    assert [column["titles"] for column in columns] == head.split(about["dialect"]["delimiter"])
    assert about["@context"][0] == "http://www.w3.org/ns/csvw" and about["url"] == "results.csv"
    assert set(about["tableSchema"]["primaryKey"]) < {column["name"] for column in columns}
    decimal = next(c["datatype"] for c in columns if c["name"] == "value")
    assert decimal == {"base": "decimal", "format": {"decimalChar": ","}}
    of_two = [column["name"] for column in columns if column["datatype"] == "boolean"]
    values = {row[name] for row in rows(made, "data/v1/results.csv") for name in of_two}
    assert of_two and values == {"true", "false"}, "as XML Schema writes them"


def test_what_is_withheld_is_in_no_file(made):
    data = json.loads(made.files["data/v1/results.json"])["items"]
    hidden = [row for row in data if row["withheld"]]
    assert {(row["project"], row["class"]) for row in hidden} == {
        *(("koe-koski", c) for c in ("nainen", "mies", "muu")),
        ("koe-koski", None),
    }
    assert all(row["value"] is None and row["n"] is None for row in hidden)


def test_a_withheld_class_does_not_tell_that_nobody_is_in_it(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "root")
    kept = tmp_path / "root/content/mittaristo"
    measure = (kept / "pisteet.md").read_text("utf-8")
    split = 'breakdowns:\n  - id: koko\n    title: "Koko"\n    classes:\n      - "a"\n      - "b"\n'
    (kept / "pisteet.md").write_text(measure.replace("aggregate:", f"{split}aggregate:"), "utf-8")
    file = kept / "tulokset/koe-koski.csv"
    head = file.read_text("utf-8").splitlines()[0]
    cells = {
        "alku": ("10;9;0", "10;9;0", ";0;"),  # all gave the greatest score
        "loppu": ("6;9;", "6;9;", ";0;"),
    }
    lines = [
        f"koe-koski;pisteet;2026-kevat;{moment};{'koko' if part else ''};{part};{cell};;;;"
        for moment, three in cells.items()
        for part, cell in zip(("", "a", "b"), three, strict=True)
    ]
    file.write_text("\n".join([head, *lines, ""]), "utf-8")
    made = publish(tmp_path / "root", TODAY)
    own = rows(made, "data/v1/results/koe-koski.csv")
    assert [(r["arvo"], r["n"], r["hajonta"]) for r in own] == [
        *[("salattu", "", "")] * 3,
        *[("6", "9", "")] * 2,
        ("", "0", ""),
    ]
    items = json.loads(made.files["data/v1/results.json"])["items"]
    told = [i for i in items if i["project"] == "koe-koski" and i["line"]]
    assert [(i["value"], i["n"], i["withheld"]) for i in told] == [
        *[(None, None, True)] * 3,
        *[(6, 9, False)] * 2,
        (None, 0, False),
    ]
    page = made.pages["mittaristo/pisteet/2026-kevat/"]
    assert "ei ketään" in page


def test_a_withheld_class_says_nothing_that_another_does_not(tmp_path):
    """Nobody in it, or one: state, practice, source and day of its row may not tell which."""
    shutil.copytree(EXAMPLE, tmp_path / "root")
    file = tmp_path / "root/content/mittaristo/tulokset/koe-koski.csv"
    head = file.read_text("utf-8").splitlines()[0]
    place = "koe-koski;osallistujat;2026-kevat;;"
    told = "tarkistettu;{};https://example.org/{};2026-12-0{}"
    classes = ("nainen;6;", "mies;1;", "muu;;0")
    practice = next(path.stem for path in (tmp_path / "root/practices").glob("*.md"))
    lines = [
        f"{place};;7;;;tarkistettu;;https://example.org/;2026-06-30",
        *(
            f"{place}sukupuoli;{cells};;{told.format(practice, day, day)}"
            for day, cells in enumerate(classes, 1)
        ),
    ]
    file.write_text("\n".join([head, *lines, ""]), "utf-8")
    made = publish(tmp_path / "root", TODAY)
    whole, *own = rows(made, "data/v1/results/koe-koski.csv")
    beside = ("tila", "kaytanto", "lahde", "ilmoitettu")
    assert (whole["tila"], whole["lahde"]) == ("tarkistettu", "https://example.org/")
    assert [r["luokka"] for r in own] == ["nainen", "mies", "muu"]
    assert {r["arvo"] for r in own} == {"salattu"}
    assert {r[name] for r in own for name in beside} == {""}
    data = json.loads(made.files["data/v1/results.json"])
    jsonschema.validate(data, json.loads(made.files["data/v1/schema/results.json"]))
    mine = [i for i in data["items"] if i["project"] == "koe-koski" and i["class"]]
    assert [i["withheld"] for i in mine] == [True] * 3
    fields = ("state", "practice", "source", "reported")
    assert {i[name] for i in mine for name in fields} == {None}
    table = [r for r in rows(made, "data/v1/results.csv") if r["project"] == "koe-koski"]
    assert {r[name] for r in table if r["class"] for name in fields} == {""}
    for path, page in made.pages.items():
        for day in ("https://example.org/3", "2026-12-03", "3.12.2026"):
            assert day not in page, path


def test_the_source_of_a_withheld_number_is_told_nowhere_since_it_has_the_number(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "root")
    file = tmp_path / "root/content/mittaristo/tulokset/koe-koski.csv"
    head = file.read_text("utf-8").splitlines()[0]
    place = (
        "koe-koski;osallistujat;2026-kevat;;;;{};;;tarkistettu;;https://example.org/{};2026-06-30"
    )
    told = {}
    for value in (2, 20):
        file.write_text(f"{head}\n{place.format(value, 'kaksi-meista')}\n", "utf-8")
        made = publish(tmp_path / "root", TODAY)
        told[value] = made.where("kaksi-meista")
        (row,) = rows(made, "data/v1/results/koe-koski.csv")
        assert (row["tila"], row["ilmoitettu"]) == ("tarkistettu", "2026-06-30")
    assert told[2] == set()
    assert {"mittaristo/osallistujat/2026-kevat/", "data/v1/results.json"} <= told[20]


def test_a_project_s_file_has_its_rows_at_the_lines_of_the_original(made):
    for project in ("koe-aalto", "koe-harju", "koe-koski"):
        original = (EXAMPLE / f"content/mittaristo/tulokset/{project}.csv").read_text("utf-8")
        table = rows(made, f"data/v1/results/{project}.csv")
        given = list(csv.DictReader(io.StringIO(original), delimiter=";"))
        for row in json.loads(made.files["data/v1/results.json"])["items"]:
            if row["project"] == project and row["line"]:
                shown, true = table[row["line"] - 2], given[row["line"] - 2]
                assert shown["mittari"] == true["mittari"] == row["indicator"]
                assert shown["luokka"] == true["luokka"]
                value = "salattu" if row["withheld"] else true["arvo"]
                assert shown["arvo"] == value
    # A row without a number is nobody's number: its line is kept, and empty.
    koski = rows(made, "data/v1/results/koe-koski.csv")
    assert [row["arvo"] for row in koski] == ["20", *["salattu"] * 4]
    assert not [row["n"] for row in koski if row["n"]]


def test_a_root_without_results_has_an_empty_table():
    made = corpus_made()
    assert json.loads(made.files["data/v1/results.json"])["items"] == []
    assert not [path for path in made.files if path.startswith("data/v1/results/")]
