"""Validate: a source becomes an entry, or findings say why not."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Generic, Protocol, TypeGuard

from pydantic import ValidationError
from typing_extensions import TypeVar

from knowledgebase.ground.away import Away
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import address_of, kind_of
from knowledgebase.read.faults import schema_findings
from knowledgebase.read.places import Packed
from knowledgebase.read.record import term_context
from knowledgebase.read.source import Source
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import KINDS, FrontMatter
from knowledgebase.schema.fields import Source as Cited
from knowledgebase.schema.hand_written import Page
from knowledgebase.validate.links import site_link
from knowledgebase.validate.markdown import Document, parse


class Written(Protocol):
    """What the fields of every file have, an entry's and a hand-written page's alike."""

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def updated(self) -> date | None: ...
    @property
    def sources(self) -> tuple[Cited, ...]: ...
    def model_dump(self) -> dict[str, Any]: ...
    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Any: ...


Fields_co = TypeVar("Fields_co", covariant=True, default=FrontMatter)
Some = TypeVar("Some", bound=Written)
Model = TypeVar("Model", bound=FrontMatter)


@dataclass(frozen=True)
class Entry(Generic[Fields_co]):
    """One file of content that passed: what it is, where it came from, its fields and its text.

    `kind` is the kind of entry, or `page` for a hand-written page.
    """

    kind: str
    id: str
    path: PurePosixPath
    fields: Fields_co
    source: Source
    text: Document

    @property
    def key(self) -> str:
        """The name that no other entry has: `practice:tyoote`."""
        return f"{self.kind}:{self.id}"

    @cached_property
    def address(self) -> str:
        """The address of the entry's page on the site."""
        return address_of(self.path)

    @property
    def texts(self) -> tuple[Away, ...]:
        """Its text as written and as parsed, as they were put away."""
        return self.source.written.away, self.text.inside.away, self.text.outline.away


def validate(
    source: Source, vocabularies: Vocabularies, files: Container[str] = ()
) -> tuple[Entry[Any] | None, list[Finding]]:
    """Check one source against the schema of its kind. Returns no entry when it does not pass.

    `files` holds the paths of all pages and pictures, for the links in the text.
    """
    model = model_of(source.path)
    try:
        fields = model.model_validate(source.data, context=term_context(vocabularies))
    except ValidationError as error:
        return None, schema_findings(str(source.path), source.front, error, model, vocabularies)
    return entry_of(source, fields, files), []


def model_of(path: PurePosixPath) -> type[FrontMatter | Page]:
    """Return the model of the front matter of a file."""
    return KINDS.get(kind_of(path) or "", Page)


def entry_of(source: Source, fields: Any, files: Container[str] = ()) -> Entry[Any]:
    """Return the entry of a source whose front matter is `fields`."""
    kind = kind_of(source.path) or "page"
    id = source.path.stem if kind != "page" else address_of(source.path).strip("/") or "etusivu"
    text = parse(
        source.body,
        source.body_line,
        lambda link: site_link(link, source.path, files),
        fields.lang,
    )
    return Entry(kind, id, source.path, fields, source, text)


def with_body(entry: Entry[Some], body: str, files: Container[str]) -> Entry[Some]:
    """Return the entry with another text below its front matter, parsed like the first one."""
    text = parse(
        body,
        entry.source.body_line,
        lambda link: site_link(link, entry.path, files),
        entry.fields.lang,
    )
    return replace(entry, source=replace(entry.source, written=Packed(body)), text=text)


def is_of(entry: Entry, model: type[Model]) -> TypeGuard[Entry[Model]]:
    """True when an entry is of the kind whose front matter `model` describes."""
    return isinstance(entry.fields, model)
