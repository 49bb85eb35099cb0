"""The command that renames: what it says and what it leaves."""

from tests.conftest import kb, practice, project

LINK = "projects:\n  - id: vanha\n    source: https://example.org/lahde\n"


def root_of(make_root):
    return make_root({"practices/a.md": practice(more=LINK), "projects/vanha.md": project()})


def test_an_entry_gets_its_new_name_everywhere(make_root):
    root = root_of(make_root)
    done = kb("rename", "vanha", "uusi", "--root", root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (root / "projects/vanha.md").exists()
    assert "aliases:\n  - vanha\n" in (root / "projects/uusi.md").read_text("utf-8")
    assert "id: uusi" in (root / "practices/a.md").read_text("utf-8")


def test_what_cannot_be_done_is_one_line_and_changes_nothing(make_root):
    root = root_of(make_root)
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    for old, new in (("puuttuu", "uusi"), ("vanha", "Uusi Nimi"), ("vanha", "vanha")):
        done = kb("rename", old, new, "--root", root)
        assert done.returncode != 0
        assert len((done.stdout + done.stderr).strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before
