"""Review: what is published, what is near and why, and that it is safe to post."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from knowledgebase.cli import main
from knowledgebase.report.comment import escape
from tests.conftest import CORPUS, ROOT, TODAY, corpus_words, kb, practice, project

DAY = ("--today", TODAY.isoformat())


def review(root, *paths, form="text"):
    options = ["--root", str(root), *DAY, "--format", form]
    done = CliRunner().invoke(main, ["review", *options, "--", *map(str, paths)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_report_tells_a_reviewer_what_the_entry_joins(make_root):
    link = "projects:\n  - id: oma-hanke\n    source: https://example.org/x\n"
    root = make_root(
        {
            "practices/oma.md": practice("Oma käytäntö", more=link),
            "projects/oma-hanke.md": project("Oma hanke"),
            "practices/toinen.md": practice("Toinen käytäntö"),
        }
    )
    said = review(root, "practices/oma.md")
    assert "Julkaistaan: /kaytannot/oma/." in said
    assert "  - Oma hanke (kenttä projects)\n" in said
    assert "  - Toinen käytäntö – sama teema: Työkyky ja työhön paluu; sama maakunta: Lappi" in said
    assert "Kohderyhmä" not in said
    assert "Työmäärä, Kustannus" in said
    other = review(root, "projects/oma-hanke.md")
    assert (
        "Tähän viittaavat\n  - Oma käytäntö (practices/oma.md, rivi 26, kenttä projects)" in other
    )


def test_a_near_entry_asks_for_the_difference_until_it_is_told():
    def said(path):
        return review(CORPUS, path)

    near = said("practices/hybridityon-opas-turkuamk.md")
    assert "Kerro kentässä differs_from" in near or "differs_from" in (
        CORPUS / "practices/hybridityon-opas-turkuamk.md"
    ).read_text("utf-8")
    assert near.count("\n  - ") >= 5
    assert "Mahdollinen päällekkäisyys" not in said("practices/tr-mittaus-senaatti.md")


def test_a_copy_of_an_entry_is_caught_as_overlap(make_root):
    text = (CORPUS / "practices/tyoote.md").read_text("utf-8")
    files = corpus_words()
    files |= {
        f"practices/{n}.md": (CORPUS / f"practices/{n}.md").read_bytes()
        for n in ("tyoote", "brainbuusti-valmennus", "tyoaikapankki", "keino-prosessi")
    }
    files["practices/kopio.md"] = text.replace('title: "TYÖOTE', 'title: "Uusi TYÖOTE')
    files["projects/vastuullinen-tyokyvyn-tuki.md"] = (
        CORPUS / "projects/vastuullinen-tyokyvyn-tuki.md"
    ).read_bytes()
    root = make_root(files)
    said = review(root, "practices/kopio.md")
    assert "Kortti on hyvin lähellä näitä: tyoote." in said
    told = files["practices/kopio.md"].replace(
        "---\n\n## Läht", 'differs_from:\n  - id: tyoote\n    how: "Eri sairaala."\n---\n\n## Läht'
    )
    (root / "practices/kopio.md").write_text(told, "utf-8")
    said = review(root, "practices/kopio.md")
    assert "Mahdollinen päällekkäisyys" not in said


def test_an_entry_with_errors_shows_them_first(make_root):
    root = make_root({"practices/a.md": practice().replace("  - tyokyky", "  - tyokkyy")})
    said = review(root, "practices/a.md", form="md")
    assert "Virheitä tiedostossa: 1." in said
    assert "- Virhe, rivi 5: ”tyokkyy” ei ole teema. Tarkoititko ”tyokyky”?" in said


HOSTILE = (
    "[x](https://evil.example)",
    "@kaikki",
    "![](x)",
    "# otsikko",
    "`rm`",
    "https://evil.example",
    "www.evil.example",
)


def test_markdown_of_a_contributor_stays_text(make_root):
    files = {f"practices/n{n}.md": practice(title) for n, title in enumerate(HOSTILE)}
    root = make_root(files)
    said = review(root, *files, form="md")
    assert said.count("**Lähimmät kortit**") == len(HOSTILE)
    for hostile in HOSTILE:
        assert not escape(hostile).startswith(hostile)
        assert not any(
            line.removeprefix("## ").removeprefix("- ").startswith(hostile)
            for line in said.splitlines()
        ), hostile


def test_files_that_are_no_entries_are_passed_over(make_root):
    root = make_root({"practices/a.md": practice()})
    for path in ("content/index.md", "../../etc/passwd", "practices/puuttuu.md", "-x"):
        assert review(root, path) == "Yksikään kortti ei muuttunut.\n"


LINK = practice("Linkki", body="## Lähtötilanne\n\n[Kortti](vanha.md).")


def committed(make_root, files):
    root = make_root(files)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "alku")
    return root


@pytest.mark.parametrize("in_git", [True, False])
def test_of_a_deleted_entry_it_is_told_what_it_was_and_who_leads_there(make_root, in_git):
    root = committed(
        make_root, {"practices/vanha.md": practice("Vanha kortti"), "practices/linkki.md": LINK}
    )
    (root / "practices/vanha.md").unlink()
    if in_git:
        git(root, "commit", "-qam", "poisto")
    said = review(root, "practices/vanha.md")
    assert said.startswith("Vanha kortti\n")
    assert "Poistettu: practices/vanha.md. Osoite /kaytannot/vanha/ lakkaa toimimasta." in said
    assert "  - Linkki (practices/linkki.md, rivi 29, linkki tekstissä)" in said


def test_without_git_a_deleted_entry_is_known_by_who_leads_there(make_root):
    root = make_root({"practices/linkki.md": LINK})
    assert "Poistettu: practices/vanha.md." in review(root, "practices/vanha.md")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), "nyt practices/uusi.md, mutta vanha osoite /kaytannot/vanha/ ei ohjaa sinne"),
        (("Vanha kortti", "Uusi nimi"), "nyt practices/uusi.md, mutta vanha osoite"),
        (
            ("themes:", "aliases:\n  - vanha\nthemes:"),
            "nyt practices/uusi.md. Vanha osoite /kaytannot/vanha/ ohjaa uuteen.",
        ),
        (("Teksti.", "Aivan muuta."), "nyt practices/uusi.md, mutta vanha osoite"),
    ],
)
def test_of_a_renamed_entry_it_is_told_where_it_is_and_whether_the_old_address_leads_there(
    make_root, change, said
):
    root = committed(make_root, {"practices/vanha.md": practice("Vanha kortti")})
    old = root / "practices/vanha.md"
    text = old.read_text("utf-8").replace(*change) if change[0] else old.read_text("utf-8")
    old.unlink()
    (root / "practices/uusi.md").write_text(text, "utf-8")
    assert said in review(root, "practices/vanha.md")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("status: draft\n", "Ei näy sivustolla (luonnos)"),
        ("status: archived\n", "Arkistoitu: sivu jää"),
        ("published: 2026-12-24\n", "Ei näy vielä, julkaistaan 24.12.2026"),
    ],
)
def test_of_a_withdrawn_or_archived_entry_it_is_told_who_leads_there(make_root, status, state):
    root = make_root(
        {"practices/vanha.md": practice("Vanha", more=status), "practices/linkki.md": LINK}
    )
    said = review(root, "practices/vanha.md")
    assert state in said
    assert "Tähän viittaavat\n  - Linkki (practices/linkki.md, rivi 29, linkki tekstissä)" in said
    assert "Tähän viittaavat\n  - ei yhtään" in review(root, "practices/linkki.md")


# --- what CI does with a pull request ---


def load_script():
    spec = importlib.util.spec_from_file_location("pull_request", ROOT / "scripts/pull_request.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.kb = kb
    return module


def git(root, *arguments):
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", root, *who, *arguments], check=True, capture_output=True)


def propose(make_root, changes):
    """Make a checkout as CI has it: a merge commit whose first parent is the base."""
    root = make_root({"practices/vanha.md": practice("Vanha"), "projects/h.md": project()})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "base")
    git(root, "checkout", "-qb", "ehdotus")
    make_root(changes)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "ehdotus")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "ehdotus")
    return root


def checked(root, out):
    """Run what CI runs; return its exit code, its data and the comment made of them."""
    code = load_script().main(["check", str(root), str(out)])
    data = out / "tarkistus.json"
    assert load_script().main(["comment", str(data), str(out / "kommentti.md")]) == 0
    return code, json.loads(data.read_text("utf-8")), (out / "kommentti.md").read_text("utf-8")


def test_a_content_proposal_gets_a_comment_and_a_preview(make_root, tmp_path_factory, capsys):
    root = propose(make_root, {"practices/uusi-äö.md": "", "practices/uusi.md": practice("Uusi")})
    git(root, "rm", "-q", "practices/uusi-äö.md")
    git(root, "commit", "-q", "--amend", "--no-edit")
    out = tmp_path_factory.mktemp("result")
    code, data, comment = checked(root, out)
    assert code == 0 and data["outcome"] == "ok"
    assert "Kortit ovat kunnossa." in comment and "avaa kansiosta index\\.html" not in comment
    assert "## Uusi\n" in comment
    assert "Vanha" not in comment.split("**Lähimmät kortit**")[0]
    page = (out / "esikatselu/kaytannot/uusi/index.html").read_text("utf-8")
    assert "<script" not in page
    assert 'href="../../hankkeet/index.html"' in page


def test_a_faulty_proposal_is_annotated_at_the_line_and_fails(make_root, tmp_path, capsys):
    root = propose(make_root, {"practices/uusi.md": practice("Uusi").replace("- lappi", "- lapi")})
    code, _, comment = checked(root, tmp_path / "out")
    assert code == 1
    printed = capsys.readouterr().out
    assert "::error file=practices/uusi.md,line=7,col=5,title=unknown-region::" in printed
    assert "”lapi” ei ole maakunta. Tarkoititko ”lappi”?" in printed
    assert not (tmp_path / "out/esikatselu").exists()
    assert "Ehdotuksessa on virheitä." in comment


def test_errors_elsewhere_deletions_renames_and_stray_files_are_told_by_file(make_root, tmp_path):
    link = "projects:\n  - id: h\n    source: https://example.org/x\n"
    make_root({"practices/viittaa.md": practice("Viittaa", more=link)})
    root = propose(make_root, {"kortti.md": "x", "practices/lista.xlsx": "x"})
    git(root, "rm", "-q", "projects/h.md")
    git(root, "mv", "practices/vanha.md", "practices/uusi-nimi.md")
    git(root, "commit", "-q", "--amend", "--no-edit")
    code, data, comment = checked(root, tmp_path / "out")
    assert code == 1
    assert "**practices/viittaa.md**" in comment
    told = comment.split("**practices/viittaa.md**")[1].splitlines()[1:]
    line = next(line for line in told if line)
    assert line.startswith("- rivi ") and "korttia ”h” ei ole. Tarkista tunniste." in line
    assert data["deleted"] == ["projects/h.md"]
    assert data["renamed"] == ["practices/vanha.md → practices/uusi-nimi.md"]
    assert data["stray"] == ["kortti.md", "practices/lista.xlsx"]
    # A deleted entry is told of with those who lead there, a renamed one with both its names.
    assert "Osoite /hankkeet/h/ lakkaa toimimasta" in comment
    assert "- Viittaa (practices/viittaa.md, rivi" in comment
    assert "Sama kortti näyttää olevan nyt practices/uusi" in comment
    for words in ("**Poistettu**", "**Nimetty uudelleen**", "**Ei mikään kortti eikä sen liite**"):
        assert words in comment


def test_a_proposal_that_touches_code_gets_no_preview(make_root, tmp_path):
    root = propose(make_root, {"practices/uusi.md": practice("Uusi"), "scripts/dev.py": "x"})
    code, _, comment = checked(root, tmp_path / "out")
    assert code == 0
    assert not (tmp_path / "out/esikatselu").exists()
    assert "muuttaa myös ohjelmaa" in comment


def test_a_build_that_fails_is_red_and_says_why(make_root, tmp_path, monkeypatch):
    root = propose(make_root, {"practices/uusi.md": practice("Uusi")})
    script = load_script()

    def failing(*arguments):
        if arguments[0] == "build":
            return subprocess.CompletedProcess(
                arguments, 1, "", "sivusto:1:1: disk-full: Levy täynnä."
            )
        return kb(*arguments)

    script.kb = failing
    assert script.main(["check", str(root), str(tmp_path / "out")]) == 1
    data = json.loads((tmp_path / "out/tarkistus.json").read_text("utf-8"))
    assert data["outcome"] == "build-failed" and data["preview"] is False
    script.main(["comment", str(tmp_path / "out/tarkistus.json"), str(tmp_path / "c.md")])
    said = (tmp_path / "c.md").read_text("utf-8")
    assert "sivustoa ei voitu rakentaa" in said and "Levy täynnä" in said


def test_a_check_that_left_nothing_is_told_and_replaces_the_old_comment(tmp_path):
    load_script().main(["comment", str(tmp_path / "puuttuu.json"), str(tmp_path / "c.md")])
    assert "Tarkistus ei valmistunut" in (tmp_path / "c.md").read_text("utf-8")
    flow = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    assert "--edit-last --create-if-none" in flow
    assert "|| exit 0" not in flow.split("gh run download")[1].split("gh pr comment")[0]


def test_the_workflows_have_no_known_weakness():
    done = subprocess.run(
        [
            Path(sys.executable).with_name("zizmor"),
            "--offline",
            "--persona=auditor",
            "--no-progress",
            str(ROOT / ".github"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "No findings" in done.stdout


def test_every_action_is_pinned_and_no_workflow_trusts_a_fork():
    import re

    import yaml

    for file in (ROOT / ".github/workflows").glob("*.yml"):
        text = file.read_text("utf-8")
        flow = yaml.safe_load(text)
        assert flow["permissions"] == {}, file.name
        assert "pull_request_target" not in text
        for used in re.findall(r"uses: (?!\./)(.+)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} +# v[\d.]+", used), used
        if "workflow_run" in flow[True]:
            # It may run the default branch's own program, and nothing of the proposal.
            refs = re.findall(r"ref: (.+)", text)
            assert refs == ["${{ github.event.repository.default_branch }}"] * text.count(
                "checkout@"
            )
        if "pull_request" in flow[True]:
            assert "secrets." not in text
            assert {s for j in flow["jobs"].values() for s in j["permissions"].values()} == {"read"}


def test_a_duplicate_in_other_words_and_under_other_terms_is_caught(make_root):
    """A card told again shares few rare words and need not share a theme with its model."""
    words = {
        "title": "Leikkauspotilaan tuettu työhönpaluu",
        "summary": "Sairaalasta tieto kulkee työterveyteen, ja työpaikka keventää tehtäviä toipumisen ajaksi.",
        "problem": "Leikatun sairausloma pitkittyy, kun hoitava sairaala, työterveys ja esihenkilö eivät sovi paluusta.",
        "solution": "Kirurgi antaa lyhyen sairausloman ja lähetteen työterveyteen, jossa sovitaan työnantajan kanssa kevyemmistä töistä.",
    }
    again = practice(words["title"]).replace("Lyhyt kuvaus käytännöstä.", words["summary"])
    again = again.replace("Ongelma.", words["problem"]).replace("Ratkaisu.", words["solution"])
    again = again.replace("  - tyokyky", "  - johtaminen")
    other = again.replace(words["problem"], "Myyntiluvut puuttuvat.").replace(
        words["solution"], "Laaditaan taulukko."
    )
    other = other.replace(words["title"], "Myynnin seuranta").replace(words["summary"], "Luvut.")
    files = corpus_words() | {
        str(file.relative_to(CORPUS)): file.read_bytes() for file in CORPUS.glob("practices/*.md")
    }
    root = make_root({**files, "practices/uusi.md": again, "practices/muu.md": other})
    assert "Kortti on hyvin lähellä näitä: tyoote" in review(root, "practices/uusi.md")
    assert "Mahdollinen päällekkäisyys" not in review(root, "practices/muu.md")


def test_a_deleted_and_a_withdrawn_entry_are_told_of_where_they_are_linked(make_root):
    link = practice("Linkki", body="## Lähtötilanne\n\n[Kortti](vanha.md).")
    named = project(more="")
    root = make_root(
        {
            "practices/vanha.md": practice("Vanha", more="status: draft\n"),
            "practices/linkki.md": link,
            "projects/h.md": named,
            "content/koosteet/k.yml": 'title: "K"\nsummary: "K."\npicks:\n  - id: vanha\n    why: "a"\n  - id: linkki\n    why: "b"\n',
        }
    )
    withdrawn = kb("check", "--root", root, *DAY).stdout
    assert "practices/linkki.md:29:1: points-to-hidden" in withdrawn
    assert "content/koosteet/k.yml:4:9: points-to-hidden" in withdrawn
    (root / "practices/vanha.md").unlink()
    deleted = kb("check", "--root", root, *DAY).stdout
    assert "practices/linkki.md:29:1: broken-link" in deleted
    assert "content/koosteet/k.yml:4:9: unknown-pick" in deleted
