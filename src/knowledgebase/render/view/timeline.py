"""Communications: news, events and materials in the order in which lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_over, is_pinned, organisations_of
from knowledgebase.ground.moments import first_day
from knowledgebase.schema import Event, Material, News
from knowledgebase.validate.entry import Entry, is_of

_FIELDS = ("themes", "regions", "organisations")


@dataclass(frozen=True)
class Communications:
    """What is current: news newest first and pinned ones before them, events by their time.

    `coming` has the nearest event first, `past` the latest first, `materials` are by title.
    """

    news: tuple[Entry, ...] = ()
    coming: tuple[Entry, ...] = ()
    past: tuple[Entry, ...] = ()
    materials: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.news or self.coming or self.past or self.materials)

    def first(self, most: int) -> "Communications":
        """Return at most `most` of each."""
        return Communications(
            self.news[:most], self.coming[:most], self.past[:most], self.materials[:most]
        )


class NewsDesk:
    """The communications of the current catalogue on a day, sorted and grouped by term once."""

    def __init__(self, current: Catalogue, today: date) -> None:
        kinds = ("news", "event", "material")
        entries = [e for k in kinds for e in current.of_kind(k)]
        self.all = _sorted(entries, today)
        grouped: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            for field in _FIELDS:
                named = organisations_of(entry) if field == "organisations" else None
                for term in getattr(entry.fields, field) if named is None else named:
                    grouped.setdefault((field, term), []).append(entry)
        self._by_term = {term: _sorted(found, today) for term, found in grouped.items()}

    def of(self, field: str, term: str) -> Communications:
        """Return what names a term in `themes`, `regions` or `organisations`."""
        return self._by_term.get((field, term), Communications())


def _sorted(entries: Iterable[Entry], today: date) -> Communications:
    every = tuple(entries)
    told = [entry for entry in every if is_of(entry, News)]
    held = [entry for entry in every if is_of(entry, Event)]
    materials = [entry for entry in every if is_of(entry, Material)]
    news = sorted(told, key=lambda e: (is_pinned(e, today), e.fields.published, e.id))
    events = sorted(held, key=lambda e: (first_day(e.fields.starts), e.fields.starts, e.id))
    return Communications(
        tuple(reversed(news)),
        tuple(e for e in events if not is_over(e, today)),
        tuple(e for e in reversed(events) if is_over(e, today)),
        tuple(sorted(materials, key=lambda e: e.fields.title.casefold())),
    )
