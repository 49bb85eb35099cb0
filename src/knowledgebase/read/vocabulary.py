"""Vocabularies: the controlled lists that entries may use, loaded before anything else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import VOCABULARIES
from knowledgebase.ground.near import nearest
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.composed import Composed
from knowledgebase.read.free_words import (
    FreeWord,
    Meant,
    keywords_meant,
    themes_meant,
    word_findings,
)
from knowledgebase.read.places import Loc, Place
from knowledgebase.read.record import read_record, yaml_files
from knowledgebase.schema.fields import PartialDate, Record, Url

# Links from one vocabulary's term to another vocabulary's term, by field.
_TERM_LINKS = {
    "successor": "organisations",
    "authority": "organisations",
    "authority_until_2025": "organisations",
    "fund_authority": "organisations",
    "kind": "organisation_kinds",
    "theme": "themes",
    "keywords": "keywords",
    "neighbours": "regions",
}


class Label(Record):
    """A term's name in Finnish, and in Swedish and English where known."""

    fi: str = Field(min_length=1)
    sv: str | None = None
    en: str | None = None


class Concept(Record):
    """The nearest concept in YSO, the General Finnish Ontology."""

    uri: Url
    label: str


class Term(Record):
    """One member of a vocabulary. Most fields belong to one vocabulary only."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
    label: Label
    definition: str | None = None
    also: str | None = None
    official: str | None = None
    yso: tuple[Concept, ...] = ()
    narrower: tuple["Term", ...] = ()
    code: str | None = None
    iso: str | None = None
    genitive: str | None = None
    inessive: str | None = None
    authority: str | None = None
    authority_until_2025: str | None = None
    fund_authority: str | None = None
    authority_checked: Annotated[str, Field(pattern="^(yes|no)$")] | None = None
    wellbeing_counties: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    kind: str | None = None
    theme: str | None = None
    keywords: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    """For a need: practices that help though no keyword says so, the best first."""
    asked_as: tuple[str, ...] = ()
    """For a need or a page: the words of people to which its page is the answer, its own first."""
    former_names: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    successor: str | None = None
    note: str | None = None
    most: Annotated[float, Field(ge=0)] | None = None
    """The greatest value that still belongs to the term: days of work, euros, weeks, evidence level."""
    source: Url | None = None
    url: Url | None = None

    def has_name(self, lang: str) -> bool:
        """Tell whether the term has a label in `lang`."""
        return bool(getattr(self.label, lang, None))

    def name(self, lang: str = "fi") -> str:
        """Return the label in `lang`, or in Finnish where there is none."""
        return getattr(self.label, lang, None) or self.label.fi


class VocabularyFile(Record):
    """What a vocabulary file holds."""

    id: str
    title: str
    source: Url | None = None
    terms: tuple[Term, ...] = Field(min_length=1)
    words: tuple[FreeWord, ...] = ()
    """For themes: what people write for them."""


@dataclass(frozen=True)
class Vocabulary:
    """A controlled list in its file's order."""

    id: str
    title: str
    path: str
    terms: Mapping[str, Term]
    places: Mapping[str, Loc] = field(default_factory=dict)
    """Where each term stands in the file."""
    composed: Composed | None = None
    borrowed: bool = False
    """True for the product's, used by a root that need not use it all, nor have all that it names."""
    words: Mapping[str, Meant] = field(default_factory=dict)
    """What people write for a term, by slug."""
    free_words: tuple[FreeWord, ...] = ()
    """The rows of the file that `words` are made of."""

    def place(self, term: str, *steps: str | int) -> Place:
        """Return the line and column of a term, or of what `steps` lead to inside it."""
        if self.composed is None or term not in self.places:
            return 1, 1
        return self.composed.place((*self.places[term], *steps))

    def nearest(self, word: str) -> str | None:
        """Return the term id most like `word`, or None when none is near.

        Looks at the ids and at the Finnish names, since people write either, and first at the
        words that are known to mean something else than their letters tell.
        """
        if (known := self.meant(word)) != Meant():
            return next(iter(known.ids), None)
        names = {term.label.fi.lower(): id for id, term in self.terms.items()}
        names |= {id: id for id in self.terms}
        return names.get(nearest(word.lower(), names))

    def meant(self, word: str) -> Meant:
        """Return what the table of free words says of `word`, nothing for one that it lacks."""
        return self.words.get(slug_of(word), Meant())


Vocabularies = Mapping[str, Vocabulary]


def read_vocabularies(root: Path) -> tuple[dict[str, Vocabulary], list[Finding]]:
    """Read every vocabulary file under `root`. The narrower terms of themes become `keywords`."""
    vocabularies: dict[str, Vocabulary] = {}
    findings: list[Finding] = []
    for path, raw in yaml_files(root, VOCABULARIES):
        vocabulary, found = _read_file(path, raw)
        findings += found
        if vocabulary:
            vocabularies[vocabulary.id] = vocabulary
    if themes := vocabularies.get("themes"):
        vocabularies["keywords"] = _narrower(themes)
        words = themes_meant(themes.free_words, _broader(themes))
        vocabularies["themes"] = replace(themes, words=words)
    findings += _dangling_links(vocabularies)
    return vocabularies, findings


def _narrower(themes: Vocabulary) -> Vocabulary:
    terms: dict[str, Term] = {}
    places: dict[str, Loc] = {}
    for theme in themes.terms.values():
        for number, term in enumerate(theme.narrower):
            terms[term.id] = term
            places[term.id] = (*themes.places[theme.id], "narrower", number)
    words = keywords_meant(themes.free_words, _broader(themes))
    return Vocabulary(
        "keywords", "Asiasanat", themes.path, terms, places, themes.composed, words=words
    )


def _broader(themes: Vocabulary) -> dict[str, str]:
    """Return the theme of each keyword, by its id and by its name as a slug."""
    return {
        word: theme.id
        for theme in themes.terms.values()
        for term in theme.narrower
        for word in (term.id, slug_of(term.label.fi))
    }


def vocabularies_for(root: Path, product: Path) -> tuple[dict[str, Vocabulary], list[Finding]]:
    """Return a root's own vocabularies, and the product's where it has none of that name.

    The findings are about the root's own files.
    """
    own, findings = read_vocabularies(root)
    if root == product:
        return own, findings
    lent = {id: replace(one, borrowed=True) for id, one in read_vocabularies(product)[0].items()}
    return lent | own, findings


def _read_file(path: str, raw: bytes) -> tuple[Vocabulary | None, list[Finding]]:
    record, findings = read_record(path, raw, VocabularyFile, {})
    if record is None:
        return None, findings
    file, composed = record.fields, record.composed
    terms: dict[str, Term] = {}
    places: dict[str, Loc] = {}
    for number, term in enumerate(file.terms):
        if term.id in terms:
            findings.append(
                finding(path, composed.place(("terms", number)), "duplicate-term", term=term.id)
            )
        terms.setdefault(term.id, term)
        places.setdefault(term.id, ("terms", number))
    if file.id != PurePosixPath(path).stem:
        findings.append(finding(path, composed.place(("id",)), "vocabulary-name", id=file.id))
    findings += word_findings(path, composed, file.words, _own_words(file.terms))
    words = {slug_of(town): Meant((id,)) for id, term in terms.items() for town in term.towns}
    ours = (terms, places, composed, False, words, file.words)
    return Vocabulary(file.id, file.title, path, *ours), findings


def _own_words(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """Yield the id of each term and narrower term, and its name as a slug with the id."""
    for term in terms:
        yield term.id, term.id
        yield slug_of(term.label.fi), term.id
        yield from _own_words(term.narrower)


def _dangling_links(vocabularies: Vocabularies) -> Iterator[Finding]:
    for vocabulary in vocabularies.values():
        for term in vocabulary.terms.values():
            for name, target in _TERM_LINKS.items():
                if (known := vocabularies.get(target)) is None:
                    continue
                told = getattr(term, name) or ()
                for number, value in enumerate((told,) if isinstance(told, str) else told):
                    if value not in known.terms:
                        steps = () if isinstance(told, str) else (number,)
                        place = vocabulary.place(term.id, name, *steps)
                        values = {"term": term.id, "field": name, "value": value}
                        yield finding(vocabulary.path, place, "dangling-term", **values)
