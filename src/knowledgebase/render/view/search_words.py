"""Search words: what an entry is found by though its page may not say it, for search only."""

from datetime import date

from knowledgebase.catalogue.facts import organisations_of, stage
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.view.wording import Words
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry, is_of


def search_words(entry: Entry, words: Words, today: date) -> list[tuple[str, str]]:
    """Return (field, words) that the page is found by though its main text may lack them.

    `facts` is not searched but told of a result: how well it is known and what it did, or whether
    it still runs, and where. `stage` and `effect` are the same for the program.
    """
    fields = entry.fields
    themes = [words.name(id, "themes") for id in fields.themes]
    keywords = [words.name(id, "keywords") for id in getattr(fields, "keywords", ())]
    regions = [words.name(id, "regions") for id in fields.regions]
    organisations = [words.name(id, "organisations") for id in organisations_of(entry)]
    rows = [
        ("keywords", [*themes, *keywords]),
        ("places", [*regions, *organisations]),
        ("asked", [*fields.asked_as]),
    ]
    known = [words.name(id, "regions") for id in fields.regions if id != UNKNOWN_ID]
    facts = [", ".join(known)] if known else []
    if is_of(entry, Project):
        rows.append(("stage", [stage(entry, today)]))
        facts.insert(0, stage(entry, today).capitalize())
    if is_of(entry, Practice):
        level, effect = entry.fields.evidence.level, entry.fields.effect.direction
        told = [f"Näyttö: {words.evidence(level).lower()}"]
        if effect != UNKNOWN_ID:
            told.append(f"Vaikutus: {words.name(effect, 'effect').lower()}")
        rows.append(("effect", [effect]))
        facts = [*told, *facts]
    rows.append(("facts", facts))
    return [(name, " · ".join(dict.fromkeys(names))) for name, names in rows if names]
