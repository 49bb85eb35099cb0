"""Rename: the new id is in every place that names the entry, and the check is green afterwards."""

import pytest
from click.testing import CliRunner

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli import main
from knowledgebase.ground.findings import has_errors
from knowledgebase.ground.site import read_site
from tests.conftest import CORPUS, ROOT, TODAY, news, practice, project

DAY = ("--today", TODAY.isoformat())
NEEDS = "id: needs\ntitle: Tarpeet\nterms:\n  - id: apu\n    label:\n      fi: Apu\n    practices:\n      - vanha\n"
SET = 'title: "Kooste"\nsummary: "Kooste."\npicks:\n  - id: vanha\n    why: "Hyvä."\n  - id: b\n    why: "Hyvä."\n'
PAGE = '---\ntitle: "Sivu"\nsummary: "Sivu."\n---\n\nLue [kortti](../practices/vanha.md#lähtötilanne "Nimi") ja `practices/vanha.md`.\n'


def rename(root, *arguments):
    return CliRunner().invoke(main, ["rename", *map(str, arguments), "--root", str(root), *DAY])


INDICATOR = """\
---
title: "Mittari"
summary: "Mittari."
themes:
  - tyokyky
regions:
  - lappi
code: PT-01
level: tuotos
unit: "kpl"
better: ylos
definition: "Määrä."
counting_rule: "Yksi on yksi."
method: laskenta
when:
  - "Lopussa"
aggregate: summa
---

Teksti.
"""
CONFIRMED = """\
title: "Mittaristo"
confirmed: 2026-01-01
confirmed_by: "Ryhmä"
indicators:
  - mittari
periods:
  - id: 2026-kevat
    title: "Kevät"
    starts: 2026-01-01
    ends: 2026-06-30
    due: 2026-08-31
"""
RESULT_ROWS = "hanke;mittari;jakso;arvo;kaytanto\nkoe;mittari;2026-kevat;8;vanha\n"
RESULTS = {
    "projects/koe.md": project("Koehanke", more="indicators:\n  - mittari\n"),
    "content/mittaristo/mittari.md": INDICATOR,
    "content/mittaristo/mittaristo.yml": CONFIRMED,
    "content/mittaristo/tulokset/koe.csv": RESULT_ROWS,
}


def full_root(make_root):
    share = f'share:\n  short: "Lue: {read_site().url}kaytannot/vanha/"\n'
    return make_root(
        {
            "practices/vanha.md": practice("Vanha", body="## Lähtötilanne\n\n[Tämä](vanha.md)."),
            "practices/b.md": practice(
                "Toinen", more='differs_from:\n  - id: "vanha"\n    how: "Eri."\n'
            ),
            "content/uutiset/u.md": news(more=share).replace("practice:a", "practice:vanha"),
            "content/sivu.md": PAGE,
            "content/koosteet/k.yml": SET,
            "content/vocabularies/needs.yml": NEEDS,
            **RESULTS,
        }
    )


def texts(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_everything_that_names_the_entry_goes_on_working(make_root):
    root = full_root(make_root)
    assert not has_errors(load_catalogue(root, ROOT, TODAY)[1])
    done = rename(root, "practices/vanha.md", "uusi")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == "practices/vanha.md → practices/uusi.md"
    now = {path: raw.decode() for path, raw in texts(root).items()}
    assert "practices/vanha.md" not in now
    assert "aliases:\n  - vanha\n" in now["practices/uusi.md"]
    assert "[Tämä](uusi.md)" in now["practices/uusi.md"]
    assert '  - id: "uusi"\n    how: "Eri."' in now["practices/b.md"]
    assert "- practice:uusi\n" in now["content/uutiset/u.md"]
    assert f'{read_site().url}kaytannot/uusi/"' in now["content/uutiset/u.md"]
    assert (
        '(../practices/uusi.md#lähtötilanne "Nimi") ja `practices/vanha.md`'
        in now["content/sivu.md"]
    )
    assert "- id: uusi\n" in now["content/koosteet/k.yml"]
    assert "      - uusi\n" in now["content/vocabularies/needs.yml"]
    assert now["content/mittaristo/tulokset/koe.csv"] == RESULT_ROWS.replace("vanha", "uusi")
    assert not has_errors(load_catalogue(root, ROOT, TODAY)[1])


def test_results_go_with_their_project_and_their_indicator(make_root):
    root = full_root(make_root)
    assert rename(root, "projects/koe.md", "uusi-hanke").exit_code == 0
    done = rename(root, "content/mittaristo/mittari.md", "uusi-mittari")
    assert done.exit_code == 0, done.output
    now = {path: raw.decode() for path, raw in texts(root).items()}
    assert "content/mittaristo/tulokset/koe.csv" not in now
    assert now["content/mittaristo/tulokset/uusi-hanke.csv"] == RESULT_ROWS.replace(
        "koe;mittari", "uusi-hanke;uusi-mittari"
    )
    assert "  - uusi-mittari\n" in now["content/mittaristo/mittaristo.yml"]
    assert not has_errors(load_catalogue(root, ROOT, TODAY)[1])


def test_back_again_leaves_one_alias(make_root):
    root = full_root(make_root)
    assert rename(root, "vanha", "uusi").exit_code == 0
    assert rename(root, "practice:uusi", "vanha").exit_code == 0
    text = (root / "practices/vanha.md").read_text("utf-8")
    assert "aliases:\n  - uusi\n" in text and "- vanha\n" not in text


def test_a_dry_run_tells_and_writes_nothing(make_root):
    root = full_root(make_root)
    before = texts(root)
    done = rename(root, "vanha", "uusi", "--dry-run")
    assert "content/sivu.md" in done.stdout.splitlines()
    assert texts(root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("puuttuu", "uusi"), "Korttia puuttuu ei ole."),
        (("vanha", "Uusi Nimi"), "Tiedostonimi ”Uusi Nimi.md” ei kelpaa"),
        (("vanha", "b"), "Tunniste b on jo käytössä: practices/b.md."),
        (("vanha", "vanha"), "ei kelpaa uudeksi nimeksi"),
        (("vanha", "aux"), "Tiedostonimi ”aux.md” ei kelpaa"),
    ],
)
def test_it_refuses_with_a_clear_line(arguments, said, make_root):
    root = full_root(make_root)
    before = texts(root)
    done = rename(root, *arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith("Virhe: ") and said in done.stderr
    assert texts(root) == before


def test_content_with_errors_is_not_touched(make_root):
    root = full_root(make_root)
    make_root({"projects/rikki.md": project().replace("- lappi", "- lapi")})
    done = rename(root, "vanha", "uusi")
    assert done.exit_code == 1 and "Korjaa ne ensin" in done.stderr
    assert (root / "practices/vanha.md").exists()


def test_a_list_in_brackets_that_cannot_be_rewritten_is_told(make_root):
    root = make_root({"practices/vanha.md": practice(more="aliases: [a, b]\n")})
    done = rename(root, "vanha", "uusi")
    assert done.exit_code == 1 and "”aliases: [a, b]” ei voi vaihtaa" in done.stderr
    assert (root / "practices/vanha.md").exists()


def test_every_practice_of_the_corpus_can_be_renamed(tmp_path):
    from shutil import copytree, ignore_patterns

    from knowledgebase.contribute.rename import renaming

    root = tmp_path / "root"
    copytree(CORPUS, root, ignore=ignore_patterns(".cache"))
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    files = {p: raw.decode() for p, raw in texts(root).items() if not p.endswith(".png")}
    for entry in catalogue.entries.values():
        plan = renaming(catalogue, entry, "uusi-nimi", files, "https://x.example/")
        assert f"- {entry.id}\n" in plan.texts[str(entry.path)]
