"""Licences: the true terms of one entry, in words and as an address."""

from dataclasses import dataclass

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.view.wording import UNKNOWN, Words
from knowledgebase.schema import Material
from knowledgebase.validate.entry import Entry, is_of


@dataclass(frozen=True)
class Licence:
    """A licence as readers see it; `url` is '' for terms that no page tells."""

    name: str
    url: str = ""
    known: bool = True


def licence_of(entry: Entry, words: Words) -> Licence:
    """Return the licence that an entry states, or that its kind has where it states none.

    The default is that of our own texts. A material that others made is not ours to license, so
    one that states nothing is not known.
    """
    fields = entry.fields
    elsewhere = is_of(entry, Material) and bool(entry.fields.file or entry.fields.url)
    stated = "licence" in entry.source.data
    id = UNKNOWN_ID if elsewhere and not stated else fields.licence
    if id == UNKNOWN_ID:
        return Licence(UNKNOWN, known=False)
    return Licence(words.name(id, "licences"), words.url(id, "licences"))


def licence_for_machines(entry: Entry, words: Words) -> str | dict[str, str] | None:
    """Return what schema.org takes for a licence: an address, a named work, None if not known."""
    told = licence_of(entry, words)
    if not told.known:
        return None
    # Machines know a licence by its own address, not by its Finnish summary.
    return told.url.removesuffix("deed.fi") or {"@type": "CreativeWork", "name": told.name}
