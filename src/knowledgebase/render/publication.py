"""Publication: all that is to be published, before any generator has seen it.

What there is, is known at once; each page and file is made when it is asked for, and is not kept: a
build takes them all in turn, and a preview the one that is looked at.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledgebase.read.thesaurus import Concept
from knowledgebase.render.maker import Makers, PageMaker, Streamed
from knowledgebase.render.page import Page


class Files(Mapping[str, bytes]):
    """Files by their paths on the site, in order of path; each is made anew when it is taken."""

    def __init__(self, makers: Makers | None = None, read: Makers | None = None) -> None:
        """`makers` make files of nothing but a maker of pages; `read` read files of the content too."""
        self._read = frozenset(read or ())
        self._makers = dict(sorted({**(makers or {}), **(read or {})}.items()))

    def is_read(self, path: str) -> bool:
        """True for what is made of more than a maker of pages."""
        return path in self._read

    def __getitem__(self, path: str) -> bytes:
        return self._makers[path]()

    def maker(self, path: str) -> Callable[[], bytes]:
        """Return what makes a file."""
        return self._makers[path]

    def is_streamed(self, path: str) -> bool:
        """True for a file that grows with all entries and is made in pieces."""
        return isinstance(self._makers[path], Streamed)

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a file in pieces, none of which grows with the number of entries."""
        maker = self._makers[path]
        if isinstance(maker, Streamed):
            yield from maker.pieces()
        else:
            yield maker()

    def __contains__(self, path: object) -> bool:  # the inherited one would make the file
        return path in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@dataclass(frozen=True)
class Publication:
    """The pages by address, the files ready as they are by path, and the concepts of search.

    `maker` is what they ask for all that they show."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    concepts: tuple[Concept, ...] = ()
    maker: PageMaker | None = None

    def paths(self) -> dict[str, Page | str]:
        """Return all that will be written by its path on the site: a page, or a file as its own path."""
        every: tuple[Page | str, ...] = (*self.pages.values(), *self.files)
        return {path_of(what): what for what in every}


def path_of(what: Page | str) -> str:
    """Return where on the site a page is written; a file is named by its path already."""
    return what if isinstance(what, str) else f"{what.address}index.html"
