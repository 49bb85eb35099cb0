"""Catalogue: every entry and hand-written page of a content root, and what each is called."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

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
    of all Markdown files and pictures. Both are relative to the content root. `drafts` has the
    practices and projects that a published catalogue leaves out.
    """

    entries: Mapping[str, Entry]
    pages: Mapping[str, Entry]
    vocabularies: Vocabularies
    known: frozenset[str]
    files: frozenset[str]
    sets: Mapping[str, Set] = field(default_factory=dict)
    campaigns: tuple[CampaignFile, ...] = ()
    share_texts: ShareTexts = field(default_factory=ShareTexts)
    drafts: tuple[Entry, ...] = ()
    thesaurus: Thesaurus = field(default_factory=lambda: Thesaurus({}))

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of one kind, in order of id."""
        return tuple(entry for entry in self.entries.values() if entry.kind == kind)

    def nearest(self, key: str) -> str:
        """Return the id of the entry of the same kind whose id is most like `key`'s, or ''."""
        kind, _, id = key.partition(":")
        ids = [other.partition(":")[2] for other in self.known if other.startswith(f"{kind}:")]
        close = difflib.get_close_matches(id, sorted(ids), n=1, cutoff=0.6)
        return close[0] if close else ""

    def published(self, today: date) -> "Catalogue":
        """Return the catalogue without drafts and without what is to be published later."""
        return replace(
            self,
            entries={k: e for k, e in self.entries.items() if is_public(e, today)},
            pages={k: e for k, e in self.pages.items() if is_public(e, today)},
            drafts=tuple(e for e in self.entries.values() if _is_shown_draft(e)),
        )


def _is_shown_draft(entry: Entry) -> bool:
    # News and events of the future are not told of before their day.
    return entry.kind in ("practice", "project") and entry.fields.status == "draft"


def is_public(entry: Entry, today: date) -> bool:
    """True when the entry may be seen on `today`."""
    published = getattr(entry.fields, "published", None)
    return entry.fields.status != "draft" and not (published and published > today)


def is_current(entry: Entry, today: date) -> bool:
    """True for what lists, feeds, search and exports show; a retired entry keeps its address."""
    expires = getattr(entry.fields, "expires", None)
    return entry.fields.status != "archived" and not (expires and expires < today)
