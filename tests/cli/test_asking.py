"""Asking: one question in the terminal, a record part by part, and what a key may write."""

import contextlib
import os
import pty
import re
import subprocess
import sys

from tests.cli.test_talk import ANSWERS, ASK, DAY, ID, KNOWN, SOURCE, ask

AFTER = [*KNOWN, *ASK, *ID]
BEFORE = ANSWERS[: -len([*SOURCE, *AFTER])]


def test_a_source_is_asked_part_by_part_and_a_fault_again_alone(make_root):
    root = make_root()
    first = ["Toinen sivu", "hups", "https://example.org/b", "99", "Hankkeen oma sivu"]
    seen = ["Kertoo toisesta.", "", "jaa", "k"]
    done = ask(root, [*BEFORE, *first, *seen, *SOURCE, *AFTER])
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("! Kentän Lähteen osoite arvo ”hups” ei ole") == 1
    assert (
        "! Kentän Lähteen laji arvoa ”99” ei ole sanastossa. Sallitut arvot: merkki ? näyttää ne."
        in done.stderr
    )
    assert done.stderr.count("Vielä toinen? k = kyllä, Enter = ei") == 3
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert text.index("https://example.org/b") < text.index("https://example.org/a")
    assert text.count("accessed: 2026-11-24") == 2 and text.count("kind: hankesivu") == 2


def test_one_goes_back_part_by_part_within_a_source_and_out_of_it(make_root):
    root = make_root()
    name, address, kind, seen, *_ = SOURCE
    wrong = ["Väärä nimi", "https://example.org/vaara", "<", "<", name, address, kind, seen, ""]
    # From the second source back to whether there is one, and from there to the last part.
    more = ["k", "<", "<", "20.11.2026", ""]
    done = ask(root, [*BEFORE, *wrong, *more, *AFTER])
    assert done.returncode == 0, done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "vaara" not in text and "Väärä" not in text and text.count("- title:") == 1
    assert "accessed: 2026-11-20\n" in text


def test_going_back_in_a_list_takes_its_last_line_away(make_root):
    root = make_root()
    done = ask(root, [*BEFORE, *SOURCE, "ei-vaikutusta", "Ei muutosta.", "oma-luku", "2",
                      "ennen-jalkeen", "oma-sivu", "Laskettiin.",
                      "Väärin", "<", "Kiireessä", "", *ASK, *ID])  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "  Otettiin pois: Väärin\n" in done.stderr
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert 'fails_when:\n  - "Kiireessä"\n' in text and "Väärin" not in text


def test_a_source_that_has_been_begun_tells_what_it_must_have(make_root):
    root = make_root()
    done = ask(root, [*BEFORE, "Vain nimi", *[""] * 7, *AFTER])
    assert done.returncode == 0, done.stderr
    assert "! Lähteen laji on pakollinen." in done.stderr
    assert "\nLähteen osoite – vapaaehtoinen\n" in done.stderr
    assert 'title: "Vain nimi"' in (root / "practices/oma-malli.md").read_text("utf-8")


def test_a_character_that_a_key_wrote_and_a_phone_number_are_refused_at_once(make_root):
    root = make_root()
    done = ask(root, ["Avain\x1b[D", ANSWERS[0], "Soita 040 1234567", *ANSWERS[1:]])
    assert done.returncode == 0, done.stderr
    assert "! Vastauksessa on merkki, jota ei voi lukea" in done.stderr
    assert done.stderr.count("040 1234567") == 1
    text = (root / "practices/oma-malli.md").read_text("utf-8")
    assert "\x1b" not in text and "040" not in text


def _until(terminal, mark):
    """Read what a terminal shows, to a mark; Linux tells by an error that the other end closed."""
    shown = b""
    with contextlib.suppress(OSError):
        while not re.search(mark, shown, re.DOTALL) and (more := os.read(terminal, 1024)):
            shown += more
    return shown


def test_an_arrow_key_moves_in_the_line_of_a_terminal(make_root):
    root = make_root()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "knowledgebase", "new", "practice", "--ask", "--root", root]
    world = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(
        [*command, *DAY], stdin=theirs, stdout=theirs, stderr=theirs, env=world
    ) as run:
        os.close(theirs)
        _until(ours, b"> ")
        os.write(ours, b"Avan\x1b[Di\r")  # the arrow goes back over the n
        _until(ours, b"Tiivistelm.*> ")
        os.write(ours, b"\x04")  # no more is typed
        _until(ours, b"never")
    os.close(ours)
    assert run.returncode == 1
    assert 'title: "Avain"' in (root / "practices/avain.md").read_text("utf-8")
