"""Need orders: which practices help with a need, in which order, and what to begin with."""

from dataclasses import dataclass
from math import inf

from knowledgebase.catalogue.facts import is_measured, is_our_own, source_of_original
from knowledgebase.catalogue.needed import answers, is_near
from knowledgebase.ground.terms import (
    AT_WORKPLACE,
    FITS_ALL,
    HARM,
    HEAVY,
    LIGHT,
    MIXED,
    MODERATE,
    NO_EFFECT,
    SMALL_SIZES,
    UNKNOWN_ID,
)
from knowledgebase.read.vocabulary import Term
from knowledgebase.schema import Material, Practice
from knowledgebase.validate.entry import Entry

# From least to most work.
_EFFORTS = (LIGHT, MODERATE, HEAVY)
# From the widest to the narrowest.
_EVERY, _UNTOLD, _SOME = range(3)
# What is known of its help: measured to help, not measured, found not to help.
_HELPS, _NOT_MEASURED, _NO_HELP = range(3)
_Easy = tuple[int, float, int, int, str]
_SHOWN = 3
_FEW_DAYS = 10
"""Days of own work in half a year that still leave room for a beginning this month."""
_FEWEST_TO_ORDER = 3
"""Of fewer practices the list itself is as short as an order of them."""


@dataclass(frozen=True)
class Order:
    """One way to begin with a need: its name, the first practices, and what is said when none is known.

    `by` is what of a practice tells why it is here: `effort` or `evidence`.
    """

    name: str
    practices: list[Entry[Practice]]
    unknown: str
    by: str = "effort"


def orders(need: Term, practices: list[Entry[Practice]]) -> list[Order]:
    """Return three short lists of a need's practices: quickest, best proven, for a small workplace.

    Fewer than three practices have no orders. What was found not to help is in none of them. The
    quickest are by the class of own work and its days, and nothing heavy is quick. First come those
    that most who come with the need can begin soon: a practice that only a keyword brings, or that
    was made for one sector, helps few of them. Of these the ones that the need names come before
    what is only on its theme. Of the equally proven, those that are not among the quickest come first.
    A small workplace gets least work first; what was made for one sector comes last, before that
    what is heavy, and before that what is left on a copying service alone.
    """
    if len(practices) < _FEWEST_TO_ORDER:
        return []
    practices = [e for e in practices if _help(e) != _NO_HELP]
    quickest = _quickest(need, practices)

    def sure(entry: Entry[Practice]) -> tuple[int, bool, bool, bool, _Easy]:
        mixed, off = entry.fields.effect.direction == MIXED, not is_near(need, entry)
        return -int(entry.fields.evidence.level), entry in quickest, off, mixed, _easy(entry)

    best = sorted((e for e in practices if is_measured(e.fields)), key=sure)
    small = [e for e in practices if _for_small(need, e)]
    for_small = sorted(small, key=lambda e: (_one_sector(e), _is_heavy(e), _is_copy(e), _easy(e)))
    return [
        Order("Nopein aloittaa", quickest, "Minkään näistä ei tiedetä olevan nopea aloittaa."),
        Order(
            "Vahvin näyttö",
            best[:_SHOWN],
            "Minkään näistä näyttö ei yllä tasolle Mitattu.",
            "evidence",
        ),
        Order(
            "Pienelle työpaikalle",
            for_small[:_SHOWN],
            "Lähteet eivät kerro, että jokin näistä sopisi pienelle työpaikalle.",
        ),
    ]


def _quickest(need: Term, practices: list[Entry[Practice]]) -> list[Entry[Practice]]:
    quick = [e for e in practices if not _is_heavy(e)]

    def order(entry: Entry[Practice]) -> tuple[bool, bool, _Easy]:
        soon = _soon_for_most(need, entry)
        return not soon, not (soon and entry.id in need.practices), _easy(entry)

    return sorted(quick, key=order)[:_SHOWN]


def materials_for(
    practices: list[Entry[Practice]], materials: tuple[Entry[Material], ...]
) -> list[Entry[Material]]:
    """Return at most three of the editors' templates that serve a need's practices, those of the first ones first."""
    places = {entry.id: place for place, entry in enumerate(practices)}
    ranked = []
    for entry in materials:
        served = [places[id] for id in entry.fields.practices if id in places]
        if served and is_our_own(entry.fields):
            ranked.append((min(served), -len(served), entry.id, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:3])][:_SHOWN]


def practices_for(need: Term, practices: tuple[Entry[Practice], ...]) -> list[Entry[Practice]]:
    """Return the practices that the need names, in its order, and then those with a keyword of it.

    What was measured to help comes first, and what did not help comes last. Then what is on the
    need's own theme comes before what only a keyword brings, and what shares more keywords before
    what shares fewer; of the equally near those that suit every sector, since a reader who has told
    nothing may come from any; then those about little else, and among equals they are in the order
    given, which is that of results and evidence.
    """
    named = {id: place for place, id in enumerate(need.practices)}
    wanted = set(need.keywords)
    ranked = []
    for place, entry in enumerate(practices):
        if answers(need, entry):
            keywords = entry.fields.keywords
            first = named.get(entry.id, len(named))
            shared = len(wanted.intersection(keywords))
            near = (not is_near(need, entry), -shared, _narrow(entry), len(keywords))
            ranked.append((first, _help(entry), near, place, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda row: row[:4])]


def _help(entry: Entry[Practice]) -> int:
    """Return whether a practice was measured to help, is not known to, or did not help."""
    direction = entry.fields.effect.direction
    if direction in (NO_EFFECT, HARM):
        return _NO_HELP
    return _HELPS if direction != UNKNOWN_ID and is_measured(entry.fields) else _NOT_MEASURED


def _effort(entry: Entry[Practice]) -> tuple[int, float]:
    """Return the class of own work and its days; what is not known is last of all and of its class."""
    effort = entry.fields.effort
    if not effort or effort.level not in _EFFORTS:
        return len(_EFFORTS), inf
    return _EFFORTS.index(effort.level), inf if effort.days is None else effort.days


def _easy(entry: Entry[Practice]) -> _Easy:
    level = -int(entry.fields.evidence.level)
    return *_effort(entry), level, _narrow(entry), entry.id


def _soon_for_most(need: Term, entry: Entry[Practice]) -> bool:
    """True for what is about the need itself, is told to suit several sectors and takes few days."""
    level, days = _effort(entry)
    soon = level == _EFFORTS.index(LIGHT) or days <= _FEW_DAYS
    several = _narrow(entry) != _UNTOLD and not _one_sector(entry)
    return soon and several and is_near(need, entry)


def _is_heavy(entry: Entry[Practice]) -> bool:
    return _effort(entry)[0] >= _EFFORTS.index(HEAVY)


def _is_copy(entry: Entry[Practice]) -> bool:
    source = source_of_original(entry.fields)
    return source is not None and source.copy_service


def _one_sector(entry: Entry[Practice]) -> bool:
    return _narrow(entry) == _SOME and len(entry.fields.sectors) == 1


def _for_small(need: Term, entry: Entry[Practice]) -> bool:
    """True for what suits a small workplace and has somebody in it to do it, or is named by the need."""
    told = set(entry.fields.for_whom)
    inside = not told or not AT_WORKPLACE.isdisjoint(told) or entry.id in need.practices
    return inside and not SMALL_SIZES.isdisjoint(entry.fields.org_sizes)


def _narrow(entry: Entry[Practice]) -> int:
    """Return how narrow a practice's sectors are: for every one, not told, for some only."""
    sectors = entry.fields.sectors
    if not sectors or FITS_ALL in sectors:
        return _EVERY
    return _UNTOLD if UNKNOWN_ID in sectors else _SOME
