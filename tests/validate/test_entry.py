"""An entry: a source that its schema accepts, with its text parsed for its place on the site."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.read.source import read_source
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import is_of, validate, with_body
from tests.conftest import known_vocabularies, practice, project

VOCABULARIES = known_vocabularies()
PAGE = '---\ntitle: "Sivu"\nsummary: "Sivu."\n---\n\nTeksti.\n'
FILES = {"projects/b.md"}


def validated(path, text):
    source, findings = read_source(PurePosixPath(path), text.encode())
    assert not findings
    return validate(source, VOCABULARIES, FILES)


def test_an_entry_is_called_by_its_kind_and_its_file():
    entry, findings = validated("practices/tyoote.md", practice())
    assert not findings
    assert (entry.kind, entry.id, entry.key) == ("practice", "tyoote", "practice:tyoote")
    assert entry.address == "kaytannot/tyoote/"
    assert is_of(entry, Practice) and not is_of(entry, Project)


@pytest.mark.parametrize(
    ("path", "id", "address"),
    [
        ("content/index.md", "etusivu", ""),
        ("content/tietoa/naytto.md", "tietoa/naytto", "tietoa/naytto/"),
        ("content/uutiset/index.md", "uutiset", "uutiset/"),
    ],
)
def test_what_is_in_no_shelf_is_a_page_called_by_its_address(path, id, address):
    page, _ = validated(path, PAGE)
    assert (page.kind, page.id, page.address) == ("page", id, address)


def test_faults_come_all_at_once_and_give_no_entry():
    text = practice(more="tuntematon: x\n").replace("tyokyky", "tyokkyy")
    entry, findings = validated("practices/a.md", text)
    assert entry is None
    assert {found.rule for found in findings} == {"unknown-theme", "unknown-field"}


def test_a_link_of_the_text_is_an_address_from_the_entry_s_own_page():
    entry, _ = validated("practices/a.md", practice(body="[Hanke](../projects/b.md) [x](c.md)"))
    assert 'href="../../hankkeet/b/"' in entry.text.html
    assert 'href="#"' in entry.text.html, "a link that leads nowhere; the check tells of it"


def test_another_text_is_parsed_like_the_first_and_the_fields_stay():
    entry, _ = validated("projects/b.md", project())
    other = with_body(entry, "## Uusi\n\n[x](b.md)\n", FILES)
    assert [heading.text for heading in other.text.headings] == ["Uusi"]
    assert other.text.headings[0].line == entry.source.body_line
    assert other.fields == entry.fields and entry.text.headings[0].text == "Mistä on kyse"
