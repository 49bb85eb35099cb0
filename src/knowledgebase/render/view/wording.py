"""Words: how terms, dates, numbers and the words of the frame read in the language of a page."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from knowledgebase.ground.frame_words import MONTHS, told_in
from knowledgebase.ground.terms import NOT_DESCRIBED, NOT_READ, UNKNOWN_ID
from knowledgebase.read.vocabulary import Term, Vocabularies
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
    """The names of terms, from the vocabularies, and the words of the frame, in one language.

    What the language lacks is told in Finnish and marked so, as HTML: a screen reader must know.
    """

    def __init__(self, vocabularies: Vocabularies, lang: str = "fi") -> None:
        self._vocabularies = vocabularies
        self.lang = lang
        self._reasons: dict[Reason, str] = {}

    def in_language(self, lang: str) -> "Words":
        """Return the same words in another language."""
        return self if lang == self.lang else Words(self._vocabularies, lang)

    def sign(self) -> bytes:
        """Return what stands for all that these words can tell."""
        terms = (
            f"{name} {term.model_dump_json()}"
            for name, vocabulary in sorted(self._vocabularies.items())
            for term in vocabulary.terms.values()
        )
        return "\n".join((self.lang, *terms)).encode()

    def say(self, finnish: str) -> str:
        """Return words of the frame, named by what they are in Finnish."""
        if self.lang == "fi":
            return finnish
        return told_in(finnish, self.lang) or self.quoted(finnish, "fi")

    def quoted(self, text: str, lang: str) -> str:
        """Return text that is in `lang`, marked where the page is in another one."""
        return (
            Markup("<span{}>{}</span>").format(self.mark(lang), text) if self.mark(lang) else text
        )

    def mark(self, lang: str) -> str:
        """Return the attribute of an element whose text is in `lang`: '' in the page's own."""
        return "" if lang == self.lang else Markup(' lang="{}"').format(lang)

    def joined(self, texts: Iterable[str], between: str = ", ") -> str:
        """Join texts of which some may be marked HTML."""
        return between.join(texts) if self.lang == "fi" else escape(between).join(texts)

    def date(self, value: date | str | None) -> str:
        """Return a date as it is written in the language: `12.5.2026 kl. 9.00`, `12 May 2026, 9:00`."""
        if not value:
            return self.say(UNKNOWN)
        written, _, hour = finnish_date(value).partition(" klo ")
        if self.lang == "en":
            parts = written.replace("/", ".").split(".")
            month = [MONTHS[int(parts[-2]) - 1]] if len(parts) > 1 else []
            written = " ".join((*parts[:-2], *month, parts[-1]))
        if not hour:
            return written
        return written + {"fi": " klo ", "sv": " kl. "}.get(self.lang, ", ") + self.clock(hour)

    def clock(self, hour: str) -> str:
        """Return a time of day, given as `9.00`."""
        return hour.replace(".", ":") if self.lang == "en" else hour

    def number(self, value: float | Decimal) -> str:
        """Return a number with the separators of the language."""
        return f"{value:,.10g}" if self.lang == "en" else finnish_number(value)

    def bytes(self, number: int) -> str:
        """Return a number of bytes as readers of the language know it."""
        told = file_size(number)
        if self.lang == "fi":
            return told
        told = told.replace("kt", "kB").replace("Mt", "MB")
        return told.replace(",", ".") if self.lang == "en" else told

    def name(self, id: str, vocabulary: str) -> str:
        """Return a term's name, or the id itself where the vocabulary lacks it."""
        term = self.terms(vocabulary).get(id)
        if not term:
            return id
        return self.quoted(term.name(self.lang), self.lang if term.has_name(self.lang) else "fi")

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """Return the terms of a vocabulary in its order, or none where it is not there."""
        known = self._vocabularies.get(vocabulary)
        return known.terms if known else {}

    def url(self, id: str, vocabulary: str) -> str:
        """Return the page that a term is told on, or '' where it has none."""
        term = self.terms(vocabulary).get(id)
        # Creative Commons tells each licence in many languages, by the end of its address.
        return (term.url or "").replace("/deed.fi", f"/deed.{self.lang}") if term else ""

    def names(self, ids: tuple[str, ...], vocabulary: str) -> str:
        """Return names joined with commas, or `ei tiedossa` when there are none."""
        known = [self.name(id, vocabulary) for id in ids if id != UNKNOWN_ID]
        return self.joined(known) or UNKNOWN

    def evidence(self, level: str) -> str:
        """Return an evidence level as readers see it: `Mitattu (2/4)`.

        What is only described has no number: 0/4 would read as a failed test.
        """
        name = self.name(level, "evidence")
        return f"{name}, {self.say(NOT_READ)}" if level == NOT_DESCRIBED else _on_scale(name, level)

    def reason(self, reason: Reason) -> str:
        """Say in words why two entries are shown together: `sama teema: Työkyky`.

        Pages and exports say the same ones many times over, so each is put in words once.
        """
        if reason not in self._reasons:
            self._reasons[reason] = self._reason(reason)
        return self._reasons[reason]

    def _reason(self, reason: Reason) -> str:
        one, many = _REASON_WORDS[reason.by]
        vocabulary = FIELDS.get(reason.by)
        terms = [
            self.name(t, vocabulary) if vocabulary else self.quoted(t, "fi") for t in reason.terms
        ]
        return self.joined((self.say(many if len(terms) > 1 else one), self.joined(terms)), ": ")


def plain_words(text: str) -> str:
    """Return words as plain text: what another language's are marked with is for pages alone.

    >>> plain_words(Markup('<span lang="fi">Tauko &amp; työ</span>')), plain_words("a < b")
    ('Tauko & työ', 'a < b')
    """
    return text.striptags() if isinstance(text, Markup) else text


def evidence_words(level: str, name: str, most: int = 4) -> str:
    """Return a level of evidence and its place on the scale.

    >>> evidence_words("2", "Mitattu"), evidence_words("0", "Kuvattu")
    ('Mitattu (2/4)', 'Kuvattu, tuloksia ei ole luettu')
    """
    return f"{name}, {NOT_READ}" if level == NOT_DESCRIBED else _on_scale(name, level, most)


def _on_scale(name: str, level: str, most: int = 4) -> str:
    return f"{name} ({level}/{most})"


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


def known_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts without those that only say that something is not known.

    >>> known_texts(("Ei tiedossa: lähde ei kerro", "Kiire on kova"))
    ('Kiire on kova',)
    """
    return tuple(text for text in texts if not text.casefold().startswith(UNKNOWN))
