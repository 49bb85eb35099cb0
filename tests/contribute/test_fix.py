"""Fix: mends what needs no guessing, keeps comments, changes nothing that is in order."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.contribute.fix import fixed_path, fixed_text
from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.ground.layout import kind_of
from knowledgebase.read.source import read_source
from knowledgebase.read.vocabulary import read_vocabularies
from tests.conftest import CORPUS, ROOT, TODAY, kb, practice

SCHEMAS = json_schemas(read_vocabularies(ROOT)[0])
REAL = sorted([*CORPUS.glob("practices/*.md"), *CORPUS.glob("projects/*.md")])


def mend(front, kind="practice"):
    return fixed_text(f"---\n{front}---\n\nTeksti.\n", SCHEMAS[kind]).split("---\n")[1]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("title: Työkyky: näin\n", 'title: "Työkyky: näin"\n'),
        ("title: Työkyky\n", 'title: "Työkyky"\n'),
        ("title: *tärkeä\n", 'title: "*tärkeä"\n'),
        ("reviewed: 24.11.2026\n", "reviewed: 2026-11-24\n"),
        ('reviewed: "1.2.2026"\n', "reviewed: 2026-02-01\n"),
        ("themes: [tyokyky, osaaminen]\n", "themes:\n  - tyokyky\n  - osaaminen\n"),
        ("themes:\n  - Osaaminen ja oppiminen\n", "themes:\n  - osaaminen\n"),
        ("regions:\n  - Lappi\n", "regions:\n  - lappi\n"),
        ("title: Nimi   \n", 'title: "Nimi"\n'),
        ("summary: Toinen\ntitle: Nimi\n", 'title: "Nimi"\nsummary: "Toinen"\n'),
        (
            "sources:\n  - title: Sivu: yksi\n    accessed: 1.1.2026\n",
            'sources:\n  - title: "Sivu: yksi"\n    accessed: 2026-01-01\n',
        ),
        ("needs:\n  - Aikaa: tunti\n", 'needs:\n  - "Aikaa: tunti"\n'),
        ("# yksi\nsummary: a\n# kaksi\ntitle: b\n", '# kaksi\ntitle: "b"\n# yksi\nsummary: "a"\n'),
        ("title: Työ\u0308kyky\n", 'title: "Työ̈kyky"\n'.replace("ö̈", "ö\u0308")),
        ("title: Tyo\u0308\n", 'title: "Työ"\n'),
    ],
)
def test_mends(written, mended):
    assert mend(written) == mended


@pytest.mark.parametrize(
    "front",
    [
        "themes:\n  - tyokkyy\n",
        "reviewed: eilen\n",
        'title: "Nimi" # huomautus\n',
        "title: Nimi # huomautus\n",
        "title: |\n  monta: riviä\n  ja  \n".replace("ja  \n", "ja\n"),
        "themes: [a, [b]]\n",
        "outo: arvo: toinen\n",
        "title:\n\t- sarkain\n",
    ],
)
def test_leaves_what_it_would_have_to_guess(front):
    assert mend(front) == front


def test_mends_the_form_of_the_file_around_the_front_matter():
    text = "\ufeff\r\n---\r\ntitle: Nimi\r\n---\r\n\r\n\r\nRivi  \r\nToinen \r\n"
    assert fixed_text(text, SCHEMAS["practice"]) == '---\ntitle: "Nimi"\n---\n\nRivi  \nToinen\n'


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_entry_keeps_its_data_and_a_second_run_changes_nothing(file):
    path = PurePosixPath(file.relative_to(CORPUS).as_posix())
    schema = SCHEMAS[kind_of(path)]
    once = fixed_text(file.read_text("utf-8"), schema)
    assert fixed_text(once, schema) == once
    before, after = (read_source(path, t)[0] for t in (file.read_bytes(), once.encode()))
    assert (after.data, after.body.strip()) == (before.data, before.body.strip())


@pytest.mark.parametrize(
    ("name", "fixed"),
    [
        ("Työkyky.md", "tyokyky.md"),
        ("Oma Malli.md", "oma-malli.md"),
        ("hyva.md", "hyva.md"),
        ("!.md", "!.md"),
    ],
)
def test_file_name(name, fixed):
    assert fixed_path(PurePosixPath("practices") / name).name == fixed


def test_the_command_mends_renames_and_then_the_check_passes(make_root):
    bad = practice("Työkyky: näin").replace('"Työkyky: näin"', "Työkyky: näin")
    bad = bad.replace("accessed: 2026-11-24", "accessed: 24.11.2026")
    bad = bad.replace("regions:\n  - lappi", "# alue on varma\nregions: [Lappi]")
    root = make_root({"practices/Työkyky.md": bad})
    day = ("--root", root, "--today", TODAY.isoformat())
    assert kb("check", *day).returncode == 1
    assert kb("fix", *day, "--check").returncode == 1
    done = kb("fix", *day)
    assert done.stdout == "practices/Työkyky.md → practices/tyokyky.md\n"
    assert [file.name for file in (root / "practices").iterdir()] == ["tyokyky.md"]
    assert "# alue on varma\nregions:\n  - lappi\n" in (root / "practices/tyokyky.md").read_text()
    assert kb("check", *day).returncode == 0, kb("check", *day).stdout
    assert kb("fix", *day, "--check").stdout == ""


def test_the_command_never_overwrites_another_entry(make_root):
    root = make_root({"practices/a-b.md": practice("Yksi"), "practices/A b.md": practice("Kaksi")})
    kb("fix", "--root", root)
    assert "Yksi" in (root / "practices/a-b.md").read_text()
    assert "Kaksi" in (root / "practices/A b.md").read_text()
