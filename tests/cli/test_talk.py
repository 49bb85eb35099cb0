"""Talk: the questions in the terminal, in the words of the check, and what `kb new` makes."""

import os
import re

import pytest

from tests.conftest import TODAY, kb, practice

WHAT = [
    "Työkyky: lyhyt tauko",  # name
    "Työyhteisö sopi tauosta.",  # summary
    "Kiire.",
    "tyokkyy",
    "2",  # themes: a mistake, then a number of the list
]
WHOM = ["1", "3"]
WHERE = ["Lappi"]  # regions by name
HOW = [
    "Tauko.",
    "Esihenkilö",
    "Sopikaa huomenna, milloin tauko on.",  # the first step, which is asked though it may be missing
]
TOOK = ["", "", ""]  # effort, cost and time may be passed over, each by one key
KNOWN = [
    "ei-tiedossa",  # the effect: why follows
    "1",
    "kokemus",
    "Uutinen, tiedote tai blogi",
    "Kokemuksia.",
]
ASK = [""]
SOURCE = [
    "Hankkeen sivu",
    "https://example.org/a",
    "6",  # the kind by its number
    "Kertoo tauosta.",
    "31.2.2026",  # a day that is not: it is asked again alone
    "",  # read today
    "",  # no other source
]
ID = ["Oma Malli", "oma-malli"]  # a mistake, then a good one
ANSWERS = [*WHAT, *WHOM, *WHERE, *HOW, *TOOK, *SOURCE, *KNOWN, *ASK, *ID]
DAY = ("--today", TODAY.isoformat())


def relative(file):
    """A path as it is told to whoever stands here."""
    return os.path.relpath(file)


def ask(root, answers, *more, ready=""):
    typed = "\n".join([*answers, ready]) + "\n"
    return kb("new", "practice", *more, "--ask", "--root", root, *DAY, typed=typed)


def test_what_is_ready_is_published_at_once_and_the_check_says_how_to_propose_it(make_root):
    root = make_root()
    done = ask(root, ANSWERS, ready="k")
    assert done.returncode == 0, done.stderr
    assert "Onko kortti valmis julkaistavaksi?" in done.stderr
    file = root / "practices/oma-malli.md"
    assert "\nstatus: published\n" in file.read_text("utf-8")
    checked = kb("check", "--root", root, *DAY, file)
    assert checked.returncode == 0, checked.stdout
    assert "Kortti on kunnossa." in checked.stderr


def test_what_lacks_an_answer_is_not_asked_to_be_published(make_root):
    root = make_root()
    done = ask(root, ["", "", *ANSWERS[1:]], ready="k")
    assert "julkaistavaksi" not in done.stderr
    assert "\nstatus: draft #" in (root / "practices/oma-malli.md").read_text("utf-8")


def test_questions_in_the_terminal_give_an_entry_that_the_check_accepts(make_root):
    root = make_root()
    done = ask(root, ANSWERS)
    assert done.returncode == 0, done.stderr
    assert "! ”tyokkyy” ei ole teema. Tarkoititko ”tyokyky”?" in done.stderr
    assert "Kentän Luettu arvo ”31.2.2026” ei ole päivä." in done.stderr
    assert "! Tiedostonimi ”Oma Malli.md” ei kelpaa." in done.stderr
    assert "Seuraavaksi: python3 scripts/dev.py check " in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "status: draft" in text
    assert "  - tyohyvinvointi\n" in text
    assert '  why: "Tuloksia ei ole luettu."\n' in text
    assert "    accessed: 2026-11-24\n" in text
    checked = kb("check", "--root", root, *DAY)
    assert checked.returncode == 0, checked.stdout
    assert "virheitä: 0, varoituksia: 0" in checked.stderr


def test_a_taken_name_is_told_with_the_title_and_a_free_id_is_proposed(make_root):
    root = make_root({"practices/tyokyky-lyhyt-tauko.md": practice()})
    done = ask(root, [*ANSWERS[: -len(ID)], ""])
    assert done.returncode == 0, done.stderr
    told = done.stderr.index("Saman niminen kortti on jo: ")
    assert told < done.stderr.index("Tiivistelmä")
    assert (root / "practices/tyokyky-lyhyt-tauko-2.md").exists()


@pytest.mark.parametrize("typed", ["8,2", "8, 2", "8 2", "8 ja 2"])
def test_many_numbers_of_a_list_may_be_typed_as_one_writes_them(typed, make_root):
    root = make_root()
    done = ask(root, [typed if answer == "2" else answer for answer in ANSWERS])
    assert done.returncode == 0, done.stderr
    assert "Voit antaa monta: 1, 2." in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    themes = text.partition("themes:\n")[2].partition("regions:")[0]
    assert themes.count("  - ") == 2 and "  - tyohyvinvointi\n" in themes


def test_what_must_be_answered_is_marked(make_root):
    told = ask(make_root(), ANSWERS).stderr
    assert "\n1/8  Mitä tehdään?\n\nNimi – pakollinen\n" in told
    # A record may be left out; who begins it must tell what it is nothing without.
    assert "\nKuka aloittaa – vapaaehtoinen\n" in told
    assert "\nEnsimmäinen askel – pakollinen\n" in told
    asked = ["4/8  Mitä se vaati?", "5/8  Mistä tieto on?", "8/8  Keneltä voi kysyä?"]
    places = [told.index(each) for each in [*asked, "mitä voit lisätä myöhemmin"]]
    assert places == sorted(places)


def test_what_is_not_known_needs_no_more_than_enter(make_root):
    """What a first card needs: eight texts, a theme and a source."""
    root = make_root()
    done = ask(root, [*WHAT, "", "", "", *HOW, *TOOK, *SOURCE, "", "", *ASK, *ID])
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Pelkkä Enter: Ei tiedossa") == 2
    assert "Kenen luku" not in done.stderr and "keski-suomi" not in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "regions:\n  - ei-tiedossa\n" in text and "  level: 0\n  design: kuvaus #" in text
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_what_an_answer_asks_for_is_asked_and_what_contradicts_is_told_at_once(make_root):
    root = make_root()
    effect = ["myonteinen", "Vuoro alkaa rauhassa.", "kokemus"]
    done = ask(
        root,
        [
            *WHAT,
            *WHOM,
            "?",
            *WHERE,
            *HOW,
            *TOOK,
            *SOURCE,
            *effect,
            "0",
            "1",
            "kokemus",
            "ei-tulosta",
            *KNOWN[3:],
            *ASK,
            *ID,
        ],
    )
    assert done.returncode == 0, done.stderr
    assert "Kenen luku tai arvio – pakollinen" in done.stderr
    assert "Keski-Suomi" in done.stderr
    assert "! Vaikutus on ”myonteinen”, mutta näytön taso on 0." in done.stderr
    assert "mutta ”Tuloksia ei ole luettu” kantaa korkeintaan tason 0" in done.stderr
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_each_level_is_told_in_one_line(make_root):
    told = ask(make_root(), ANSWERS).stderr
    assert "\n  2 – Mitattu. Organisaation oma luku ennen ja jälkeen tai muu oma mittaus.\n" in told


def test_what_a_measured_level_needs_is_asked_before_the_check_asks_for_it(make_root):
    root = make_root()
    effect = ["ei-vaikutusta", "Poissaolot eivät muuttuneet.", "oma-luku"]
    measured = ["2", "ennen-jalkeen", "oma-sivu", "Yritys laski poissaolot."]
    limits = ["Reitit on sovittu asiakkaan kanssa", ""]
    answers = [*WHAT, *WHOM, *WHERE, *HOW, *TOOK, *SOURCE, *effect, *measured, *limits]
    done = ask(root, [*answers, *ASK, *ID])
    assert done.returncode == 0, done.stderr
    # The only source is that of the evidence, and it is said.
    assert (
        "Näytön lähteet: kortin ainoa lähde. Hankkeen sivu, https://example.org/a\n" in done.stderr
    )
    assert "Milloin ei toimi – pakollinen" in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert '  sources:\n    - "https://example.org/a"\n' in text
    checked = kb("check", "--root", root, *DAY, root / "practices/oma-malli.md")
    assert checked.returncode == 0, checked.stdout


def test_what_a_number_chose_is_said_by_its_name(make_root):
    told = ask(make_root(), ANSWERS).stderr
    assert "  → Työhyvinvointi\n" in told and "  → Hankkeen oma sivu\n" in told
    assert "  → Kuvattu\n" not in told and "→ Lappi" not in told


def test_what_it_took_and_whom_to_ask_go_into_the_card(make_root):
    root = make_root()
    took = ["kevyt", "2,4", "Esihenkilö ja kaksi työntekijää", "1", "", "1"]
    contact = ["Leipomon johto", "https://example.org/leipomo"]
    done = ask(root, [*WHAT, *WHOM, *WHERE, *HOW, *took, *SOURCE, *KNOWN, *contact, *ID])
    assert done.returncode == 0, done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "  level: kevyt\n" in text and "  days: 2.4\n" in text
    # Rows are numbered from 1 also where the words are numbers from 0.
    assert "\n  1  Ei ostoja, omaa työtä\n" in done.stderr
    assert "cost:\n  level: 0\n" in text and "  → Ei ostoja, omaa työtä\n" in done.stderr
    assert '  role: "Leipomon johto"\n' in text and '  url: "https://example.org/leipomo"\n' in text
    checked = kb("check", "--root", root, *DAY)
    assert checked.returncode == 0, checked.stdout


def test_an_empty_answer_is_told_once_by_its_name_and_then_left_open(make_root):
    root = make_root()
    done = ask(root, ["", "", *ANSWERS[1:]])
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("! Nimi on pakollinen.") == 1
    assert 'title: ""\n' in (root / "practices/oma-malli.md").read_text("utf-8")


def test_who_stops_keeps_the_answers_and_can_go_on(make_root):
    root = make_root()
    done = ask(root, [*WHAT, *WHOM, *WHERE])
    assert done.returncode == 1
    go_on = "python3 scripts/dev.py new practice tyokyky-lyhyt-tauko --ask"
    assert go_on in done.stderr
    file = root / "practices/tyokyky-lyhyt-tauko.md"
    assert f"Vastaukset ovat tallessa luonnoksena tiedostossa {relative(file)}." in done.stderr
    assert "  - lappi\n" in file.read_text("utf-8")
    done = ask(root, [*HOW, *TOOK, *SOURCE, *KNOWN, *ASK], "tyokyky-lyhyt-tauko")
    assert done.returncode == 0, done.stderr
    assert "Tiivistelmä" not in done.stderr, "what is answered is not asked again"
    text = file.read_text("utf-8")
    assert 'title: "Työkyky: lyhyt tauko"\n' in text and 'solution: "Tauko."\n' in text
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_who_stops_in_the_middle_of_a_source_goes_on_from_there(make_root):
    root = make_root()
    assert ask(root, [*WHAT, *WHOM, *WHERE, *HOW, *TOOK, *SOURCE[:2]]).returncode == 1
    file = root / "practices/tyokyky-lyhyt-tauko.md"
    assert 'title: "Hankkeen sivu"\n' in file.read_text("utf-8")
    done = ask(root, [*TOOK, *SOURCE[2:], *KNOWN, *ASK], "tyokyky-lyhyt-tauko")
    assert done.returncode == 0, done.stderr
    assert "Lähteen nimi" not in done.stderr and "Lähteen laji" in done.stderr
    text = file.read_text("utf-8")
    assert text.count("- title:") == 1 and 'url: "https://example.org/a"' in text
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_a_mark_goes_back_to_the_question_before_and_enter_keeps_its_answer(make_root):
    root = make_root()
    back = [*WHAT[:2], "<", "<", "Työkyky: pitkä tauko", "", *WHAT[2:]]
    done = ask(root, [*back, *ANSWERS[len(WHAT) :]])
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("< palaa edelliseen") == 1, "told once"
    assert "  Pelkkä Enter: Työyhteisö sopi tauosta.\n" in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert 'title: "Työkyky: pitkä tauko"\n' in text and "lyhyt" not in text
    assert 'summary: "Työyhteisö sopi tauosta."\n' in text
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_who_goes_back_over_a_level_is_asked_what_the_new_one_needs(make_root):
    root = make_root()
    measured = ["2", "ennen-jalkeen", "oma-sivu", "Yritys laski poissaolot."]
    begun = [*WHAT, *WHOM, *WHERE, *HOW, *TOOK, *SOURCE, "ei-tiedossa"]
    # Level 0 leaves nothing to ask of the evidence; then back from the contact to the level.
    done = ask(root, [*begun, "0", "<", *measured, "Kiireessä", "", *ASK, *ID])
    assert done.returncode == 0, done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert (
        "  level: 2\n  design: ennen-jalkeen\n" in text and 'fails_when:\n  - "Kiireessä"' in text
    )
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_what_was_answered_before_going_back_is_kept_when_one_stops(make_root):
    root = make_root()
    assert ask(root, [*WHAT[:3], "<", "<"]).returncode == 1
    text = (root / "practices/tyokyky-lyhyt-tauko.md").read_text("utf-8")
    assert 'summary: "Työyhteisö sopi tauosta."\n' in text and 'problem: "Kiire."\n' in text


def test_the_evidence_is_chosen_among_several_sources(make_root):
    root = make_root()
    other = ["Toinen sivu", "https://example.org/b,c", "6", "Kertoo muusta.", "", ""]
    both = [*SOURCE[:-1], "k", *other]
    effect = ["ei-vaikutusta", "Poissaolot eivät muuttuneet.", "oma-luku"]
    measured = ["2", "ennen-jalkeen", "oma-sivu", "Yritys laski poissaolot."]
    answers = [*WHAT, *WHOM, *WHERE, *HOW, *TOOK, *both, *effect, *measured]
    done = ask(root, [*answers, "2", "Kiireessä", "", *ASK, *ID])
    assert done.returncode == 0, done.stderr
    assert "\n  2  Toinen sivu, https://example.org/b,c\n" in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    evidence = text.partition("evidence:\n")[2].partition("effect:")[0]
    assert "https://example.org/b,c" in evidence and "example.org/a" not in evidence
    assert kb("check", "--root", root, *DAY).returncode == 0


def test_stopping_before_the_first_answer_leaves_nothing(make_root):
    root = make_root()
    assert ask(root, []).returncode == 1
    assert not list(root.glob("practices/*"))


def test_a_published_entry_is_never_asked_anew(make_root):
    root = make_root({"practices/a.md": practice()})
    done = ask(root, ANSWERS, "a")
    assert done.returncode == 2
    assert "on jo olemassa" in done.stderr


def test_a_fresh_entry_wants_only_what_nobody_else_can_know(make_root):
    """Seven things are left to fill in; whatever is true of most new entries is there already."""
    root = make_root()
    done = kb("new", "practice", "oma", "--root", root, *DAY)
    assert "Seuraavaksi: täytä tyhjät kohdat ja aja python3 scripts/dev.py check " in done.stderr
    text = (root / "practices/oma.md").read_text("utf-8")
    written = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    empty = [line for line in written if re.search(r'[:-] (?:"")?(?= #|$)', line)]
    tops = {"title", "summary", "themes", "regions", "sources", "problem", "solution", "first_step"}
    checked = kb("check", "--root", root, *DAY).stdout
    assert len(checked.splitlines()) == len(empty)
    assert {line.partition(":")[0] for line in text.split("\n") if line[:1].isalpha()} == {
        *tops,
        *("status", "evidence", "effect"),
    }


def test_without_a_terminal_and_an_id_it_asks_for_the_id(make_root):
    done = kb("new", "practice", "--root", make_root())
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
