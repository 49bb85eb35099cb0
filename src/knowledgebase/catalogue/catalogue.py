"""Catalogue: every entry and hand-written page of a content root, and what each is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, overload

from knowledgebase.catalogue.facts import is_current
from knowledgebase.ground.near import nearest
from knowledgebase.read.campaigns import CampaignFile
from knowledgebase.read.indicator_set import SetFile
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.read.sets import Set
from knowledgebase.read.share_texts import ShareTexts
from knowledgebase.read.thesaurus import Thesaurus
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import Event, Indicator, Material, News, Practice, Project
from knowledgebase.schema.hand_written import Page
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry, Written, is_of

Unseen = Literal["draft", "scheduled"]
VERSION = "translation_of"
"""The field by which an entry names the original that it is a language version of."""


def _language(entry: Entry) -> tuple[bool, str]:
    return entry.fields.lang != "fi", entry.fields.lang


@dataclass(frozen=True)
class Measures:
    """What pages tell of files, by path: (width, height) of pictures, bytes of attachments."""

    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    attachments: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalogue:
    """Entries by key (`practice:tyoote`), pages by address, curated sets by id, vocabularies.

    `known` has the keys of all entry files, also of those that did not pass; `files` the paths
    of all Markdown files and pictures. Both are relative to the content root.
    `samples` has the texts of the examples that people copy.
    `unseen` has the addresses of what only a preview shows, and why the public does not see it;
    `withheld` the paths of files that a publisher keeps back, and `former` the addresses of pages that
    it shows as they were last published, since what is written now has a fault.
    """

    entries: Mapping[str, Entry]
    pages: Mapping[str, Entry[Page]]
    vocabularies: Vocabularies
    known: frozenset[str]
    files: frozenset[str]
    sets: Mapping[str, Set] = field(default_factory=dict)
    campaigns: tuple[CampaignFile, ...] = ()
    share_texts: ShareTexts = field(default_factory=ShareTexts)
    unseen: Mapping[str, Unseen] = field(default_factory=dict)
    measures: Measures = field(default_factory=Measures)
    thesaurus: Thesaurus = field(default_factory=lambda: Thesaurus({}))
    samples: frozenset[str] = frozenset()
    indicator_set: SetFile | None = None
    results: tuple[ResultRow, ...] = ()
    withheld: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()

    def written(self) -> tuple[Entry[Written], ...]:
        """Return the entries and the hand-written pages."""
        return (*self.entries.values(), *self.pages.values())

    @overload
    def of_kind(self, kind: Literal["practice"]) -> tuple[Entry[Practice], ...]: ...
    @overload
    def of_kind(self, kind: Literal["project"]) -> tuple[Entry[Project], ...]: ...
    @overload
    def of_kind(self, kind: Literal["news"]) -> tuple[Entry[News], ...]: ...
    @overload
    def of_kind(self, kind: Literal["event"]) -> tuple[Entry[Event], ...]: ...
    @overload
    def of_kind(self, kind: Literal["indicator"]) -> tuple[Entry[Indicator], ...]: ...
    @overload
    def of_kind(self, kind: Literal["material"]) -> tuple[Entry[Material], ...]: ...
    @overload
    def of_kind(self, kind: str) -> tuple[Entry, ...]: ...

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of one kind, in order of id."""
        return tuple(entry for entry in self.entries.values() if entry.kind == kind)

    def indicator(self, id: str) -> Entry[Indicator] | None:
        """Return an indicator by its id, None when it is not there."""
        entry = self.entries.get(f"indicator:{id}")
        return entry if entry and is_of(entry, Indicator) else None

    def project(self, id: str) -> Entry[Project] | None:
        """Return a project by its id, None when it is not there."""
        entry = self.entries.get(f"project:{id}")
        return entry if entry and is_of(entry, Project) else None

    @property
    def is_confirmed(self) -> bool:
        """True when someone has confirmed the set of indicators. Until then they are examples."""
        return bool(self.indicator_set and self.indicator_set.fields.confirmed)

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The ids of the indicators in the confirmed set, in its order."""
        known = self.indicator_set if self.is_confirmed else None
        return known.fields.indicators if known else ()

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """The periods of the set by id, in its order."""
        made = self.indicator_set.fields.periods if self.indicator_set else ()
        return {period.id: period for period in made}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of all entry files by kind, also of those that did not pass."""
        found: dict[str, set[str]] = {}
        for key in self.known:
            kind, _, id = key.partition(":")
            found.setdefault(kind, set()).add(id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The present id of each entry by every key that it had under a former name."""
        return {
            f"{entry.kind}:{alias}": entry.id
            for entry in self.entries.values()
            for alias in entry.fields.aliases
        }

    @cached_property
    def versions(self) -> Mapping[str, Mapping[str, Entry]]:
        """The language versions of an entry by language, itself among them, by each one's key.

        An entry with no other version is not there.
        """
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if (first := entry.fields.translation_of) and first in self.entries:
                groups.setdefault(first, [self.entries[first]]).append(entry)
        return {
            entry.key: {one.fields.lang: one for one in sorted(some, key=_language)}
            for some in groups.values()
            for entry in some
        }

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
