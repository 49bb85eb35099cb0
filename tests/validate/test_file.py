"""File: one file by itself, all its faults in one run."""

from pathlib import PurePosixPath

from knowledgebase.validate.entry import Entry
from knowledgebase.validate.file import all_findings, check_file
from knowledgebase.validate.torn import Torn
from tests.conftest import TODAY, known_vocabularies, practice

VOCABULARIES = known_vocabularies()
PATH = PurePosixPath("practices/a.md")


def read(text, path=PATH):
    return check_file(path, text.encode(), VOCABULARIES, frozenset({str(path)}), TODAY)


def test_a_file_in_order_is_an_entry():
    entry, found = read(practice())
    assert isinstance(entry, Entry) and found == []


def test_reading_schema_and_rules_tell_their_faults_in_one_run():
    text = practice().replace("title: ", "title:").replace("- tyokyky", "- tyokkyy")
    made, found = read(text.replace("2026-11-24", "2027-11-24"))
    assert isinstance(made, Torn)
    assert {"no-space-after-colon", "unknown-theme", "date-in-future"} <= {f.rule for f in found}


def test_a_card_in_another_folder_is_told_and_nothing_else():
    made, found = read(practice(), PurePosixPath("projects/a.md"))
    assert made is None and [f.rule for f in found] == ["wrong-folder"]


def test_all_findings_include_those_of_the_text():
    text = practice(body="## Lähtötilanne\n\n<b>x</b>").encode()
    found = all_findings(PATH, text, VOCABULARIES, frozenset({str(PATH)}), TODAY)
    assert {f.rule for f in found} == {"raw-html"}
