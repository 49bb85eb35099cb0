"""The command as a person uses it."""

import json
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from knowledgebase.build.mark import MARK, seal
from knowledgebase.cli import main
from tests.conftest import kb, kb_process, picture, practice, project


def test_three_broken_files_give_three_findings_in_one_run(make_root):
    root = make_root(
        {
            "practices/rikki.md": practice().replace('"Käytäntö"', "Työkyky: näin"),
            "practices/teema.md": practice().replace("  - tyokyky", "  - tyokkyy"),
            "practices/viittaus.md": practice(
                more="projects:\n  - id: puuttuu\n    source: https://example.org/x\n"
            ),
        }
    )
    done = kb_process("check", "--root", root, "--format", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    errors = [f for f in json.loads(done.stdout) if f["level"] == "error"]
    assert [(f["path"], f["line"], f["rule"]) for f in errors] == [
        ("practices/rikki.md", 2, "unquoted-colon"),
        ("practices/teema.md", 5, "unknown-theme"),
        ("practices/viittaus.md", 26, "unknown-entry"),
    ]
    assert "Tarkoititko ”tyokyky”?" in errors[1]["remedy"]


def test_every_command_is_there_by_its_name():
    context = click.Context(main)
    for name in main.list_commands(context):
        assert main.get_command(context, name).name == name
    assert main.get_command(context, "puuttuu") is None


def test_a_check_loads_nothing_that_renders_or_serves():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom knowledgebase.cli import main\nmain.get_command(None, 'check')\n"
            "print([name for name in sys.modules if name.startswith('knowledgebase.')])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "knowledgebase.catalogue.load" in told.stdout
    assert not re.findall(r"knowledgebase\.(render|publish|build|flow)\b", told.stdout)


def test_warnings_do_not_fail_a_run_unless_strict(make_root):
    root = make_root(
        {"practices/a.md": practice().replace("regions:\n  - lappi", "regions: [lappi]")}
    )
    assert kb("check", "--root", root).returncode == 0
    assert kb("check", "--root", root, "--strict").returncode == 1


def test_wrong_usage_is_exit_code_two(make_root):
    assert kb("check", "--root", "/no/such/folder").returncode == 2
    assert kb("nonsense").returncode == 2


def test_a_content_root_without_environment_builds(make_root, tmp_path):
    root = make_root({"practices/a.md": practice(), "projects/b.md": project()})
    done = kb_process("build", "--root", root, "--site", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/kaytannot/a/index.html").is_file()
    assert (tmp_path / "out/hankkeet/b/index.html").is_file()
    assert (tmp_path / "out/pagefind/pagefind.js").is_file()


@pytest.mark.parametrize("place", ["content/site", "practices", "content/uutiset/uusi/site"])
@pytest.mark.parametrize("command", ["build", "stage"])
def test_no_site_is_built_among_what_people_write(command, place, make_root):
    root = make_root({"practices/a.md": practice()})
    done = kb(command, "--root", root, *(["--site"] if command == "build" else []), root / place)
    assert done.returncode == 1
    assert f"on kansiossa {place.partition('/')[0]}, jonka tiedostoja ihmiset" in done.stderr
    assert not list(root.rglob("*.html"))


def test_a_failed_build_leaves_the_old_site_as_it_was(make_root, tmp_path):
    site = tmp_path / "out"
    site.mkdir()
    (site / "index.html").write_text("vanha")
    seal(site)
    done = kb("build", "--root", make_root({"practices/a.md": "ei metatietoja"}), "--site", site)
    assert done.returncode == 1
    assert "practices/a.md:1:1: no-front-matter" in done.stderr
    assert {f.name for f in site.iterdir()} == {MARK, "index.html"}
    assert (site / "index.html").read_text() == "vanha"


def test_a_folder_that_no_build_made_is_not_touched(make_root, tmp_path):
    own = tmp_path / "koti"
    own.mkdir()
    (own / "muistio.txt").write_text("tärkeä")
    root = make_root({"practices/a.md": practice()})
    for command in (("build", "--root", root, "--site", own), ("stage", own, "--root", root)):
        done = kb(*command)
        assert done.returncode == 1
        assert "muistio.txt" in done.stderr and "valitse toinen kansio" in done.stderr
        assert [f.name for f in own.iterdir()] == ["muistio.txt"]
        assert (own / "muistio.txt").read_text() == "tärkeä"


def test_new_makes_a_draft_from_the_schema(make_root):
    root = make_root()
    assert (
        kb("new", "practice", "oma-malli", "--root", root, "--title", "Oma malli").returncode == 0
    )
    assert "status: draft" in (root / "practices/oma-malli.md").read_text()
    assert kb("new", "practice", "Oma Malli", "--root", root).returncode == 2
    assert kb("new", "practice", "oma-malli", "--root", root).returncode == 2


def test_a_check_tells_when_git_keeps_the_dates_back(make_root):
    root = make_root({"practices/a.md": practice(), ".git": "gitdir: /ei/ole\n"})
    done = kb("check", "--root", root)
    assert done.returncode == 0 and "no-history" in done.stdout


def test_without_its_repository_it_says_how_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr("knowledgebase.cli.CONFIG", tmp_path / "mkdocs.yml")
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    assert "python3 scripts/dev.py" in done.output


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["issue2md", "--kind", "practice"], 1),
        (["fix"], 0),
        (["review"], 0),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_file_that_is_no_text_is_told_in_one_line(command, code, make_root):
    root = make_root({"practices/b.md": practice()})
    (root / "practices/a.md").write_bytes(b"\x7fELF\xd0\x00\xff")
    done = kb(*command, root / "practices/a.md", "--root", root)
    assert done.returncode == code
    assert "ei ole UTF-8-tekstiä" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_told_by_a_review(make_root):
    done = kb("review", "puuttuu.md", "--root", make_root({"practices/b.md": practice()}))
    assert "puuttuu.md: tiedostoa ei ole" in done.stderr


def check_file(root, name):
    return kb("check", root / name, "--root", root, "--today", "2026-11-24")


def test_fix_is_offered_only_when_it_would_change_something(make_root):
    mendable = practice().replace("2026-11-24", "24.11.2026")
    root = make_root(
        {"practices/a b.md": mendable, "practices/c.md": practice().replace("- lappi", "- xyz")}
    )
    assert "dev.py fix '" in check_file(root, "practices/a b.md").stderr, "as a shell takes it"
    assert "dev.py fix" not in check_file(root, "practices/c.md").stderr
    done = kb("fix", root / "practices/c.md", "--root", root)
    assert (done.returncode, done.stderr) == (0, "Ei korjattavaa.\n")


def test_the_check_of_a_file_tells_of_the_pictures_that_it_names(make_root):
    shown = practice(body="## Lähtötilanne\n\n![Tauko](../content/kuvat/tauko.jpg)")
    root = make_root({"practices/a.md": shown, "content/kuvat/tauko.jpg": picture()})
    said = check_file(root, "practices/a.md").stdout
    assert "picture-ending: Tiedosto ”tauko.jpg” on PNG-kuva. Anna sille nimi tauko.png" in said


def test_a_name_that_a_system_or_a_hurry_made_gets_the_right_one(make_root):
    files = {"practices/m.md.txt": practice(), "content/kuvat/Oma kuva.png": picture()}
    done = kb("check", "--root", make_root(files), "--today", "2026-11-24")
    assert "Tarkoititko ”m.md”?" in done.stdout
    assert "Tarkoititko ”oma-kuva.png”?" in done.stdout
    assert "virheitä: " in done.stderr


def test_a_path_that_is_not_there_is_told_by_its_name(make_root):
    done = kb("check", "practices/ei-ole.md", "--root", make_root())
    assert "polkua practices/ei-ole.md ei ole" in done.stderr
