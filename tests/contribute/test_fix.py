"""Fix: mends what needs no guessing, keeps comments, changes nothing that is in order."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.cli.phrases import _PHRASES
from knowledgebase.contribute.fix import _STEPS, Mended, fixed, fixed_path, safely_fixed
from knowledgebase.ground.findings import finding
from knowledgebase.ground.layout import kind_of
from knowledgebase.read.source import read_source
from knowledgebase.validate.file import all_findings
from tests.conftest import CORPUS, TODAY, examples, kb, known_schemas, known_vocabularies, practice

VOCABULARIES = known_vocabularies(CORPUS)
SCHEMAS = known_schemas(CORPUS)
REAL = sorted([*CORPUS.glob("practices/*.md"), *CORPUS.glob("projects/*.md")])


def fixed_text(text, schema):
    return fixed(text, schema).text


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
        ("title: ”Nimi”\n", 'title: "Nimi"\n'),
        ("asked_as:\n  - “näin”\n", 'asked_as:\n  - "näin"\n'),
        ("title: Työ\u00adkyky\u200b\n", 'title: "Työkyky"\n'),
        ("title: Kehittäjä 👩\u200d💻\n", 'title: "Kehittäjä 👩\u200d💻"\n'),
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
        "problem: Istutaan liikaa\n  ja paljon\n",
        "needs:\n  - Istutaan\n    ja ollaan\n",
        'title: "Nimi\u202e"\n',
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
    assert done.stdout == (
        "practices/Työkyky.md → practices/tyokyky.md: luettelot omille riveilleen, päivät,"
        " sanaston sanat, lainausmerkit\n"
    )
    assert [file.name for file in (root / "practices").iterdir()] == ["tyokyky.md"]
    assert "# alue on varma\nregions:\n  - lappi\n" in (root / "practices/tyokyky.md").read_text()
    assert kb("check", *day).returncode == 0, kb("check", *day).stdout
    assert kb("fix", *day, "--check").stdout == ""


def test_the_command_never_overwrites_another_entry(make_root):
    root = make_root({"practices/a-b.md": practice("Yksi"), "practices/A b.md": practice("Kaksi")})
    kb("fix", "--root", root)
    assert "Yksi" in (root / "practices/a-b.md").read_text()
    assert "Kaksi" in (root / "practices/A b.md").read_text()


# What happens to a line in a word processor, in a hurry or in a merge.
_SLIPS = {
    "no quotes": lambda line: line.replace('"', ""),
    "word quotes": lambda line: line.replace('"', "”"),
    "one quote": lambda line: line.replace('"', "", 1),
    "goes on": lambda line: f"{line.replace(chr(34), '')}\n      ja vielä",
    "colon": lambda line: line.replace(" ", ": ", 3).replace('"', ""),
    "hash": lambda line: f"{line} #tunniste",
    "tight": lambda line: line.replace(": ", ":"),
    "tab": lambda line: f"\t{line.lstrip()}",
    "dash": lambda line: line.replace("- ", "– "),
    "soft hyphen": lambda line: line[: len(line) // 2] + "\u00ad" + line[len(line) // 2 :],
    "no width": lambda line: f"{line}\u200b",
    "joined": lambda line: f"{line.replace(chr(34), '')} 👩\u200d💻",
    "marked": lambda line: line.replace('"', "*", 1).replace('"', ""),
    "bracket": lambda line: line.replace('"', "[", 1).replace('"', "]"),
    "brackets": lambda line: f"{line} [a, b: c]".replace('"', ""),
    "old line end": lambda line: f"{line}\r",
    "deeper": lambda line: f" {line}",
    "gone": lambda line: "",
    "twice": lambda line: f"{line}\n{line}",
    "block": lambda line: line.replace(': "', ": |\n      "),
    "finnish day": lambda line: line.replace("2026-11-24", "24.11.2026"),
    "end": lambda line: f"{line}\n---",
}


@settings(max_examples=examples(120))
@given(
    st.sampled_from(REAL),
    st.lists(st.tuples(st.floats(0, 0.999), st.sampled_from(sorted(_SLIPS))), max_size=4),
)
def test_a_mend_never_brings_a_new_finding(file, slips):
    path = PurePosixPath(file.relative_to(CORPUS).as_posix())
    lines = file.read_text("utf-8").split("\n")
    for where, slip in slips:
        number = int(where * len(lines))
        lines[number] = _SLIPS[slip](lines[number])
    text = "\n".join(lines)

    def found(text):
        return all_findings(path, text.encode(), VOCABULARIES, frozenset(), TODAY)

    mended = safely_fixed(text, SCHEMAS[kind_of(path)], found).text
    before, after = (sorted(f.rule for f in found(each)) for each in (text, mended))
    for rule in before:
        if rule in after:
            after.remove(rule)
    assert after == []


@pytest.mark.parametrize("name", [*_STEPS, "nothing"])
def test_every_step_is_told_by_its_name(name):
    assert (f"fixed-{name}" in _PHRASES) == (name != "nothing")


def test_of_steps_together_only_the_safe_ones_are_taken():
    """What a step brings to light is no reason to leave the others undone."""

    def found(text):
        return [finding("a", (1, 1), "bad-date", field="x")] if "2026-11-24" in text else []

    text = "---\ntitle: Nimi\nreviewed: 24.11.2026\n---\n"
    mended = safely_fixed(text, SCHEMAS["practice"], found)
    assert mended.did == ("quotes",)
    assert mended.text == '---\ntitle: "Nimi"\nreviewed: 24.11.2026\n---\n'


def test_what_was_mended_makes_the_check_green(make_root):
    entry = practice().replace("  - tyokyky", "\t- tyokyky")
    entry = entry.replace(
        "problem:", "effort.level: kevyt\nfails_when: Kiireessä ei ehdi.\nproblem:"
    )
    root = make_root({"practices/a.md": entry})
    day = ("--root", root, "--today", TODAY.isoformat())
    done = kb("fix", *day)
    assert "sarkaimet välilyönneiksi, pisteelliset nimet sisennetty, luettelot" in done.stdout
    checked = kb("check", *day)
    assert checked.returncode == 0, checked.stdout


def test_a_worse_result_is_not_taken():
    def found(text):
        return [finding("a", (1, 1), "bad-yaml", line="x")] if '"' in text else []

    text = "---\ntitle: Nimi\n---\n"
    assert fixed_text(text, SCHEMAS["practice"]) != text
    assert safely_fixed(text, SCHEMAS["practice"], found) == Mended(text)
