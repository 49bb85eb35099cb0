"""Decision: the pages where a workplace sees what fits it, compares, and decides.

The pages are the same for everyone; what the reader chose stays in the address and in the
reader's own browser. Each practice has a small file with its facts in words, so that the
browser needs no rules of its own.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from knowledgebase.ground.layout import COMPARED
from knowledgebase.ground.terms import FITS_ALL, UNKNOWN_ID
from knowledgebase.render.maker import HOME, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Fact, practice_facts
from knowledgebase.render.view.facets import FACETS, FIT, term_names
from knowledgebase.render.view.wording import Words
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry

FIT_PAGE, COMPARE_PAGE, DECIDE_PAGE = "sopiiko-meille/", "vertaile/", "paatos/"
CARDS = COMPARED
TERMS = "sopiiko-meille/termit.json"

_QUESTIONS = {
    "toimiala": ("Millä toimialalla työskentelette?", ""),
    "koko": ("Kuinka monta teitä on?", ""),
    "teema": ("Mihin etsitte apua?", ""),
    "tyomaara": (
        "Kuinka paljon työtä voitte tehdä?",
        "Oma työ ensimmäisen puolen vuoden aikana. Kevyempi käytäntö sopii aina.",
    ),
    "kenelle": ("Ketä asia koskee?", ""),
}


def decision_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages Sopiiko meille?, Vertaile and Päätösmuistio."""
    styles = ("assets/css/decision.css",)
    yield maker.page(
        "fit",
        Head(
            FIT_PAGE,
            "Sopiiko meille?",
            "Vastaa viiteen kysymykseen. Sen jälkeen jokainen kortti kertoo, miten se sopii teille.",
            trail=[HOME],
            scripts=("assets/js/fit-form.js",),
            styles=styles,
        ),
        questions=_questions(maker),
    )
    yield maker.page(
        "compare",
        Head(
            COMPARE_PAGE,
            "Vertaile käytäntöjä",
            "Kahdesta neljään hyvää käytäntöä rinnakkain.",
            trail=[HOME],
            scripts=("assets/js/compare.js",),
            styles=styles,
        ),
        cards=CARDS,
        decide=DECIDE_PAGE,
    )
    yield maker.page(
        "decide",
        Head(
            DECIDE_PAGE,
            "Päätösmuistio ja suunnitelma",
            "Yhden sivun muistio päättäjille sekä 30 ja 90 päivän suunnitelma, valmiina muokattavaksi.",
            trail=[HOME],
            scripts=("assets/js/decide.js",),
            styles=styles,
        ),
        cards=CARDS,
    )


def decision_files(maker: PageMaker) -> Mapping[str, bytes]:
    """Return the facts of each practice, and the names of terms, for the browser."""
    terms = term_names(maker.catalogue.vocabularies, maker.words)
    files = {TERMS: _json(terms)}
    for entry in maker.shelves.practices:
        files[f"{CARDS}{entry.id}.json"] = _json(practice_in_words(entry, maker.words))
    return files


def practice_in_words(entry: Entry[Practice], words: Words) -> dict[str, Any]:
    """Return what a comparison and a memo tell of a practice. None means not known."""
    f = entry.fields
    facts = practice_facts(entry, words)
    return {
        "id": entry.id,
        "address": entry.address,
        "title": f.title,
        "problem": f.problem,
        "solution": f.solution,
        "for_whom": _known(facts["for_whom"]),
        "sectors": _known(facts["sectors"]),
        "sizes": _known(facts["sizes"]),
        "effort": _known(facts["effort"]),
        "effort_by": f.effort.who if f.effort else None,
        "cost": _known(facts["cost"]),
        "cost_note": f.cost.note if f.cost else None,
        "time": _known(facts["time"]),
        "maturity": _known(facts["maturity"]),
        "evidence": words.evidence(f.evidence.level),
        "evidence_why": f.evidence.why,
        "effect": None
        if f.effect.direction == UNKNOWN_ID
        else words.name(f.effect.direction, "effect"),
        "effect_why": f.effect.why,
        "effect_by": words.name(f.effect.figure_by, "figure_by") if f.effect.figure_by else None,
        "needs": f.needs,
        "steps": [
            {"title": s.title, "text": s.text, "when": s.when, "hours": s.hours} for s in f.steps
        ],
        "works_when": f.works_when,
        "fails_when": f.fails_when,
        "keep": f.keep,
        "contact": f.contact.role if f.contact else None,
        "sources": [{"title": s.title, "url": s.url} for s in f.sources],
    }


def _known(fact: Fact) -> str | None:
    return fact.value if fact.known else None


def _questions(maker: PageMaker) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return (name, question, note, options) in order; 'all' and 'not known' are no answers."""
    facets = {facet.name: facet for facet in FACETS["practice"]}
    found = []
    for name in FIT:
        terms = maker.catalogue.vocabularies[facets[name].vocabulary].terms.values()
        options = [(t.id, t.name()) for t in terms if t.id not in (FITS_ALL, UNKNOWN_ID)]
        found.append((name, *_QUESTIONS[name], options))
    return found


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
