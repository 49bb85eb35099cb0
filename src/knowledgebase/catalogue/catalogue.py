"""Catalogue: every entry and hand-written page of a content root, and what each is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from knowledgebase.catalogue.facts import is_current
from knowledgebase.ground.near import nearest
from knowledgebase.read.campaigns import CampaignFile
from knowledgebase.read.sets import Set
from knowledgebase.read.share_texts import ShareTexts
from knowledgebase.read.thesaurus import Thesaurus
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.entry import Entry


@dataclass(frozen=True)
class Catalogue:
    """Entries by key (`practice:tyoote`), pages by address, curated sets by id, vocabularies.

    `known` has the keys of all entry files, also of those that did not pass; `files` the paths
    of all Markdown files and pictures. Both are relative to the content root.
    `drafts` counts the practices and projects that a published catalogue leaves out.
    """

    entries: Mapping[str, Entry]
    pages: Mapping[str, Entry]
    vocabularies: Vocabularies
    known: frozenset[str]
    files: frozenset[str]
    sets: Mapping[str, Set] = field(default_factory=dict)
    campaigns: tuple[CampaignFile, ...] = ()
    share_texts: ShareTexts = field(default_factory=ShareTexts)
    drafts: int = 0
    thesaurus: Thesaurus = field(default_factory=lambda: Thesaurus({}))

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of one kind, in order of id."""
        return tuple(entry for entry in self.entries.values() if entry.kind == kind)

    def nearest(self, key: str) -> str:
        """Return the id of the entry of the same kind whose id is most like `key`'s, or ''."""
        kind, _, id = key.partition(":")
        ids = [other.partition(":")[2] for other in self.known if other.startswith(f"{kind}:")]
        return nearest(id, ids)

    def current(self, today: date) -> "Catalogue":
        """Return the catalogue of what lists, counts, feeds, search and exports show."""
        return replace(
            self, entries={k: e for k, e in self.entries.items() if is_current(e, today)}
        )
