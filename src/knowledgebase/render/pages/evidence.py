"""Evidence: how well the effects of practices are known, and which way they went."""

from collections import Counter

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.spread import CountRow

_LEVEL, _EFFECT = "naytto", "vaikutus"
WHOLE = "Kaikki"
"""What the row and the column of all together are called."""


def effect_names(maker: PageMaker) -> list[str]:
    """Return the names of the columns of `evidence_rows`, that of all together last."""
    return [*(term.name() for term in maker.catalogue.vocabularies["effect"].terms.values()), WHOLE]


def evidence_rows(maker: PageMaker) -> list[CountRow]:
    """Return the practices of each evidence level by direction of effect, the strongest level first.

    Each practice has one level and one direction, so the rows and the columns sum to all of them.
    """
    held: Counter[tuple[str, str]] = Counter()
    for practice in maker.shelves.practices:
        facets = maker.card(practice).facets
        (level,), (effect,) = (facets.get(name, (UNKNOWN_ID,)) for name in (_LEVEL, _EFFECT))
        held.update([(level, effect), (level, ""), ("", effect), ("", "")])
    vocabularies = maker.catalogue.vocabularies
    effects = [*vocabularies["effect"].terms, ""]
    levels = [(t.id, t.name()) for t in list(vocabularies["evidence"].terms.values())[::-1]]
    return [
        CountRow(name, [(held[level, effect], _query(level, effect)) for effect in effects])
        for level, name in (*levels, ("", WHOLE))
    ]


def _query(level: str, effect: str) -> str:
    chosen = [f"{name}={id}" for name, id in ((_LEVEL, level), (_EFFECT, effect)) if id]
    return f"?{'&'.join(chosen)}" if chosen else ""
