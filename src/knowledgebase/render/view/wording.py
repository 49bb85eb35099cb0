"""Words: how terms, dates and reasons read in Finnish."""

from datetime import date
from decimal import Decimal
from typing import Any

from knowledgebase.ground.terms import NOT_DESCRIBED, UNKNOWN_ID
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.relate.likeness import FIELDS, Reason

UNKNOWN = "ei tiedossa"
_REASON_WORDS = {
    "keyword": ("sama aihe", "samat aiheet"),
    "theme": ("sama teema", "samat teemat"),
    "sector": ("sama toimiala", "samat toimialat"),
    "region": ("sama maakunta", "samat maakunnat"),
    "size": ("samankokoinen työpaikka", "samankokoinen työpaikka"),
    "for_whom": ("sama kohderyhmä", "samat kohderyhmät"),
    "word": ("sama sana", "samat sanat"),
}


class Words:
    """The names of terms, from the vocabularies, in one language."""

    def __init__(self, vocabularies: Vocabularies, lang: str = "fi") -> None:
        self._vocabularies = vocabularies
        self._lang = lang

    def name(self, id: str, vocabulary: str) -> str:
        """Return a term's name, or the id itself where the vocabulary lacks it."""
        known = self._vocabularies.get(vocabulary)
        term = known.terms.get(id) if known else None
        return term.name(self._lang) if term else id

    def url(self, id: str, vocabulary: str) -> str:
        """Return the page that a term is told on, or '' where it has none."""
        known = self._vocabularies.get(vocabulary)
        term = known.terms.get(id) if known else None
        return (term.url or "") if term else ""

    def names(self, ids: tuple[str, ...], vocabulary: str) -> str:
        """Return names joined with commas, or `ei tiedossa` when there are none."""
        known = [self.name(id, vocabulary) for id in ids if id != UNKNOWN_ID]
        return ", ".join(known) or UNKNOWN

    def evidence(self, level: str) -> str:
        """Return an evidence level as readers see it: `Mitattu (2/4)`.

        What is only described has no number: 0/4 would read as a failed test.
        """
        return evidence_words(level, self.name(level, "evidence"))

    def reason(self, reason: Reason) -> str:
        """Say in words why two entries are shown together: `sama teema: Työkyky`."""
        one, many = _REASON_WORDS[reason.by]
        vocabulary = FIELDS.get(reason.by)
        terms = [self.name(t, vocabulary) if vocabulary else t for t in reason.terms]
        return f"{many if len(terms) > 1 else one}: {', '.join(terms)}"


def evidence_words(level: str, name: str, most: int = 4) -> str:
    """Return a level of evidence and its place on the scale.

    >>> evidence_words("2", "Mitattu"), evidence_words("0", "Kuvattu")
    ('Mitattu (2/4)', 'Kuvattu, tuloksia ei ole luettu')
    """
    return (
        f"{name}, tuloksia ei ole luettu" if level == NOT_DESCRIBED else f"{name} ({level}/{most})"
    )


def finnish_date(value: date | str | None) -> str:
    """Return a date as Finns write it, as exactly as it is known.

    >>> finnish_date("2025-12-31"), finnish_date("2025-12"), finnish_date(None)
    ('31.12.2025', '12/2025', 'ei tiedossa')
    >>> finnish_date("2026-05-12T09:00")
    '12.5.2026 klo 9.00'
    >>> finnish_date("2026-05-12T00:30")
    '12.5.2026 klo 0.30'
    """
    if not value:
        return UNKNOWN
    day, _, time = str(value).partition("T")
    parts = [int(part) for part in day.split("-")]
    written = (
        "/".join(map(str, reversed(parts)))
        if len(parts) < 3
        else ".".join(map(str, reversed(parts)))
    )
    hour, _, minute = time.partition(":")
    return f"{written} klo {int(hour)}.{minute}" if time else written


def finnish_number(value: float | Decimal) -> str:
    """Return a number with Finnish separators.

    >>> finnish_number(1259824), finnish_number(0.5)
    ('1\\xa0259\\xa0824', '0,5')
    """
    return f"{value:,.10g}".replace(",", "\u00a0").replace(".", ",")


def file_size(number: int) -> str:
    """Return a number of bytes as readers know it.

    >>> file_size(900), file_size(120_000), file_size(1_300_000)
    ('1\\xa0kt', '117\\xa0kt', '1,2\\xa0Mt')
    """
    if number < 1024 * 1024:
        return f"{max(1, round(number / 1024))}\u00a0kt"
    return f"{finnish_number(round(number / 1024 / 1024, 1))}\u00a0Mt"


def count(number: int, one: str, many: str) -> str:
    """Return a number with its word: `1 käytäntö`, `2 käytäntöä`."""
    return f"{number} {one if number == 1 else many}"


def is_known(value: Any) -> bool:
    """False for what a reader should see as `ei tiedossa`."""
    return value not in (None, "", (), UNKNOWN_ID, (UNKNOWN_ID,))
