"""Notes: what is known of each file of a site, put away on the disk until it is asked for.

Ten thousand entries have sixty thousand files, and what is known of them all would take more memory than
the entries do. So notes are made, handed over, read and kept one by one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledgebase.check.site_check import Looked
from knowledgebase.ground.away import Away
from knowledgebase.ground.files import Stamp
from knowledgebase.ground.store import packed, unpacked
from knowledgebase.ground.watched import Question
from knowledgebase.search.documents import Document


@dataclass(frozen=True)
class Standing:
    """What is known of a file of the site.

    `data` is the digest of its bytes, `seen` what the disk told of it once it was written; of an HTML file
    there is what it says to the check and, packed, to search. `made_by` stands for what made it and for the
    answers to what was `asked`; it is empty when that cannot be told.
    """

    path: str
    data: str
    seen: Stamp
    looked: Looked | None = None
    document: bytes = b""
    made_by: str = ""
    asked: tuple[Question, ...] = ()

    def put_away(self) -> Away:
        """Return it put away."""
        one = self.looked
        looked = one and (one.ids, one.links, one.broken, one.fetched)
        return Away(
            packed(
                (self.path, self.data, self.seen, looked, self.document, self.made_by, self.asked)
            )
        )

    @classmethod
    def of(cls, note: Away) -> "Standing":
        """Return what was put away. Raises OSError when the disk no longer gives it."""
        path, data, seen, looked, *others = unpacked(note.data)
        return cls(path, data, seen, looked and Looked(*looked), *others)


@dataclass(frozen=True)
class Notes:
    """The notes on all files of a site."""

    notes: Sequence[Away]

    def looked(self) -> Iterator[tuple[str, Looked]]:
        """Yield the path of each HTML file, and what it says to the check. Raises OSError."""
        for one in map(Standing.of, self.notes):
            if one.looked:
                yield one.path, one.looked

    def documents(self) -> Iterator[Document]:
        """Yield what each searched page says to search. Raises OSError."""
        for one in map(Standing.of, self.notes):
            if one.document:
                yield unpacked(one.document)
