"""Answering: whom to ask of an entry: the role that its card names, or the one that is next to answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledgebase.read.vocabulary import Term
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry, is_of

EDITORS = "Tietopankin toimitus"
KEEPER, LEADER, FOLLOWER = "Tuloksista vastaava", "Päätoteuttaja", "Päätoteuttajan seuraaja"


@dataclass(frozen=True)
class Answerer:
    """Who answers: a role in Finnish words, and the id of the organisation that has it, or ''."""

    role: str
    organisation: str = ""


def who_answers(entry: Entry, organisations: Mapping[str, Term]) -> Answerer:
    """Return the contact of an entry; of a project without one the organisation that keeps its results,
    follows its ended leader or leads it; else the editors. `organisations` are terms by id."""
    if contact := entry.fields.contact:
        return Answerer(contact.role)
    if not is_of(entry, Project):
        return Answerer(EDITORS)
    lead, keeper = entry.fields.lead, entry.fields.steward_after
    if keeper:
        return Answerer(KEEPER, keeper)
    if successor := successor_of(entry, organisations):
        return Answerer(FOLLOWER, successor.id)
    return Answerer(LEADER, lead) if lead else Answerer(EDITORS)


def successor_of(project: Entry[Project], organisations: Mapping[str, Term]) -> Term | None:
    """Return the organisation that follows a project's ended leader, or None."""
    lead = organisations.get(project.fields.lead or "")
    return organisations.get(lead.successor) if lead and lead.valid_to and lead.successor else None
