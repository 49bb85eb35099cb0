"""Concepts: the thesaurus and the vocabularies' own words in other languages and older names."""

from collections.abc import Iterable, Iterator

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.read.thesaurus import Concept, Thesaurus
from knowledgebase.read.vocabulary import Term, Vocabularies

_VOCABULARIES = ("themes", "keywords", "regions", "organisations", "sectors")
_LONGEST = 80


def all_concepts(thesaurus: Thesaurus, vocabularies: Vocabularies) -> tuple[Concept, ...]:
    """Return the concepts that widen a search: the thesaurus, then the vocabularies' terms.

    A term that the thesaurus already has as its official word adds its words there.
    """
    found = {concept.official.casefold(): concept for concept in thesaurus.concepts()}
    for concept in _from_terms(vocabularies):
        name = concept.official.casefold()
        found[name] = _joined(found[name], concept) if name in found else concept
    return tuple(found.values())


def _joined(one: Concept, other: Concept) -> Concept:
    known = {word.casefold() for word in one.words()}
    more = {
        field: (*getattr(one, field), *_new(getattr(other, field), known))
        for field in ("everyday", "sv", "en", "narrower")
    }
    return one.model_copy(update=more)


def _new(words: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word.casefold() not in known)


def _from_terms(vocabularies: Vocabularies) -> Iterator[Concept]:
    for name in _VOCABULARIES:
        vocabulary = vocabularies.get(name)
        for term in vocabulary.terms.values() if vocabulary else ():
            if term.id == UNKNOWN_ID:
                continue
            everyday, sv, en = _others(term)
            if name == "regions":  # who asks for its council, which has a name of no other kind
                everyday = (*everyday, f"{term.label.fi[: _LONGEST - 7]} liitto")
            if everyday or sv or en or term.towns:
                yield Concept(
                    id=f"{name}-{term.id}".replace("_", "-").replace(".", "-")[:_LONGEST],
                    official=term.label.fi[:_LONGEST],
                    everyday=everyday,
                    sv=sv,
                    en=en,
                    narrower=term.towns,
                )


def _others(term: Term) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    names = (term.official, term.also, *term.former_names)
    everyday = tuple(name[:_LONGEST] for name in names if name and name != term.label.fi)
    sv = (term.label.sv[:_LONGEST],) if term.label.sv else ()
    en = (term.label.en[:_LONGEST],) if term.label.en else ()
    return everyday, sv, en
