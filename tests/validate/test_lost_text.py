"""Lost text: what would be shown as code, or not at all."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, practice

LOST = {"tight-heading", "foreign-mark", "round-mark", "unread-link", "empty-section"}


def told(make_root, body, more=""):
    root = make_root({"practices/a.md": practice(body=body, more=more)})
    _, found = load_catalogue(root, ROOT, TODAY)
    return [(f.rule, f.column) for f in found if f.rule in LOST]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("##Tulokset", [("tight-heading", 1)]),
        ("#ei-otsikko", []),
        ("!!! note", [("foreign-mark", 1)]),
        ("Hyvä!!! Jatketaan", []),
        ("• kohta", [("round-mark", 1)]),
        ("– Tulen heti, hän sanoi.", []),
        ("– yksi\n– kaksi", [("round-mark", 1)]),
        ("Katso [ohje](oma ohje.pdf).", [("unread-link", 7)]),
        ('Katso [ohje](https://example.org "Ohje").', []),
        ("`[ohje](oma ohje.pdf)`", []),
        ("```\n##Tulokset\n```", []),
    ],
)
def test_a_line_whose_marks_a_reader_would_see(make_root, line, found):
    assert told(make_root, f"## Lähtötilanne\n\n{line}") == found


def test_a_heading_with_nothing_below_it_is_told_but_not_in_a_draft(make_root):
    body = "## Lähtötilanne\n\n### Alla\n\nTeksti.\n\n## Tulokset\n"
    assert told(make_root, body) == [("empty-section", 1)]


def test_a_draft_may_be_unfinished(make_root):
    assert told(make_root, "## Lähtötilanne\n", "status: draft\n") == []
