"""Honesty: words that say more than was read, and cards that say the same as another.

An editor reads a few pages, seldom all there is: a card tells what was read and never that
something does not exist. What a machine can see of that is a warning; the rest is for a reader.
"""

import re
from collections.abc import Container, Iterator

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.told import Told
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.finnish import sentences
from knowledgebase.read.samples import told_texts
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.rewrite import shown_text

# The form in the browser has the same patterns, and its language knows no letters of either case.
ABSOLUTE = re.compile(
    r"\b(?:[Ee]i ole (?:mitattu|tutkittu|kerrottu|arvioitu)"
    r"|(?:[Tt]uloksia|[Ll]ukuja|[Vv]ertailua|[Nn]äyttöä) ei ole\b(?! luettu)"
    r"|[Ll]äh(?:de|teet) ei(?:vät)? kerro tuloksista)\b"
)
OFTEN = re.compile(
    r"\b(?:[Uu]sein|[Mm]oni|[Mm]onet|[Mm]onella|[Mm]onessa|[Hh]elposti|[Yy]leensä|[Tt]avallisesti)\b"
)
START = "Lähtötilanne"
NOT_TOLD = "asked_as"
"""The field whose texts no reader sees."""
_SHARED_WORDS = 7
"""From how many words on two cards may not share a sentence: shorter ones meet by chance."""


def check_honesty(catalogue: Catalogue, told: Told) -> Iterator[Finding]:
    """Yield wording that claims more than was read, and what two cards say alike."""
    for entry in (*catalogue.of_kind("practice"), *catalogue.of_kind("project")):
        yield from told.of(absolute_negative, entry)
        yield from told.of(unsourced_often, entry)
    yield from same_sentence(catalogue)
    yield from same_first_step(catalogue)


def example_left(entry: Entry[Written], samples: Container[str]) -> Iterator[Finding]:
    """Yield what a copied example said and its new writer has not changed."""
    for where, text in told_texts(entry.source):
        if text in samples:
            place = (where, 1) if isinstance(where, int) else entry.source.place(where)
            yield finding(str(entry.path), place, "example-left", value=text)


def absolute_negative(entry: Entry) -> Iterator[Finding]:
    for loc, text in entry.source.front.texts(ABSOLUTE.search):
        if loc[0] != NOT_TOLD and (found := ABSOLUTE.search(text)):
            place = entry.source.place(loc)
            yield finding(str(entry.path), place, "absolute-negative", value=found[0])
    for line, text in _lines(entry):
        if found := ABSOLUTE.search(text):
            place = (line, found.start() + 1)
            yield finding(str(entry.path), place, "absolute-negative", value=found[0])


def unsourced_often(entry: Entry) -> Iterator[Finding]:
    if entry.kind != "practice":
        return
    ends = [h.line for h in entry.text.headings if h.text != START]
    for heading in (h for h in entry.text.headings if h.text == START):
        end = min((line for line in ends if line > heading.line), default=10**9)
        for line, text in _lines(entry):
            if heading.line < line < end and (found := OFTEN.search(text)):
                place = (line, found.start() + 1)
                yield finding(str(entry.path), place, "unsourced-often", value=found[0])


def same_sentence(catalogue: Catalogue) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in (*catalogue.of_kind("practice"), *catalogue.of_kind("project")):
        for line, sentence in long_sentences(entry):
            first = seen.setdefault(sentence, entry)
            if first is not entry:
                other = str(first.path)
                yield finding(
                    str(entry.path), (line, 1), "same-sentence", value=sentence, other=other
                )


def long_sentences(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the sentences that no other card may have, each with its line."""
    if entry.kind not in ("practice", "project"):
        return
    for line, text in _lines(entry):
        for sentence in sentences(text):
            if len(sentence.split()) >= _SHARED_WORDS and not sentence.startswith(("#", ">")):
                yield line, sentence


def same_first_step(catalogue: Catalogue) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in catalogue.of_kind("practice"):
        step = entry.fields.first_step
        if step is None:
            continue
        first = seen.setdefault(step.text.casefold(), entry)
        if first is not entry:
            place = entry.source.place(("first_step", "text"))
            yield finding(str(entry.path), place, "same-first-step", other=first.path)


def _lines(entry: Entry) -> Iterator[tuple[int, str]]:
    yield from enumerate(shown_text(entry.source.body).split("\n"), start=entry.source.body_line)
