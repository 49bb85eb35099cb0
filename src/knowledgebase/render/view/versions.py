"""Versions: how the language versions of an entry lead to each other."""

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.validate.entry import Entry

# Each in its own language: it is for those who read that one.
_TOLD = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}


def other_versions(current: Catalogue, entry: Entry) -> list[tuple[str, str, str]]:
    """Return (language, words, address) of the other versions of an entry, Finnish first."""
    return [
        (lang, _TOLD.get(lang, lang), address)
        for lang, address in alternates(current, entry).items()
        if address != entry.address
    ]


def alternates(current: Catalogue, entry: Entry) -> dict[str, str]:
    """Return the addresses of all versions of an entry by language; none when it is alone."""
    found = current.versions.get(entry.key, {})
    return {lang: one.address for lang, one in found.items()}
