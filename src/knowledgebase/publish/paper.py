"""Paper: what a part of a site tells of itself to who joins the parts.

It comes from another machine, so it is plain data of one form, with the digest of itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from knowledgebase.check.site_check import Looked
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.store import digest
from knowledgebase.search.documents import Document

PAPER, FILES = "osa.json", "sivusto"
"""In the folder of a part: what tells of it, and the folder of its files."""
_BEFORE, _BETWEEN, _AFTER = b'{"sum":"', b'","paper":', b"}\n"
_SUM = len(digest(b""))
MOST = 256
"""Parts at most: no host runs more jobs of one matrix."""


@dataclass(frozen=True)
class Asked:
    """What was asked of a build, as `Settings` has it; who joins the parts goes by it."""

    pictures: bool
    other_day: bool
    index: bool
    compressed: bool

    @classmethod
    def of(cls, settings: Settings) -> "Asked":
        """Return what settings ask for."""
        return cls(*(getattr(settings, each.name) for each in fields(cls)))

    def in_settings(self, settings: Settings) -> Settings:
        """Return settings that ask for this."""
        return replace(
            settings,
            pictures=self.pictures,
            other_day=self.other_day,
            index=self.index,
            compressed=self.compressed,
        )


@dataclass(frozen=True)
class Said:
    """What a page says to search, as `Document` has it, in a form of its own that others can write."""

    address: str
    lang: str
    updated: str
    label: str
    text: str
    overdue: bool
    fields: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    told: Mapping[str, str]

    @classmethod
    def of(cls, document: Document) -> "Said":
        """Return what a document says."""
        return cls(**{each.name: getattr(document, each.name) for each in fields(cls)})

    def document(self) -> Document:
        """Return the document that says this."""
        return Document(
            self.address,
            self.lang,
            dict(self.fields),
            updated=self.updated,
            label=self.label,
            text=self.text,
            filters=dict(self.filters),
            overdue=self.overdue,
            told=dict(self.told),
        )


@dataclass(frozen=True)
class Paper:
    """What a part tells of itself.

    `key` names what its site was made from, each by a digest. `whole` is the digest of the paths of all parts together. Of its share `pages` has the addresses
    of the pages and `others` the paths of the rest. `files` has the digest of each file that is
    there, packed ones and the shell of the first part too. `looked` and `documents` have what its
    HTML files say to the check and to search.
    """

    number: Annotated[int, Field(ge=1, le=MOST)]
    of: Annotated[int, Field(ge=1, le=MOST)]
    key: Mapping[str, str]
    asked: Asked
    whole: str
    pages: tuple[str, ...]
    others: tuple[str, ...]
    files: Mapping[str, str]
    looked: Mapping[str, Looked]
    documents: tuple[Said, ...]

    def share(self) -> Iterator[str]:
        """Yield the paths of its share."""
        yield from (f"{address}index.html" for address in self.pages)
        yield from self.others

    def write(self, folder: Path) -> None:
        """Write the paper into the folder of its part. Raises OSError."""
        told = _FORM.dump_json(self)
        (folder / PAPER).write_bytes(
            b"".join((_BEFORE, digest(told).encode(), _BETWEEN, told, _AFTER))
        )


_FORM = TypeAdapter(Paper)


@dataclass(frozen=True)
class Papers:
    """What the HTML files of all parts said, as `completing.AllSaid` asks for it."""

    papers: Sequence[Paper]

    def looked(self) -> Iterator[tuple[str, Looked]]:
        """Yield the path of each HTML file, and what it says to the check."""
        return (one for paper in self.papers for one in paper.looked.items())

    def documents(self) -> Iterator[Document]:
        """Yield what each searched page says to search."""
        return (said.document() for paper in self.papers for said in paper.documents)


def read_paper(folder: Path) -> Paper | None:
    """Return the paper in the folder of a part; None when none is there or it is torn or not of its form."""
    try:
        data = (folder / PAPER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    start = len(_BEFORE) + _SUM + len(_BETWEEN)
    told = data[start : -len(_AFTER)]
    if data[:start] != b"".join((_BEFORE, digest(told).encode(), _BETWEEN)):
        return None
    try:
        return _FORM.validate_json(told)
    except ValidationError:
        return None
