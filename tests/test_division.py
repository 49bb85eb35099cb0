"""A site built in parts is the site of one build; what is wrong with a part leaves the old site."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from knowledgebase import division
from knowledgebase.build.frame import CONTENT, read_frame, shape_of, value_mark
from knowledgebase.build.generator import Shell
from knowledgebase.build.mark import files_in
from knowledgebase.cli import main
from knowledgebase.division import build_part, join, key_of
from knowledgebase.flow import build
from knowledgebase.ground.findings import report
from knowledgebase.ground.settings import Settings
from knowledgebase.publish.paper import FILES, PAPER, read_paper
from knowledgebase.publish.part import Part
from knowledgebase.render.page import Head, Page
from knowledgebase.render.publication import Files, Publication
from tests.conftest import CORPUS, TODAY, news, practice, project


def in_parts(settings, of, folder):
    """Build a site in parts and return their folders."""
    folders = [folder / f"osa{number}" for number in range(1, of + 1)]
    for number, place in enumerate(folders, 1):
        built, findings = build_part(settings, Part(number, of), place)
        assert built, report(findings)
    return folders


def every_byte(site):
    return {path: (site / path).read_bytes() for path in [*files_in(site), ".kb-made"]}


@pytest.mark.parametrize("of", [2, 4])
def test_the_corpus_in_parts_is_the_corpus_in_one(of, site, tmp_path):
    settings = Settings(CORPUS, TODAY)
    folders = in_parts(settings, of, tmp_path)
    built, findings = join(settings, folders[::-1], tmp_path / "site")
    assert built, report(findings)
    assert every_byte(tmp_path / "site") == every_byte(site)


@pytest.mark.thorough
@pytest.mark.parametrize("of", [2, 4])
def test_the_packed_corpus_in_parts_is_the_packed_corpus_in_one(of, tmp_path):
    settings = Settings(CORPUS, TODAY, compressed=True)
    assert build(settings, tmp_path / "one")[0]
    assert join(settings, in_parts(settings, of, tmp_path), tmp_path / "site")[0]
    assert every_byte(tmp_path / "site") == every_byte(tmp_path / "one")


@pytest.fixture
def root(make_root):
    return make_root(
        {
            "practices/a.md": practice("Aalto", body="## Lähtötilanne\n\nKatso [toinen](b.md)."),
            "practices/b.md": practice("Äyräs"),
            "projects/c.md": project("Ö-hanke"),
            "content/uutiset/d.md": news("Uutinen"),
        }
    )


def test_what_was_asked_of_the_parts_is_what_the_site_has(root, tmp_path):
    asked = Settings(root, TODAY, index=False, compressed=True, other_day=True)
    assert build(asked, tmp_path / "one")[0]
    built, findings = join(Settings(root, TODAY), in_parts(asked, 3, tmp_path), tmp_path / "site")
    assert built, report(findings)
    assert every_byte(tmp_path / "site") == every_byte(tmp_path / "one")
    assert any(path.endswith(".br") for path in files_in(tmp_path / "site"))


def test_a_part_makes_no_page_and_no_file_of_another(root, tmp_path, monkeypatch):
    made = []

    def page(address):
        return Page(
            Head(address, "A", "B"), "x", lambda: made.append(address) or "<p>a</p>", lambda: ""
        )

    pages = {f"{number}/": page(f"{number}/") for number in range(50)}
    files = {f"{n}.txt": lambda n=n: made.append(f"{n}.txt") or b"x" for n in range(50)}
    frames = {shape_of(one): read_frame(value_mark(CONTENT)) for one in pages.values()}
    whole = Publication(pages, Files(files)), Shell(frames, b""), []
    monkeypatch.setattr(division, "ready", lambda _: whole)
    monkeypatch.setattr("knowledgebase.ground.workers.cores", lambda: 1)
    shares = []
    for number in (1, 2, 3):
        made.clear()
        folder = tmp_path / f"osa{number}"
        assert build_part(Settings(root, TODAY), Part(number, 3), folder)[0]
        paper = read_paper(folder)
        assert sorted(made) == sorted([*paper.pages, *paper.others])
        shares += made
    assert sorted(shares) == sorted([*pages, *files])


def test_a_faulty_part_leaves_the_old_site(root, tmp_path):
    settings, site = Settings(root, TODAY, index=False), tmp_path / "site"
    folders = in_parts(settings, 2, tmp_path)
    assert join(settings, folders, site)[0]
    before = every_byte(site)
    file = next(file for file in (folders[1] / FILES).rglob("*.html"))
    whole = file.read_bytes()
    later = replace(settings, today=TODAY.replace(day=25))
    for told, spoil, given, when in (
        ("part-missing", lambda: None, folders[:1], settings),
        ("part-of-another", lambda: None, folders, later),
        ("part-torn", lambda: file.write_bytes(b"muuta"), folders, settings),
        ("part-torn", file.unlink, folders, settings),
        ("part-torn", (folders[1] / PAPER).unlink, folders, settings),
    ):
        file.write_bytes(whole)
        spoil()
        built, findings = join(when, given, site)
        assert not built and {one.rule for one in findings} == {told}
        assert every_byte(site) == before
    left = {path.name for path in tmp_path.iterdir()}
    assert not [name for name in left if name.startswith(".")]


def test_a_part_of_content_with_an_error_is_not_made_and_the_former_stays(root, tmp_path):
    settings = Settings(root, TODAY, index=False)
    (folder, _) = in_parts(settings, 2, tmp_path)
    before = every_byte(folder)
    (root / "practices/a.md").write_text("rikki", "utf-8")
    built, findings = build_part(settings, Part(1, 2), folder)
    assert not built and any(one.level == "error" for one in findings)
    assert every_byte(folder) == before


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda root: (root / "practices/b.md").write_text(practice("Uusi"), "utf-8"), "sisältö"),
        (lambda root: (root / "practices/b.md").rename(root / "practices/e.md"), "sisältö"),
        (lambda root: (root / "content/x.yml").write_text("", "utf-8"), "sisältö"),
    ],
)
def test_the_key_tells_each_state_of_the_content(change, name, root):
    before = key_of(Settings(root, TODAY))
    assert key_of(Settings(root, TODAY)) == before
    change(root)
    after = key_of(Settings(root, TODAY))
    assert {each for each in after if after[each] != before[each]} == {name}


def test_the_key_tells_the_day_the_program_the_options_and_the_site_s_own_address(
    root, monkeypatch
):
    settings = Settings(root, TODAY)
    before = key_of(settings)

    def changed(other):
        now = key_of(other)
        return {name for name in now if now[name] != before[name]}

    assert changed(replace(settings, today=TODAY.replace(day=25))) == {"päivä"}
    assert changed(replace(settings, pictures=True)) == {"asetukset"}
    assert changed(replace(settings, withheld=("a.md",))) == {"asetukset"}
    assert changed(replace(settings, lang="en")) == set()
    monkeypatch.setattr(division, "program_sign", lambda: "toinen")
    assert changed(settings) == {"ohjelma"}
    monkeypatch.undo()
    monkeypatch.setenv("KB_SITE_URL", "https://tietopankki.example.org/")
    assert changed(settings) == {"asetukset"}


def as_a_person(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments), "--lang", "en"])


def test_parts_are_built_and_joined_from_the_command_line(root, tmp_path):
    asked = ("--root", root, "--today", TODAY.isoformat())
    folders = [tmp_path / "1", tmp_path / "2"]
    for part, folder in zip(("1/2", "2/2"), folders, strict=True):
        done = as_a_person("build", *asked, "--no-index", "--part", part, "--to", folder)
        assert done.exit_code == 0 and f"Part {part} is in" in done.output, done.output
    site = tmp_path / "site"
    lacking = as_a_person("join", folders[0], *asked, "--site", site)
    assert lacking.exit_code == 1 and "The part 2/2 is missing" in lacking.output
    assert not site.exists()
    done = as_a_person("join", *folders, *asked, "--site", site)
    assert done.exit_code == 0, done.output
    assert (site / "kaytannot/a/index.html").is_file()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--part", "1/2"],
        ["--to", "x"],
        ["--part", "0/2", "--to", "x"],
        ["--part", "3/2", "--to", "x"],
        ["--part", "1/257", "--to", "x"],
        ["--part", "yksi", "--to", "x"],
        ["--part", "1/2", "--to", "x", "--offline"],
    ],
)
def test_a_part_is_asked_for_by_its_number_and_its_folder(wrong, root, monkeypatch):
    monkeypatch.chdir(root)
    assert as_a_person("build", "--root", root, *wrong).exit_code == 2
    assert not (root / "x").exists()
