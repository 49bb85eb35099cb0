"""Rules of one entry that its schema cannot say: names, days, personal data, keys."""

from datetime import timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.read.source import read_source
from knowledgebase.validate.entry import validate
from knowledgebase.validate.entry_rules import HETU_LETTERS, check_entry
from tests.conftest import TODAY, event, known_vocabularies, practice, project

VOCABULARIES = known_vocabularies()


def told(text, path="practices/a.md"):
    source, _ = read_source(PurePosixPath(path), text.encode())
    entry, findings = validate(source, VOCABULARIES)
    assert entry, findings
    return [(f.rule, f.line) for f in check_entry(entry, TODAY)]


def rules(text, path="practices/a.md"):
    return [rule for rule, _ in told(text, path)]


@pytest.mark.parametrize("name", ["Iso.md", "a_b.md", "con.md", "-a.md", f"{'a' * 81}.md"])
def test_a_file_name_must_do_for_an_address(name):
    assert rules(practice(), f"practices/{name}") == ["bad-file-name"]


@pytest.mark.parametrize(("days", "found"), [(0, []), (1, []), (2, ["date-in-future"])])
def test_the_writer_s_clock_may_be_a_day_ahead(days, found):
    day = TODAY + timedelta(days=days)
    assert rules(practice(more=f"reviewed: {day}\n")) == found
    assert rules(practice().replace("accessed: 2026-11-24", f"accessed: {day}")) == found


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [
        ("2026", "2026-03", []),
        ("2026-05", "2026", []),
        ("2026-05", "2026-04-30", ["ends-before-start"]),
        ("2026", "2025", ["ends-before-start"]),
    ],
)
def test_an_end_is_compared_as_exactly_as_both_are_known(starts, ends, found):
    assert rules(project(more=f"starts: {starts}\nends: {ends}\n"), "projects/a.md") == found


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ("2027-03-28T03:30", ["skipped-hour"]),
        ("2026-10-25T03:30", ["doubled-hour"]),
        ("2026-10-25T04:00", []),
        ("2026-10-25", []),
    ],
)
def test_a_time_that_the_clock_skips_or_shows_twice(starts, found):
    assert rules(event(starts=starts), "content/tapahtumat/t.md") == found


# A code that begins with 04 or 05 looks like a telephone number too, and is told twice.
@given(st.integers(6, 28), st.integers(1, 12), st.integers(0, 99), st.integers(2, 899))
def test_a_personal_identity_code_is_known_by_its_check_letter(day, month, year, number):
    digits = f"{day:02}{month:02}{year:02}", f"{number:03}"
    place = int("".join(digits)) % 31
    right, wrong = HETU_LETTERS[place], HETU_LETTERS[(place + 1) % 31]
    assert rules(practice(body=f"Tunnus {digits[0]}-{digits[1]}{right}.")) == ["personal-data"]
    assert rules(practice(body=f"Tunnus {digits[0]}-{digits[1]}{wrong}.")) == []


@pytest.mark.parametrize(
    "words",
    ["etu.suku@yritys.fi", "040 123 4567", "+358 50 1234567", "etu.suku&#64;yritys.fi"],
)
def test_personal_data_is_told_at_its_line(words):
    text = practice(body=f"Alku.\n\nKysy: {words}.")
    line = text[: text.index("Kysy:")].count("\n") + 1
    assert told(text) == [("personal-data", line)]


@pytest.mark.parametrize(
    "words", ["Vuonna 2040", "040-standardi", "https://example.org/a@b.fi", "S20420"]
)
def test_what_only_looks_like_it_is_not(words):
    assert rules(practice(body=f"{words} on muuta.")) == []


def test_a_key_is_told_and_never_quoted_whole():
    key = "ghp_" + "a1B2" * 9
    source, _ = read_source(PurePosixPath("practices/a.md"), practice(body=f"x {key}").encode())
    (found,) = check_entry(validate(source, VOCABULARIES)[0], TODAY)
    assert found.rule == "secret" and key not in found.message() and "ghp_a1" in found.message()


A, B = "a1B2c3D4" * 5, "x9Y8z7W6" * 5


@pytest.mark.parametrize(
    "key",
    [
        *(f"AKIA{'A1B2' * 4}", f"ASIA{'A1B2' * 4}", f"github_pat_{A}", f"xoxb-{A}", f"xoxe-{A}"),
        *(f"glpat-{A[:20]}", f"npm_{A[:36]}", f"sk_live_{A[:24]}", f"AIza{A[:35]}", f"sk-{A}"),
        *(f"sk-ant-{A}", f"sk-proj-{A}", f"eyJ{A}.eyJ{B}.{A}", f"AccountKey={A}{B}=="),
        *("-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----"),
        *("salasana: Kesa2024!", 'password="hunter2hunter2"', "API_KEY=abc123def456"),
        *("https://kayttaja:sala-sana@palvelin.fi/x", "postgres://u:p4ss@db/x"),
    ],
)
def test_credentials_are_known_by_their_shapes(key):
    assert "secret" in rules(practice(body=f"Tässä: {key} ja muuta."))


@pytest.mark.parametrize(
    "words",
    [
        *("Salasana: vähintään kaksitoista merkkiä", "Salasana on henkilökohtainen", "sk-2024"),
        *("API-avain haetaan järjestelmästä", "Password: ei jaeta", "AKIA on lyhenne"),
        *("klo 8:00–16:00 ja 1:2:3", "suhde oli 3:1", "https://example.org/a:b"),
    ],
)
def test_words_about_credentials_are_none(words):
    assert rules(practice(body=f"{words}.")) == []
