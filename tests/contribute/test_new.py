"""`kb new`: the questions in the terminal, in the words of the check."""

import pytest

from tests.conftest import TODAY, kb

ANSWERS = [
    "Työkyky: lyhyt tauko",  # name
    "Työyhteisö sopi tauosta.",  # summary
    "Kiire.",
    "tyokkyy",
    "2",  # themes: a mistake, then a number of the list
    "Lappi",  # regions by name
    "Tauko.",
    "ei-tiedossa",
    "Ei kerrota.",
    "1",
    "kokemus",
    "Uutinen, tiedote tai blogi",
    "Kokemuksia.",
    "Hankkeen sivu | hankesivu | Kertoo tauosta. | 31.2.2026",
    "",  # a day that is not
    "Hankkeen sivu | hankesivu | Kertoo tauosta. | 2026-11-20",
    "",
    "n",  # no optional fields
    "Oma Malli",
    "oma-malli",  # the id: a mistake, then a good one
]


def test_questions_in_the_terminal_give_an_entry_that_the_check_accepts(make_root):
    root = make_root()
    day = ("--root", root, "--today", TODAY.isoformat())
    done = kb("new", "practice", "--ask", *day, input="\n".join(ANSWERS) + "\n")
    assert done.returncode == 0, done.stderr
    assert "! ”tyokkyy” ei ole teema. Tarkoititko ”tyokyky”?" in done.stderr
    assert "arvo ”31.2.2026” ei ole päivä. Kirjoita päivä muodossa 2026-11-24." in done.stderr
    assert "! Tiedostonimi ”Oma Malli.md” ei kelpaa." in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "status: draft" in text
    assert "  - tyohyvinvointi\n" in text
    assert "# Ero muihin: " in text
    checked = kb("check", *day)
    assert checked.returncode == 0, checked.stdout


def test_without_a_terminal_and_an_id_it_asks_for_the_id(make_root):
    done = kb("new", "practice", "--root", make_root(), input="")
    assert done.returncode == 2
    assert "Anna TUNNISTE" in done.stderr


def test_a_wrong_id_is_told_in_the_words_of_the_check(make_root):
    done = kb("new", "practice", "Työkyky", "--root", make_root())
    assert done.returncode == 2
    assert "Tiedostonimi ”Työkyky.md” ei kelpaa" in done.stderr


@pytest.mark.parametrize("id", ["aux", "nul", "con", "com1", "lpt9"])
def test_a_name_that_windows_keeps_is_no_id_of_a_new_entry(id, make_root):
    root = make_root()
    done = kb("new", "event", id, "--root", root)
    assert done.returncode == 2
    assert f"Tiedostonimi ”{id}.md” ei kelpaa" in done.stderr
    assert not (root / f"content/tapahtumat/{id}.md").exists()
