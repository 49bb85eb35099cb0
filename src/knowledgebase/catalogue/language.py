"""Plain language: warnings on text that is hard to read.

Each warning must be worth an editor's minute: a check that cries wolf is soon ignored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.told import Told
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.finnish import could_be_passive, passives, sentences, words
from knowledgebase.read.places import Loc, Place
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.rewrite import shown_text

MAX_WORDS = 20
# How many passives make a heap, by field. A solution of 300 characters may have three; a
# summary, which says who did what, may have two.
HEAPS = {"summary": 3, "problem": 4, "solution": 4}
LONGEST = 5
MOST = 30
"""Distinct abbreviations looked at in one entry, so that a hostile text costs no more."""
KNOWN = "tuttu"
"""The code of abbreviations that every reader knows, in the vocabulary of abbreviations."""

# The fields that readers see as text, in the order of the page.
_READ = (
    "summary",
    "problem",
    "solution",
    "aim",
    "target_group",
    "actions",
    "results",
    "evidence",
    "effect",
    "needs",
    "steps",
    "works_when",
    "fails_when",
    "keep",
    "adapt",
    "picks",
)
_CAPITALS = re.compile(r"(?<![\w./@+-])([A-ZÅÄÖ]{2,}\d*)(?=[a-zåäö]{0,4}\b)")
_NOT_PROSE = re.compile(r"\]\([^()\n]*\)|https?://\S+|\[![A-Z]+\]|`[^`]*`")
_Segments = list[tuple[Place, str]]


def check_language(catalogue: Catalogue, told: Told) -> Iterator[Finding]:
    """Yield warnings on the Finnish texts of all entries and pages."""
    names, known = _names(catalogue), _by_abbreviation(catalogue.vocabularies)
    for entry in catalogue.written():
        if entry.fields.lang == "fi":
            yield from told.of(long_sentence, entry)
            yield from told.of(passive_heap, entry)
            yield from told.of(unopened_abbreviation, entry, known, names)


def long_sentence(entry: Entry[Written]) -> Iterator[Finding]:
    for sentence in sentences(entry.fields.summary):
        count = len(words(sentence))
        if count > MAX_WORDS:
            place = entry.source.place(("summary",))
            yield finding(str(entry.path), place, "long-sentence", words=count)


def passive_heap(entry: Entry[Written]) -> Iterator[Finding]:
    for field, heap in HEAPS.items():
        text = getattr(entry.fields, field, "")
        if could_be_passive(text) >= heap and len(found := passives(text)) >= heap:
            yield finding(
                str(entry.path),
                entry.source.place((field,)),
                "passive-heap",
                field=field,
                count=len(found),
                value=", ".join(found),
            )


def unopened_abbreviation(
    entry: Entry[Written], known: Mapping[str, Term], names: frozenset[str]
) -> Iterator[Finding]:
    """Yield each abbreviation that the reader meets before its meaning is told.

    The summary stands alone in lists and search results, so it must open its own; the rest of
    a text is one whole. `known` has the vocabulary by abbreviation; `names` are the capitals
    that name something, such as a project.
    """

    def is_name(capitals: str) -> bool:
        # Long capitals that no vocabulary knows are names more often than abbreviations, and
        # the editors' own pages name licences and standards.
        return capitals in names or len(capitals) > LONGEST or entry.kind == "page"

    summary, rest = _segments(entry)
    seen: set[str] = set()
    title = entry.fields.title
    for part, whole in ((summary, summary), (rest, [*summary, *rest])):
        text = "\n".join((title, *(line for _, line in whole)))
        for (line, column), segment in part:
            for match in _CAPITALS.finditer(segment):
                short, term = match[1], known.get(match[1])
                if short in seen or (term.code == KNOWN if term else is_name(short)):
                    continue
                if len(seen) == MOST:
                    return
                meaning = (term.official if term else None) or ""
                seen.add(short)
                if not is_opened(short, meaning, text):
                    value = f"{short} ({meaning})" if meaning else short
                    place = (line, column + (match.start() if column == 1 else 0))
                    yield finding(str(entry.path), place, "unopened-abbreviation", value=value)


def is_opened(short: str, meaning: str, text: str) -> bool:
    """True when `text` tells what an abbreviation means.

    The ways are `laitos (THL)`, `THL (laitos)`, `THL eli laitos`, `laitos eli THL`, the whole
    name right before it, and `THL, jonka koko nimi on`.

    >>> is_opened("THL", "", "Terveyden ja hyvinvoinnin laitos (THL) arvioi.")
    True
    >>> is_opened("THL", "Terveyden ja hyvinvoinnin laitos", "THL arvioi.")
    False
    """
    name = re.escape(meaning.rsplit(maxsplit=1)[-1][:-1]) if meaning else ""
    short = rf"\b{re.escape(short)}\b"
    ways = [
        rf"\(\s*{short}",
        rf"{short}[-\w+]*\s+\(",
        rf"{short}[-\w+]*\s(?:eli|tarkoittaa|–)\s|\beli\s{short}",
        rf"{short}[-\w+]*,?\s(?:jonka|sen)\skoko\snimi",
    ]
    if name:
        ways.append(rf"{name}\w*\s{short}")
    return any(re.search(way, text) for way in ways)


def _by_abbreviation(vocabularies: Vocabularies) -> Mapping[str, Term]:
    vocabulary = vocabularies.get("abbreviations")
    return {term.label.fi: term for term in vocabulary.terms.values()} if vocabulary else {}


def _names(catalogue: Catalogue) -> frozenset[str]:
    labels = [
        term.label.fi
        for name in ("organisations", "programmes", "funders")
        if (vocabulary := catalogue.vocabularies.get(name))
        for term in vocabulary.terms.values()
    ]
    for entry in catalogue.entries.values():
        labels += [entry.fields.title, getattr(entry.fields, "acronym", None) or ""]
    return capitals_in(labels)


def capitals_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of capitals in texts, which may be abbreviations or names."""
    return frozenset(match[1] for text in texts for match in _CAPITALS.finditer(text))


def segments_of(entry: Entry[Written]) -> list[str]:
    """Return the texts of an entry in which abbreviations are looked for."""
    return [text for part in _segments(entry) for _, text in part]


def _segments(entry: Entry[Written]) -> tuple[_Segments, _Segments]:
    """Return the summary, and the rest of what is read, as (place, text)."""
    data = entry.source.data
    parts: _Segments = []
    for field in _READ:
        parts += _texts(entry, data.get(field), (field,))
    first = [part for part in parts if part[0] == entry.source.place(("summary",))]
    rest = [part for part in parts if part not in first]
    for number, line in enumerate(shown_text(entry.source.body).split("\n")):
        # Blanks of the same length keep the columns.
        prose = _NOT_PROSE.sub(lambda match: " " * len(match[0]), line)
        rest.append(((entry.source.body_line + number, 1), prose))
    return first, rest


def _texts(entry: Entry[Written], value: object, loc: Loc) -> _Segments:
    if isinstance(value, str):
        return [] if value.startswith("http") else [(entry.source.place(loc), value)]
    if isinstance(value, dict):
        inner = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    return [part for key, item in inner for part in _texts(entry, item, (*loc, key))]
