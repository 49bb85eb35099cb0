"""Thesaurus: what people call things, beside what the field calls them, one file a theme.

It widens searches and is shown as a page. A concept's `official` word is what we write;
`everyday`, `sv` and `en` words mean the same; `related` words are near and weigh less. From a
`narrower` word search leads to the concept, but not back: a town leads to its region. A `setting`
tells where or who, not what: "kahvila" asks for nothing in "kahvila porukka uupuu".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import VOCABULARIES
from knowledgebase.read.composed import Composed
from knowledgebase.read.record import is_plain_folder, read_record, yaml_files
from knowledgebase.schema.fields import SLUG_PATTERN, Record, Url

THESAURUS = f"{VOCABULARIES}/thesaurus"
Word = Annotated[str, StringConstraints(min_length=2, max_length=80, strip_whitespace=True)]


class Concept(Record):
    """One meaning and its words. `yso` is its nearest concept in the General Finnish Ontology."""

    id: Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
    official: Word
    everyday: tuple[Word, ...] = ()
    sv: tuple[Word, ...] = ()
    en: tuple[Word, ...] = ()
    related: tuple[Word, ...] = ()
    narrower: tuple[Word, ...] = ()
    setting: bool = False
    yso: Url | None = None

    def same(self) -> tuple[str, ...]:
        """Return every word that means this concept, the official one first."""
        return (self.official, *self.everyday, *self.sv, *self.en)

    def words(self) -> tuple[str, ...]:
        """Return every word of the concept."""
        return (*self.same(), *self.related, *self.narrower)


class ThesaurusFile(Record):
    """What a file of the thesaurus holds; `theme` is the id of a theme and the file's name."""

    theme: str
    concepts: tuple[Concept, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Thesaurus:
    """Concepts by theme, in the order of the files."""

    themes: Mapping[str, tuple[Concept, ...]]

    def concepts(self) -> Iterable[Concept]:
        """Yield every concept once."""
        return (concept for found in self.themes.values() for concept in found)


def thesaurus_for(
    root: Path, product: Path, themes: Iterable[str]
) -> tuple[Thesaurus, list[Finding]]:
    """Return the thesaurus of a root, or the product's for a root without vocabularies."""
    own = is_plain_folder(root, VOCABULARIES)
    return read_thesaurus(root if own else product, themes)


def read_thesaurus(root: Path, themes: Iterable[str]) -> tuple[Thesaurus, list[Finding]]:
    """Read the thesaurus under `root`, whose themes are `themes`, and the findings on it."""
    found: dict[str, tuple[Concept, ...]] = {}
    findings: list[Finding] = []
    homes: dict[str, tuple[str, int]] = {}
    known = set(themes)
    for path, raw in yaml_files(root, THESAURUS):
        record, faults = read_record(path, raw, ThesaurusFile, {})
        findings += faults
        if record is None:
            continue
        read, composed = record.fields, record.composed
        if read.theme not in known or read.theme != PurePosixPath(path).stem:
            findings.append(
                finding(path, composed.place(("theme",)), "thesaurus-theme", value=read.theme)
            )
        findings += _repeated(path, read, composed, homes)
        found[read.theme] = read.concepts
    return Thesaurus(found), findings


def _repeated(
    path: str, read: ThesaurusFile, composed: Composed, homes: dict[str, tuple[str, int]]
) -> list[Finding]:
    """Find concepts that have another's id or official word, and words said twice in one."""
    findings = []
    for number, concept in enumerate(read.concepts):
        here, place = (path, number), composed.place(("concepts", number))
        for name in sorted({concept.id, concept.official.casefold()}):
            if homes.setdefault(name, here) != here:
                findings.append(finding(path, place, "duplicate-term", term=name))
        words = [word.casefold() for word in concept.words()]
        findings += [
            finding(path, place, "thesaurus-repeats", value=word, term=concept.official)
            for word in sorted({word for word in words if words.count(word) > 1})
        ]
    return findings
