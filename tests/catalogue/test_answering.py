"""Answering: each entry has someone to ask, by role, nearest first."""

import pytest

from knowledgebase.catalogue.answering import (
    EDITORS,
    FOLLOWER,
    KEEPER,
    LEADER,
    Answerer,
    who_answers,
)
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.schema.fields import Contact
from tests.conftest import ROOT, TODAY, practice, project

ROLE = 'contact:\n  role: "Viestintä"\n  url: "https://example.org/yhteys"\n'
ASKED = Contact(role="Viestintä", url="https://example.org/yhteys")
LED, ENDED = "lead: aalto-yliopisto\n", "lead: lapin-ely-keskus\n"
KEPT = "steward_after: turun-yliopisto\n"


@pytest.mark.parametrize(
    ("text", "answerer"),
    [
        (project(more=ROLE + KEPT + LED), Answerer(KEEPER, "turun-yliopisto", ASKED)),
        (project(more=ROLE + LED), Answerer(LEADER, "aalto-yliopisto", ASKED)),
        (project(more=ROLE), Answerer(EDITORS, contact=ASKED)),
        (practice(more=ROLE), Answerer(EDITORS, contact=ASKED)),
        (project(more=KEPT + LED), Answerer(KEEPER, "turun-yliopisto")),
        (project(more=LED), Answerer(LEADER, "aalto-yliopisto")),
        (project(more=ENDED), Answerer(FOLLOWER, "lapin-elinvoimakeskus")),
        (project(), Answerer(EDITORS)),
        (practice(), Answerer(EDITORS)),
    ],
)
def test_someone_answers_for_every_entry(make_root, text, answerer):
    folder = "projects" if "aim:" in text else "practices"
    catalogue, _ = load_catalogue(make_root({f"{folder}/a.md": text}), ROOT, TODAY)
    (entry,) = (e for e in catalogue.entries.values() if e.id == "a")
    assert who_answers(entry, catalogue.vocabularies["organisations"].terms) == answerer
