"""Questions and issue forms: what is asked, and that answers become the entry they mean."""

import re
from pathlib import PurePosixPath
from types import SimpleNamespace

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli import main
from knowledgebase.contribute.answers import as_meant, findings_of, names_of
from knowledgebase.contribute.generate import generated_files, stale_files
from knowledgebase.contribute.issue_forms import (
    ASKED_KINDS,
    body_headings,
    issue_body,
    issue_form,
    read_issue,
)
from knowledgebase.contribute.json_schema import MOST_CHOICES, for_editors
from knowledgebase.contribute.questions import answers_of, data_of, questions
from knowledgebase.ground.layout import kind_of
from knowledgebase.read.source import read_source
from knowledgebase.schema import KINDS
from tests.conftest import (
    CORPUS,
    ROOT,
    TODAY,
    filled_example,
    known_schemas,
    known_vocabularies,
    project,
)

VOCABULARIES = known_vocabularies()
SCHEMAS = known_schemas()
# What the examples point to.
NEEDED = ("practices/tyoote.md", "projects/vastuullinen-tyokyvyn-tuki.md")
REAL = sorted([*CORPUS.glob("practices/*.md"), *CORPUS.glob("projects/*.md")])


def real(file):
    path = PurePosixPath(file.relative_to(CORPUS).as_posix())
    source, _ = read_source(path, file.read_bytes())
    return SCHEMAS[kind_of(path)], source


def example(kind):
    path = PurePosixPath(SCHEMAS[kind]["x-folder"]) / "malli.md"
    source, findings = read_source(path, filled_example(kind))
    assert not findings
    return source


def issue2md(root, kind):
    options = ["--kind", kind, "--write", "--root", str(root), "--today", TODAY.isoformat()]
    return CliRunner().invoke(main, ["issue2md", str(root / "viesti.md"), *options])


def asked_part(schema, data):
    """Return the data without what is never asked, bare ids of references as records."""
    kept = {k: v for k, v in data.items() if k not in schema["x-not-asked"]}
    for name, value in kept.items():
        if schema["properties"][name].get("items", {}).get("type") == "object":
            kept[name] = [row if isinstance(row, dict) else {"id": row} for row in value]
    return kept


def as_ticked(schema, data):
    """Return the data with ticked words in the order of the vocabulary, as boxes give them."""
    ticked = dict(data)
    for name, value in data.items():
        words = schema["properties"][name].get("items", {}).get("enum", ())
        if 0 < len(words) <= MOST_CHOICES:
            ticked[name] = sorted(value, key=words.index)
    return ticked


def nodes(node, loc=()):
    for name, inner in node.get("properties", {}).items():
        yield (*loc, name), inner
        yield from nodes(inner, (*loc, name))
        yield from nodes(inner.get("items", {}), (*loc, name))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_finnish_name_and_a_meaning(kind):
    # pydantic makes titles of its own from the English key; ours never look like that.
    for loc, node in nodes(SCHEMAS[kind]):
        assert node.get("title", "") != loc[-1].replace("_", " ").title(), loc
        assert node.get("description", "").endswith((".", "€.")), loc


@pytest.mark.parametrize("kind", KINDS)
def test_fields_named_in_the_models_exist(kind):
    model = KINDS[kind]
    assert set(model.recommended) <= set(model.model_fields)
    assert set(model.not_asked) <= set(model.model_fields)
    assert not {n for n in model.not_asked if model.model_fields[n].is_required()}


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_entry_satisfies_its_json_schema(file):
    """As an editor reads it: numbers are numbers, days are text."""
    schema, _ = real(file)
    front = file.read_text("utf-8").split("---\n")[1]

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in rows if not tag.endswith(":timestamp")]
        for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    data = yaml.load(front, Loader=Loader)  # noqa: S506 (a safe loader)
    faults = jsonschema.Draft202012Validator(for_editors(schema)).iter_errors(data)
    assert [(fault.json_path, fault.message) for fault in faults] == []


def test_an_editor_is_told_of_a_wrong_word():
    validator = jsonschema.Draft202012Validator(for_editors(SCHEMAS["practice"]))
    data = {**example("practice").data, "themes": ["tyokkyy"], "evidence": {"level": 2, "why": "a"}}
    assert [fault.json_path for fault in validator.iter_errors(data)] == ["$.themes[0]"]


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_answers_give_back_a_real_entry(file):
    schema, source = real(file)
    asked = questions(schema)
    assert data_of(asked, answers_of(asked, source.data)) == asked_part(schema, source.data)


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_an_issue_gives_back_a_real_entry(file):
    schema, source = real(file)
    data, _ = read_issue(schema, issue_body(schema, source.data, {}))
    assert data == as_ticked(schema, asked_part(schema, source.data))


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_an_issue_form_is_what_the_host_accepts(kind):
    form = yaml.safe_load(issue_form(SCHEMAS[kind]))
    assert set(form) == {"name", "description", "title", "labels", "body"}
    fields = [element for element in form["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in fields]
    labels = [element["attributes"]["label"] for element in fields]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    for element in fields:
        assert element["type"] in {"input", "textarea", "dropdown", "checkboxes"}
        options = element["attributes"].get("options")
        assert (options is not None) == (element["type"] in {"dropdown", "checkboxes"})
        if options:
            names = [o["label"] if isinstance(o, dict) else o for o in options]
            assert len(set(names)) == len(names)
            assert "None" not in names  # the host refuses this word


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_the_example_as_an_issue_becomes_a_valid_entry(kind, make_root):
    source = example(kind)
    texts = {heading: f"Teksti kohtaan {heading}." for heading in body_headings(SCHEMAS[kind])}
    body = issue_body(SCHEMAS[kind], source.data, texts)
    assert "_No response_" in body
    assert "- [X] Työhyvinvointi (tyohyvinvointi)" in body
    root = make_root({"viesti.md": body} | {path: (CORPUS / path).read_bytes() for path in NEEDED})
    done = issue2md(root, kind)
    # The example's own words are the only fault.
    assert all(": example-left: " in line for line in done.stderr.splitlines()), done.stderr
    path = done.stdout.strip()
    assert path.startswith(SCHEMAS[kind]["x-folder"] + "/esimerkki-")
    made, _ = read_source(PurePosixPath(path), (root / path).read_bytes())
    assert made.data == as_ticked(SCHEMAS[kind], asked_part(SCHEMAS[kind], source.data))
    assert texts[body_headings(SCHEMAS[kind])[0]] in made.body


def test_an_issue_with_a_mistake_says_what_the_check_says(make_root):
    body = issue_body(SCHEMAS["practice"], example("practice").data, {})
    body = body.replace("- [X] Työhyvinvointi (tyohyvinvointi)", "- [X] tyohyvinvonti")
    body = body.replace("2026-11-24", "31.2.2026")
    root = make_root({"viesti.md": body})
    done = issue2md(root, "practice")
    assert done.exit_code == 1
    assert "”tyohyvinvonti” ei ole teema. Tarkoititko ”tyohyvinvointi”?" in done.stderr
    assert "arvo ”31.2.2026” ei ole päivä. Kirjoita päivä muodossa 2026-11-24." in done.stderr


def test_the_example_of_each_kind_passes_the_check(make_root):
    files = {f"{SCHEMAS[kind]['x-folder']}/malli.md": filled_example(kind) for kind in KINDS}
    needed = {path: (CORPUS / path).read_bytes() for path in NEEDED}
    root = make_root({**files, **needed})
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    # Its own words are the only fault of an example: who copies it writes others.
    assert {f.rule for f in findings if f.path in files} == {"example-left"}
    assert {key for key in catalogue.entries if key.endswith(":malli")} == {
        f"{kind}:malli" for kind in KINDS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_copied_example_tells_of_each_value_that_could_pass_for_ones_own(kind, make_root):
    """Themes, and the kind and day of a source, are short words: what is true of many cards."""
    path = f"{SCHEMAS[kind]['x-folder']}/malli.md"
    text = (ROOT / f"schema/examples/{kind}.md").read_text("utf-8")
    left = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if re.search(r"[-:] VAIHDA\b", line)
    ]
    assert len(left) == (3 if kind in ("practice", "project") else 1)
    _, findings = load_catalogue(make_root({path: text}), ROOT, TODAY)
    told = [f.line for f in findings if f.level == "error" and "VAIHDA" in dict(f.values).values()]
    assert sorted(told) == left


def test_the_role_of_the_example_is_told(make_root):
    text = filled_example("practice").decode()
    _, findings = load_catalogue(make_root({"practices/malli.md": text}), ROOT, TODAY)
    assert ("example-left", "Esimerkkityöpaikan vuoron esihenkilö") in {
        (found.rule, dict(found.values).get("value")) for found in findings
    }


def test_generated_files_are_current():
    stale = stale_files(ROOT, generated_files(ROOT, VOCABULARIES))
    assert stale == [], "run: python3 scripts/dev.py generate"


def test_a_stale_file_is_named(tmp_path):
    made = {"schema/a.json": "uusi\n", "schema/b.json": "sama\n"}
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/a.json").write_text("vanha\n")
    (tmp_path / "schema/b.json").write_text("sama\n")
    assert stale_files(tmp_path, made) == ["schema/a.json"]


def test_an_answered_form_needs_no_id_that_the_form_does_not_show(make_root):
    body = issue_body(SCHEMAS["practice"], example("practice").data, {})
    rows = {
        "Lähteet": "Oma sivu | https://example.org/a | Opas | Kertoo tavasta. | 20.11.2026 | Verkkosivu | ei",
        "Organisaatiot": "Työterveyslaitos",
        "Hankkeet": "Hyvä hanke | https://example.org/a",
        "Mistä arvio lasketaan": "Esihenkilö | 2,5 | 1 | 4",
    }
    for label, answer in rows.items():
        before, _, rest = body.partition(f"### {label}\n\n")
        body = f"{before}### {label}\n\n{answer}\n\n### {rest.partition('### ')[2]}"
    root = make_root({"viesti.md": body, "projects/hyva-hanke.md": project("Hyvä hanke")})
    path = issue2md(root, "practice").stdout.strip()
    made, _ = read_source(PurePosixPath(path), (root / path).read_bytes())
    assert made.data["sources"] == [
        {
            "title": "Oma sivu",
            "url": "https://example.org/a",
            "kind": "opas",
            "seen": "Kertoo tavasta.",
            "accessed": "2026-11-20",
            "read_as": "verkkosivu",
            "copy_service": "false",
        }
    ]
    assert made.data["organisations"] == ["tyoterveyslaitos"]
    assert made.data["projects"][0]["id"] == "hyva-hanke"


def test_a_name_that_two_entries_have_names_neither():
    names = names_of([entry("practice", "a", "Sama"), entry("practice", "b", "sama")])
    assert as_meant(SCHEMAS["news"], {"relates_to": ["Sama"]}, names) == {"relates_to": ["Sama"]}
    names = names_of([entry("practice", "a", "Sama"), entry("project", "b", "Toinen")])
    meant = as_meant(SCHEMAS["news"], {"relates_to": ["toinen", "practice:a"]}, names)
    assert meant == {"relates_to": ["project:b", "practice:a"]}


def entry(kind, id, title):
    return SimpleNamespace(kind=kind, id=id, fields=SimpleNamespace(title=title))


@pytest.mark.parametrize(
    ("word", "rule", "told"),
    [
        ("jaksaminen", "unknown-theme", ("guess", "tyohyvinvointi")),
        ("satama-ala", "other-field", ("elsewhere", "Toimialat (sectors)")),
        ("maahanmuuttajat", "other-field", ("elsewhere", "Kohderyhmä (target_group)")),
    ],
)
def test_who_answers_with_a_word_of_their_own_is_told_what_it_means(word, rule, told):
    schema = SCHEMAS["project"]
    asked = next(each for each in questions(schema) if each.loc == ("themes",))
    (found,) = findings_of(asked, word, schema, VOCABULARIES, TODAY)
    assert found.rule == rule and told in found.values
