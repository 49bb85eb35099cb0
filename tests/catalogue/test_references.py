"""References: every field that points to an entry is followed, and its place is told."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.catalogue.references import declared, former_paths
from knowledgebase.read.source import read_source
from knowledgebase.validate.entry import validate
from tests.conftest import event, known_vocabularies, news, practice, project

VOCABULARIES = known_vocabularies()
SOURCE = "https://example.org/lahde"


def entry(path, text):
    source, _ = read_source(PurePosixPath(path), text.encode())
    found, findings = validate(source, VOCABULARIES)
    assert found, findings
    return found


def links(path, text):
    found = entry(path, text)
    lines = text.split("\n")
    return [
        (link.target, link.field, lines[found.source.place(link.loc)[0] - 1].strip())
        for link in declared(found)
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "practices/a.md",
            practice(more=f"projects:\n  - b\n  - id: c\n    source: {SOURCE}\n"),
            [("project:b", "projects", "- b"), ("project:c", "projects", "- id: c")],
        ),
        (
            "practices/a.md",
            practice(more="differs_from:\n  - id: c\n    how: Toisin.\n"),
            [("practice:c", "differs_from.id", "- id: c")],
        ),
        (
            "projects/b.md",
            project(more="indicators:\n  - m\n"),
            [("indicator:m", "indicators", "- m")],
        ),
        (
            "content/uutiset/u.md",
            news(),
            [("practice:a", "relates_to", "- practice:a")],
        ),
        (
            "content/tapahtumat/t.md",
            event(more="organiser:\n  - b\nrelates_to:\n  - news:u\n"),
            [("project:b", "organiser", "- b"), ("news:u", "relates_to", "- news:u")],
        ),
    ],
)
def test_every_link_is_told_with_its_field_and_its_place(path, text, expected):
    assert sorted(links(path, text)) == sorted(expected)


def test_a_link_tells_the_source_that_states_it_where_there_is_one():
    more = f"projects:\n  - b\n  - id: c\n    source: {SOURCE}\n"
    found = declared(entry("practices/a.md", practice(more=more)))
    assert [link.source for link in found] == [None, SOURCE]


def test_a_former_path_stands_in_the_folder_of_the_present_one():
    more = "aliases:\n  - vanha\n  - vanhin\n"
    moved = former_paths([entry("projects/b.md", project(more=more))])
    assert moved == {"projects/vanha.md": "projects/b.md", "projects/vanhin.md": "projects/b.md"}
