"""Answering: whom to ask of an entry: the role that its card names, or the one that is next to answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledgebase.read.vocabulary import Term
from knowledgebase.schema import Project
from knowledgebase.schema.fields import Contact
from knowledgebase.validate.entry import Entry, is_of

EDITORS = "Tietopankin toimitus"
KEEPER, LEADER, FOLLOWER = "Tuloksista vastaava", "Päätoteuttaja", "Päätoteuttajan seuraaja"


@dataclass(frozen=True)
class Answerer:
    """Who answers: a role in Finnish words, and the id of the organisation that has it, or ''.

    `contact` is what the card says of it: a role of the maker's own or the name of a page.
    """

    role: str
    organisation: str = ""
    contact: Contact | None = None


def who_answers(entry: Entry, organisations: Mapping[str, Term]) -> Answerer:
    """Return who answers for an entry, with its contact: of a project the organisation that keeps its results,
    follows its ended leader or leads it; else the editors. `organisations` are terms by id."""
    contact = entry.fields.contact
    if not is_of(entry, Project):
        return Answerer(EDITORS, contact=contact)
    lead, keeper = entry.fields.lead, entry.fields.steward_after
    if keeper:
        return Answerer(KEEPER, keeper, contact)
    if successor := successor_of(entry, organisations):
        return Answerer(FOLLOWER, successor.id, contact)
    return Answerer(LEADER, lead, contact) if lead else Answerer(EDITORS, contact=contact)


def successor_of(project: Entry[Project], organisations: Mapping[str, Term]) -> Term | None:
    """Return the organisation that follows a project's ended leader, or None."""
    lead = organisations.get(project.fields.lead or "")
    return organisations.get(lead.successor) if lead and lead.valid_to and lead.successor else None
