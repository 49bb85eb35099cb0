"""Free words: what people write for a theme or a keyword, and what they meant by it.

The rows stand in `themes.yml` beside the themes. A keyword needs no row: it means its theme.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.composed import Composed
from knowledgebase.schema.fields import Record

Other = Literal[
    "aim", "audience", "for_whom", "org_sizes", "regions", "sectors", "solution", "target_group"
]
"""Fields that a word belongs to when it is no theme; an entry's kind has some of them."""


class FreeWord(Record):
    """A word and either the themes and keywords that it means or the fields that it belongs to."""

    word: Annotated[str, StringConstraints(min_length=2, max_length=80)]
    means: tuple[str, ...] = ()
    fields: tuple[Other, ...] = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if bool(self.means) == bool(self.fields):
            raise ValueError("a word has either means or fields")
        return self


@dataclass(frozen=True)
class Meant:
    """What was meant by a word: ids of the vocabulary that was asked, or fields elsewhere."""

    ids: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def themes_meant(words: Iterable[FreeWord], broader: Mapping[str, str]) -> dict[str, Meant]:
    """Return what each word means as themes, by its slug; `broader` has each keyword's theme."""
    own = {id: Meant((theme,)) for id, theme in broader.items()}
    return own | {
        slug_of(row.word): Meant(
            tuple(dict.fromkeys(broader.get(id, id) for id in row.means)), row.fields
        )
        for row in words
    }


def keywords_meant(words: Iterable[FreeWord], broader: Mapping[str, str]) -> dict[str, Meant]:
    """Return what each word means as keywords, by its slug; what means only themes is left out."""
    meant = {
        slug_of(row.word): Meant(tuple(id for id in row.means if id in broader), row.fields)
        for row in words
    }
    return {word: each for word, each in meant.items() if each != Meant()}


def word_findings(
    path: str, composed: Composed, words: Iterable[FreeWord], own: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    """Find words said twice, words that are a term already and meanings that are not there.

    `own` has the terms' ids and names as slugs, each with its id.
    """
    terms = dict(own)
    known = set(terms.values())
    seen = set(terms)
    for number, row in enumerate(words):
        place = ("words", number)
        if slug_of(row.word) in seen:
            yield finding(path, composed.place((*place, "word")), "duplicate-term", term=row.word)
        seen.add(slug_of(row.word))
        for at, id in enumerate(row.means):
            if id not in known:
                values = {"term": row.word, "field": "means", "value": id}
                yield finding(
                    path, composed.place((*place, "means", at)), "dangling-term", **values
                )
