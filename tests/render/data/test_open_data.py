"""Open data: every file keeps the promise that its schema makes."""

import csv
import io
import json
import re

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from knowledgebase.render.data.datasets import DATASETS, ROOT
from knowledgebase.render.data.records import table


@pytest.fixture(scope="module")
def schemas(made):
    found = {}
    for path, data in made.files.items():
        if path.startswith(f"{ROOT}/schema/"):
            found[path.rsplit("/", 1)[1].removesuffix(".json")] = json.loads(data)
    return found


def load(made, path):
    return json.loads(made.files[f"{ROOT}/{path}"])


def test_every_schema_is_a_schema(schemas):
    assert len(schemas) == len(DATASETS) + 6
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", [dataset.name for dataset in DATASETS])
def test_every_list_validates(made, schemas, name):
    data = load(made, f"{name}.json")
    faults = [e.message for e in Draft202012Validator(schemas[name]).iter_errors(data)]
    assert faults == []
    assert data["count"] == len(data["items"])


@pytest.mark.parametrize(
    "name", ["practices.json", "practices.csv", "relations.csv", "graph.jsonld"]
)
def test_what_grows_with_all_entries_is_never_held_whole(made, monkeypatch, name):
    whole = made.files[f"{ROOT}/{name}"]
    for module in ("records", "open_data"):
        monkeypatch.setattr(f"knowledgebase.render.data.{module}.PIECE", 2_000)
    pieces = list(made.files.pieces(f"{ROOT}/{name}"))
    assert b"".join(pieces) == whole
    assert len(pieces) > 10 and max(map(len, pieces)) < len(whole) / 4


def test_every_single_entry_validates_and_has_its_text(made, schemas):
    for dataset in DATASETS:
        if not dataset.kind:
            continue
        validator = Draft202012Validator(schemas[f"{dataset.kind}-entry"])
        rows = {row["id"]: row for row in load(made, f"{dataset.name}.json")["items"]}
        for id, row in rows.items():
            one = load(made, f"{dataset.name}/{id}.json")
            assert [e.message for e in validator.iter_errors(one)] == [], id
            assert one.pop("text") and one == row


@pytest.mark.parametrize(
    ("change", "value"), [("kind", "project"), ("title", 5), ("uusi", "kenttä"), ("id", None)]
)
def test_a_schema_refuses_what_is_not_promised(made, schemas, change, value):
    row = load(made, "practices/tyoote.json") | {change: value}
    assert not Draft202012Validator(schemas["practice-entry"]).is_valid(row)


def test_every_table_reads_in_a_finnish_excel_and_has_a_row_for_each(made):
    for dataset in DATASETS:
        raw = made.files[f"{ROOT}/{dataset.name}.csv"]
        assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len(rows) == load(made, f"{dataset.name}.json")["count"]
        assert all(None not in row and None not in row.values() for row in rows), dataset.name


def test_a_table_has_the_same_facts(made):
    raw = made.files[f"{ROOT}/practices.csv"].decode("utf-8-sig")
    rows = {r["id"]: r for r in csv.DictReader(io.StringIO(raw, newline=""), delimiter=";")}
    one = load(made, "practices/tyoote.json")
    row = rows["tyoote"]
    assert row["title"] == one["title"]
    assert row["themes"] == "|".join(one["themes"])
    assert row["evidence.level"] == one["evidence"]["level"]
    assert row["sources"] == "|".join(s["url"] for s in one["sources"])


@pytest.mark.parametrize("text", ["=1+1", "+358", "-x", "@SUM(A1)", "\t=1", "＝1+1"])
def test_a_table_runs_no_formulas(text):
    assert table(["a"], [{"a": text}]).decode("utf-8-sig").split("\r\n")[1].strip('"') == f"'{text}"
    assert b"-5" in table(["a"], [{"a": -5}]) and b"'-5" not in table(["a"], [{"a": -5}])


def cells(*values):
    rows = table(["a"], [{"a": value} for value in values]).decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(rows, newline=""), delimiter=";")][1:]


def test_a_finnish_spreadsheet_reads_numbers_as_numbers():
    assert cells(1.6, 2.331467, 0.00001, 5, 1259824.5, [0.5, 1.5]) == [
        "1,6",
        "2,331467",
        "0,00001",
        "5",
        "1259824,5",
        "0,5|1,5",
    ]


@pytest.mark.parametrize(
    "text",
    ["7-1", "1.6", "1/2", "2025-12", "1.6.2026", "1.6.", "9:00", "1e5", "007", "1" * 16, "1 2"],
)
def test_what_a_spreadsheet_would_take_for_something_else_stays_text(text):
    assert cells(text) == [f"'{text}"]


@pytest.mark.parametrize(
    "text", ["4", "0", "2026-11-24", "2026-12-01T09:00", "7-1 ja 7-2", "S20757"]
)
def test_what_a_spreadsheet_reads_right_is_as_it_is(text):
    assert cells(text) == [text]


def test_the_description_names_files_that_are_there(made, schemas):
    api = load(made, "openapi.json")
    assert api["openapi"] == "3.1.0" and api["info"]["license"]["identifier"] == "CC-BY-4.0"
    registry = Registry().with_resources(
        (f"schema/{name}.json", Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    for path, methods in api["paths"].items():
        name = path.removeprefix("/").replace("{id}", "tyoote" if "practices" in path else "{id}")
        if "{id}" not in name:
            assert f"{ROOT}/{name}" in made.files, path
        for content in methods["get"]["responses"]["200"]["content"].values():
            if reference := content["schema"].get("$ref"):
                assert registry.contents(reference)
    index = load(made, "index.json")
    base = index["source"]
    for dataset in index["datasets"]:
        for form in ("json", "csv", "schema"):
            assert dataset[form].removeprefix(base) in made.files
        assert dataset["count"] == load(made, f"{dataset['name']}.json")["count"]


def test_no_personal_data_and_no_unpublished_status(made):
    for path, data in made.files.items():
        if path.startswith(ROOT) and "/schema/" not in path:
            assert not re.search(rb"[\w.]+@[\w-]+\.(fi|com|org)", data), path
    for dataset in DATASETS:
        for row in load(made, f"{dataset.name}.json")["items"] if dataset.kind else ():
            assert row["status"] == "published"


def test_relations_join_published_entries_both_known(made):
    ids = set()
    for dataset in DATASETS:
        if dataset.kind:
            ids |= {
                f"{dataset.kind}:{r['id']}" for r in load(made, f"{dataset.name}.json")["items"]
            }
    rows = load(made, "relations.json")["items"]
    assert {r["from"] for r in rows} | {r["to"] for r in rows} <= ids
    assert all(row["reasons"] for row in rows if row["type"] == "related")
    declared = [(r["from"], r["to"]) for r in rows if r["type"] == "declared"]
    assert ("news:18-valtakunnallista-hanketta", "project:logdigis") in declared
