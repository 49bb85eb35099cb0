"""Project parts: what the page of a project shows of it, decided here."""

from typing import Any

from knowledgebase.catalogue.answering import successor_of, who_answers
from knowledgebase.catalogue.facts import ends_soon, stage
from knowledgebase.ground.layout import ENDING
from knowledgebase.ground.terms import PROJECT_PAGE
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.indicator_pages import reported_by
from knowledgebase.render.view.cards import project_facts
from knowledgebase.render.view.text_parts import parts_of
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry

_MISSED = ("Aika", "Päätoteuttaja", "Rahoittaja", "Rahoitus")


def project_context(maker: PageMaker, entry: Entry[Project]) -> dict[str, Any]:
    """Return what a project's page shows: its stage, who answers now, its facts and contents.

    `handover` is where the handover of one that ends soon is planned, or ''.
    """
    f, facts = entry.fields, project_facts(entry, maker.words_of(entry), maker.today)
    contents = {
        "tulokset-lahteiden-mukaan": "Mitä lähteet kertovat tuloksista" if f.results else "",
        "tuotokset": "Mitä hankkeesta jäi" if f.outputs else "",
        "tavoite": "Tavoite ja toimet",
        "mittarien-tulokset": "Mittarien tulokset" if f.indicators else "",
        "hankkeen-tiedot": "Hankkeen tiedot",
        "lahteet": "Lähteet",
    }
    organisations = maker.catalogue.vocabularies["organisations"].terms
    successor = successor_of(entry, organisations)
    return {
        "answerer": who_answers(entry, organisations),
        "stage": stage(entry, maker.today),
        "handover": f"{ENDING}#{entry.id}" if ends_soon(entry, maker.today) else "",
        "reported": reported_by(maker, entry),
        "parts": parts_of(maker.html_of(entry)),
        "successor": successor,
        "asked": f.steward_after or (successor.id if successor else f.lead),
        "home": next((s for s in f.sources if s.kind == PROJECT_PAGE and s.url), None),
        "known": [fact for fact in facts if fact.known],
        "unknown": [fact.label for fact in facts if not fact.known and fact.label in _MISSED],
        "contents": {id: title for id, title in contents.items() if title},
    }
