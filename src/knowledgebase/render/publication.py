"""Publication: all that is to be published, before any generator has seen it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from knowledgebase.read.thesaurus import Concept
from knowledgebase.render.page import Page


@dataclass(frozen=True)
class Publication:
    """Pages for the generator, files ready as they are by path, and the concepts of search."""

    pages: tuple[Page, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    concepts: tuple[Concept, ...] = ()

    @cached_property
    def by_file(self) -> Mapping[str, Page]:
        """The pages by the path of the Markdown file that a generator asks for."""
        return {page.file: page for page in self.pages}
