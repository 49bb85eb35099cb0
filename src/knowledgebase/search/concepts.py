"""Concepts: the thesaurus and the vocabularies' own words in other languages and older names."""

from collections.abc import Iterator

from knowledgebase.thesaurus import Concept, Thesaurus
from knowledgebase.vocabulary import Term, Vocabularies

_VOCABULARIES = ("themes", "keywords", "regions", "organisations", "sectors")


def all_concepts(thesaurus: Thesaurus, vocabularies: Vocabularies) -> tuple[Concept, ...]:
    """Return the concepts that widen a search, those of the thesaurus first."""
    return (*thesaurus.concepts(), *_from_terms(vocabularies))


def _from_terms(vocabularies: Vocabularies) -> Iterator[Concept]:
    for name in _VOCABULARIES:
        vocabulary = vocabularies.get(name)
        for term in vocabulary.terms.values() if vocabulary else ():
            everyday, sv, en = _others(term)
            if everyday or sv or en:
                yield Concept(
                    id=f"{name.replace('_', '-')}-{term.id.replace('.', '-')}"[:80],
                    official=term.label.fi[:80], everyday=everyday, sv=sv, en=en,
                )  # fmt: skip


def _others(term: Term) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    names = (term.official, term.also, *term.former_names)
    everyday = tuple(name[:80] for name in names if name and name != term.label.fi)
    sv = (term.label.sv[:80],) if term.label.sv else ()
    en = (term.label.en[:80],) if term.label.en else ()
    return everyday, sv, en
