"""`kb mittaristo check`: whether the set is confirmed, and what stands of it."""

from click.testing import CliRunner

from knowledgebase.cli import main
from tests.conftest import EXAMPLE


def kb(root, *more):
    arguments = ["mittaristo", "check", "--root", str(root), "--today", "2026-11-24", *more]
    return CliRunner().invoke(main, arguments)


def test_a_confirmed_set_is_told_with_its_reports():
    done = kb(EXAMPLE)
    assert done.exit_code == 0
    assert "vahvistanut Koetoimikunta 2026-01-15" in done.output
    assert "  + KOE-01 osallistujat\n" in done.output and "  - KOE-04 muu\n" in done.output
    assert "osallistujat 2026-kevat: 3/5 hanketta raportoinut, salattuja lukuja 3" in done.output
    assert "tyokyky 2026-kevat: 2/3 hanketta raportoinut" in done.output


def test_without_a_confirmation_the_indicators_are_examples(make_root):
    text = (EXAMPLE / "content/mittaristo/osallistujat.md").read_bytes()
    done = kb(make_root({"content/mittaristo/osallistujat.md": text}))
    assert done.exit_code == 0 and "Mittaristo on vahvistamatta" in done.output
    assert "not confirmed" in kb(make_root(), "--lang", "en").output


def test_one_file_switches_the_set_on(make_root):
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in EXAMPLE.rglob("*")
        if path.is_file() and path.suffix != ".csv"
    }
    name = "content/mittaristo/mittaristo.yml"
    root = make_root({**files, name: 'title: "Koemittaristo"\n'})
    assert "Mittaristo on vahvistamatta" in kb(root).output
    (root / name).write_bytes(files[name])
    assert "vahvistanut Koetoimikunta" in kb(root).output


def test_a_fault_is_told_and_counts(make_root):
    root = make_root({"content/mittaristo/mittaristo.yml": "confirmed: 2026-01-01\ntitle: M\n"})
    done = kb(root)
    assert done.exit_code == 1 and "set-unsigned" in done.output
