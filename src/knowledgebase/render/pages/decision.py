"""Decision: the pages where a workplace sees what fits it, compares, and decides.

The pages are the same for everyone; what the reader chose stays in the address and in the
reader's own browser. Each practice has a small file with its facts in words, so that the
browser needs no rules of its own.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from knowledgebase.catalogue.estimates import days_of
from knowledgebase.ground.layout import COMPARED, in_parts
from knowledgebase.ground.terms import FITS_ALL, HARM, NO_EFFECT, UNKNOWN_ID, WHOLE_COUNTRY
from knowledgebase.render.maker import HOME, Makers, PageMaker
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.cards import Fact, practice_facts
from knowledgebase.render.view.facets import (
    ESTIMATED,
    FACETS,
    FIT,
    PROVEN,
    SIDE,
    estimate_notes,
    term_names,
)
from knowledgebase.render.view.text_parts import parts_by_place, texts_of
from knowledgebase.render.view.wording import Words, is_known, known_texts
from knowledgebase.schema import Practice
from knowledgebase.schema.practice_takes import TimeToEffect
from knowledgebase.validate.entry import Entry

FIT_PAGE, COMPARE_PAGE, DECIDE_PAGE = "sopiiko-meille/", "vertaile/", "paatos/"
CARDS = COMPARED
TERMS = "sopiiko-meille/termit.json"
SUITED = "sopiiko-meille/kaytannot.json"
PROPOSED = 240
"""Practices in one file of those that may be proposed."""

ASKED_FROM = 0.6
"""The share of practices that must have an answer before the reader is asked for theirs."""

PLAN_WEEKS = 90 // 7 + 1
"""Weeks after which a plan looks at the effect: its 90 days, as the bands of time count them."""

_QUESTIONS = {
    "tarve": ("Mikä teitä vaivaa?", "Valitse tilanne, jonka tunnistatte."),
    "toimiala": ("Millä toimialalla työskentelette?", ""),
    "koko": ("Kuinka monta teitä on?", ""),
    "teema": ("Mihin etsitte apua?", "Jos tilanteenne ei ole luettelossa, valitse aihe."),
    "tyomaara": (
        "Kuinka paljon työtä voitte tehdä?",
        "Oma työ ensimmäisen puolen vuoden aikana. Kevyempi käytäntö sopii aina.",
    ),
    "kenelle": ("Ketä asia koskee?", ""),
}


def decision_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages Sopiiko meille?, Vertaile and Päätösmuistio."""
    yield maker.page(
        "fit",
        _head(
            FIT_PAGE,
            "Sopiiko meille?",
            "Kerro, mikä vaivaa ja millainen työpaikkanne on. Saat viisi käytäntöä, joista aloittaa, ja perustelut.",
            "fit-form",
        ),
        lambda: {
            "questions": _questions(maker),
            "practices": _suited_paths(maker),
            "cards": CARDS,
            "share": round(ASKED_FROM * 100),
        },
    )
    yield maker.page(
        "compare",
        _head(
            COMPARE_PAGE,
            "Vertaile käytäntöjä",
            "Kahdesta neljään hyvää käytäntöä rinnakkain.",
            "compare",
        ),
        lambda: {"cards": CARDS, "decide": DECIDE_PAGE},
    )
    about = (
        "Yhden sivun muistio päättäjille sekä 30 ja 90 päivän suunnitelma, valmiina muokattavaksi."
    )
    yield maker.page(
        "decide",
        _head(DECIDE_PAGE, "Päätösmuistio ja suunnitelma", about, "decide"),
        lambda: {"cards": CARDS},
    )


def _head(address: str, title: str, description: str, script: str) -> Head:
    return Head(
        address,
        title,
        description,
        trail=[HOME],
        scripts=(f"assets/js/{script}.js",),
        styles=("assets/css/decision.css",),
    )


def decision_files(maker: PageMaker) -> Makers:
    """Return what makes the facts of each practice, and the names of terms, for the browser."""

    def proposed(number: int) -> bytes:
        return _json(maker.once(_suited)[number * PROPOSED : (number + 1) * PROPOSED])

    return {
        TERMS: lambda: _json(term_names(maker.catalogue.vocabularies, maker.words)),
        **{path: partial(proposed, n) for n, path in enumerate(_suited_paths(maker))},
        **{f"{CARDS}{e.id}.json": partial(_facts, maker, e) for e in maker.shelves.practices},
    }


def _facts(maker: PageMaker, entry: Entry[Practice]) -> bytes:
    return _json(practice_in_words(entry, maker.words) | {"limits": _limits(maker.html_of(entry))})


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
        "regions": None if WHOLE_COUNTRY in f.regions else _known(facts["regions"]),
        "effort": _known(facts["effort"]),
        "effort_by": f.effort.who if f.effort else None,
        "cost": _known(facts["cost"]),
        "cost_note": f.cost.note if f.cost else None,
        "time": _known(facts["time"]),
        "slow": _is_slow(f.time_to_effect, words),
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
        "fails_when": known_texts(f.fails_when),
        "keep": f.keep,
        "first_step": f"{f.first_step.who}: {f.first_step.text}" if f.first_step else None,
        "contact": f.contact.role if f.contact else None,
        "sources": [{"title": s.title, "url": s.url} for s in f.sources],
    }


def _limits(html: str) -> list[str]:
    """Return what a practice's text says of its limits and harms, a paragraph or a point each."""
    parts = parts_by_place(html)["limits"]
    return [text for part in parts for text in texts_of(part.html)]


def _is_slow(time: TimeToEffect | None, words: Words) -> bool:
    """Tell whether the 90 days of a plan end before the effect can be seen."""
    band = words.terms("time_to_effect").get(time.level) if time and is_known(time.level) else None
    return band is not None and (band.most is None or band.most > PLAN_WEEKS)


def _known(fact: Fact) -> str | None:
    return fact.value if fact.known else None


def _questions(maker: PageMaker) -> list[tuple[str, str, str, str, list[tuple[str, str]]]]:
    """Return (name, question, note, how many are estimates, options) in order.

    'All' and 'not known' are no answers, nor is what no practice has or suits.
    """
    facets = {facet.name: facet for facet in FACETS["practice"]}
    found = []
    values = [maker.card(entry).facets for entry in maker.shelves.practices]
    estimates = estimate_notes(values)
    for name in asked(values):
        told = {id for known in values for id in known.get(name, ())}
        terms = maker.catalogue.vocabularies[facets[name].vocabulary].terms
        some = terms.keys() if FITS_ALL in told else told
        options = [
            (id, term.name())
            for id, term in terms.items()
            if id in some and id not in (FITS_ALL, UNKNOWN_ID)
        ]
        found.append((name, *_QUESTIONS[name], estimates.get(name, ""), options))
    return found


def asked(values: Sequence[Mapping[str, Collection[str]]]) -> tuple[str, ...]:
    """Return the questions that enough practices have an answer to.

    `values` has the known term ids of each practice by facet.

    >>> asked([{"teema": ("tyokyky",), "koko": ("pieni",)}, {"teema": ("tyokyky",)}])
    ('teema',)
    """
    return tuple(
        name
        for name in FIT
        if sum(name in known for known in values) >= max(1, ASKED_FROM * len(values))
    )


def _suited_paths(maker: PageMaker) -> list[str]:
    return in_parts(SUITED, -(-len(_may_suit(maker)) // PROPOSED))


def _may_suit(maker: PageMaker) -> list[Entry[Practice]]:
    vain = (NO_EFFECT, HARM)
    return [e for e in maker.shelves.practices if e.fields.effect.direction not in vain]


def _suited(maker: PageMaker) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """Return (id, values by question) of what may be proposed: best known, then lightest, first."""
    questions = asked([maker.card(entry).facets for entry in maker.shelves.practices])
    efforts = list(maker.catalogue.vocabularies["effort"].terms)

    def order(entry: Entry[Practice]) -> tuple[bool, int, int, float]:
        f = entry.fields
        effort = efforts.index(f.effort.level) if f.effort else len(efforts)
        days = f.effort.days or days_of(f.effort.inputs) if f.effort else 0.0
        return f.effect.direction == UNKNOWN_ID, -int(f.evidence.level), effort, days

    def known(entry: Entry[Practice]) -> dict[str, tuple[str, ...]]:
        values = maker.card(entry).facets
        estimated = tuple(name for name in values.get(ESTIMATED, ()) if name in questions)
        found = {name: values.get(name, ()) for name in (*questions, SIDE, PROVEN)}
        found |= {ESTIMATED: estimated}
        return {name: some for name, some in found.items() if some}

    return [(e.id, known(e)) for e in sorted(_may_suit(maker), key=order)]


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
