"""Facets: by what entries can be narrowed down, and which values each entry has.

The browse page's form, the data attributes of cards and rows, and the browser's own filtering
all follow this one list, so that a count on the page is the count that a click gives.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.catalogue.estimates import COUNTED, is_estimated
from knowledgebase.catalogue.facts import COMING, ENDED, RUNNING, SPREAD, maturity, years_of
from knowledgebase.catalogue.needed import answered, side_needs
from knowledgebase.ground.terms import FITS_ALL, GOOD, SLIGHT, UNKNOWN_ID
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.render.view.wording import Words, evidence_words
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry, is_of

_STAGE_IDS = {COMING: "tulossa", RUNNING: "kaynnissa", ENDED: "paattynyt"}


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list down. `name` is its key in addresses and data attributes.

    `fits_all` tells that a term may say that an entry suits every choice, `always_known` that of no
    entry it is unknown which values it has. `strongest_first` lists the terms from the last to the first, each with its
    number. `computed` has options that no vocabulary has, before what is not known. A facet with
    neither has the values that entries have, the last one first.
    """

    name: str
    label: str
    vocabulary: str
    values: Callable[[Any], Iterable[str]]
    fits_all: bool = False
    always_known: bool = False
    strongest_first: bool = False
    computed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Option:
    """One value of a facet, with the number of entries that choosing it alone would leave."""

    id: str
    label: str
    count: int


def _level(part: Any) -> tuple[str, ...]:
    return (part.level,) if part else ()


NEED = Facet("tarve", "Tilanne", "needs", lambda _: (), always_known=True)
"""What troubles a workplace. Which needs a practice answers is told by the needs, not by its fields."""
COMMON = (
    Facet("teema", "Teema", "themes", lambda f: f.themes, always_known=True),
    Facet("alue", "Alue", "regions", lambda f: f.regions),
    Facet("toimiala", "Toimiala", "sectors", lambda f: f.sectors, fits_all=True),
    Facet("koko", "Työpaikan koko", "org_sizes", lambda f: f.org_sizes, fits_all=True),
)
_AUDIENCE = Facet("sidosryhma", "Sidosryhmä", "audience", lambda f: f.audience)
FACETS: dict[str, tuple[Facet, ...]] = {
    "practice": (
        NEED,
        *COMMON,
        _AUDIENCE,
        Facet("kenelle", "Kenelle", "for_whom", lambda f: f.for_whom),
        Facet("tyomaara", "Työmäärä", "effort", lambda f: _level(f.effort)),
        Facet("kustannus", "Kustannus", "cost", lambda f: _level(f.cost)),
        Facet("aika", "Milloin vaikuttaa", "time_to_effect", lambda f: _level(f.time_to_effect)),
        Facet(
            "naytto",
            "Näyttö",
            "evidence",
            lambda f: (f.evidence.level,),
            always_known=True,
            strongest_first=True,
        ),
        Facet("vaikutus", "Vaikutus", "effect", lambda f: (f.effect.direction,)),
        Facet(
            "kypsyys",
            "Kypsyys",
            "maturity",
            lambda f: (maturity(f),),
            computed=((SPREAD, "Levinnyt"),),
        ),
    ),
    "project": (
        *COMMON,
        _AUDIENCE,
        Facet("vuosi", "Toiminnassa vuonna", "", lambda f: map(str, years_of(f))),
        Facet("ohjelma", "Ohjelma", "programmes", lambda f: (f.programme,)),
        Facet("laajuus", "Laajuus", "scopes", lambda f: (f.scope,)),
    ),
}
_ESTIMABLE = tuple(facet for facet in FACETS["practice"] if facet.vocabulary in COUNTED)
ESTIMATED = "arvio"
"""Beside the facets of an entry: the names of those whose value is the editors' estimate."""
PROVEN, YES = "todettu", "on"
"""Beside the facets of a practice: that it was measured to help."""
SIDE = "sivutarve"
"""Beside the facets of a practice: the needs that it answers though it is not about them."""
NEED_THEMES = "tarpeen-teema"
"""Beside the names of terms by facet: the theme of each need."""
MEASURED = "2"
STAGE = Facet(
    "tila",
    "Tilanne",
    "",
    lambda _: (),
    computed=tuple((id, words.capitalize()) for words, id in _STAGE_IDS.items()),
)


def facet_values(
    entry: Entry, stage: str, needs: Collection[Term] = ()
) -> dict[str, tuple[str, ...]]:
    """Return the known values of an entry by facet name; what is not known is left out.

    `stage` is the computed stage of a project, as words, or ''; `needs` are all that there are.
    """
    found = {
        facet.name: tuple(v for v in facet.values(entry.fields) if v and v != UNKNOWN_ID)
        for facet in FACETS.get(entry.kind, ())
    }
    if stage in _STAGE_IDS:
        found[STAGE.name] = (_STAGE_IDS[stage],)
    if is_of(entry, Practice):
        found[ESTIMATED] = estimated_facets(entry.fields)
        found[PROVEN] = (YES,) if is_proven(entry.fields) else ()
        found[NEED.name] = answered(needs, entry)
        found[SIDE] = side_needs(needs, entry)
    return {name: values for name, values in found.items() if values}


def is_proven(fields: Practice) -> bool:
    """Tell whether a practice was measured to help: what is only described proposes nothing first."""
    return fields.effect.direction in (GOOD, SLIGHT) and fields.evidence.level >= MEASURED


def estimated_facets(fields: Practice) -> tuple[str, ...]:
    """Return the names of the facets whose value the editors estimated."""
    told = {facet.name: getattr(fields, facet.vocabulary, None) for facet in _ESTIMABLE}
    return tuple(name for name, value in told.items() if is_estimated(value))


def estimate_notes(values: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    """Return, by facet, how many of the known values of all entries are estimates, in words.

    >>> estimate_notes([{"aika": ("heti",), "arvio": ("aika",)}, {"aika": ("heti",)}])
    {'aika': 'toimituksen arvioita 1, lähteistä 1'}
    """
    entries = list(values)
    notes = {}
    for facet in _ESTIMABLE:
        known = sum(facet.name in entry for entry in entries)
        estimated = sum(facet.name in entry.get(ESTIMATED, ()) for entry in entries)
        if estimated:
            some = f"toimituksen arvioita {estimated}, lähteistä {known - estimated}"
            notes[facet.name] = some if estimated < known else "kaikki toimituksen arvioita"
    return notes


def facet_options(
    kind: str, values: Iterable[Mapping[str, tuple[str, ...]]], vocabularies: Vocabularies
) -> list[tuple[Facet, list[Option]]]:
    """Return the facets of a kind with their options, counted over all entries' `values`.

    An option that no entry has is there all the same, with the count 0. A facet of which nothing
    is known of any entry is left out: it could only ask for what is not there.
    """
    entries = list(values)
    facets = [*FACETS.get(kind, ()), *([STAGE] if kind == "project" else [])]
    told = [facet for facet in facets if any(facet.name in entry for entry in entries)]
    return [(facet, _options(facet, entries, vocabularies)) for facet in told]


def _options(
    facet: Facet, entries: list[Mapping[str, tuple[str, ...]]], vocabularies: Vocabularies
) -> list[Option]:
    counts: dict[str, int] = {}
    for entry in entries:
        for value in entry.get(facet.name, (UNKNOWN_ID,)):
            counts[value] = counts.get(value, 0) + 1
    everywhere = counts.get(FITS_ALL, 0) if facet.fits_all else 0
    return [
        Option(id, label, counts.get(id, 0) + (everywhere if id != UNKNOWN_ID else 0))
        for id, label in _choices(facet, counts, vocabularies)
        if not (facet.fits_all and id == FITS_ALL)
    ]


def _choices(
    facet: Facet, counted: Iterable[str], vocabularies: Vocabularies
) -> list[tuple[str, str]]:
    terms = vocabularies[facet.vocabulary].terms.values() if facet.vocabulary else ()
    choices = [(term.id, term.name()) for term in terms if term.id != UNKNOWN_ID]
    if facet.strongest_first:
        last = len(choices) - 1
        choices = [(id, evidence_words(id, label, last)) for id, label in reversed(choices)]
    choices += facet.computed
    if not facet.vocabulary and not facet.computed:
        choices = [(id, id) for id in sorted(set(counted) - {UNKNOWN_ID}, reverse=True)]
    return choices if facet.always_known else [*choices, (UNKNOWN_ID, "Ei tiedossa")]


def search_filters(fields: Any) -> list[tuple[str, str]]:
    """Return (facet, term id) of what search filters a page by, and of a practice also of what
    tells whether it fits the reader's workplace."""
    found = [(facet.name, id) for facet in COMMON for id in getattr(fields, facet.vocabulary, ())]
    if isinstance(fields, Practice):
        more = (f for f in FACETS["practice"] if f.name in FIT and f not in COMMON)
        found += [(facet.name, id) for facet in more for id in facet.values(fields) if id]
        found += [(ESTIMATED, name) for name in estimated_facets(fields) if name in FIT]
    return found


def term_names(vocabularies: Vocabularies, words: Words) -> dict[str, dict[str, str]]:
    """Return the names that the browser needs to say why a card fits: by facet, by id.

    `NEED_THEMES` has the ids of themes by those of needs.
    """
    names = {
        facet.name: {
            id: words.name(id, facet.vocabulary) for id in vocabularies[facet.vocabulary].terms
        }
        for facet in FACETS["practice"]
        if facet.name in FIT and facet.vocabulary in vocabularies
    }
    needs = words.terms(NEED.vocabulary)
    return names | {NEED_THEMES: {id: need.theme for id, need in needs.items() if need.theme}}


FIT = (NEED.name, "teema", "toimiala", "koko", "tyomaara", "kenelle")
"""What the reader's workplace is asked, in the order of the questions."""
