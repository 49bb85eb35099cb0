"""Plain language: warnings on summaries that are hard to read."""

import re
from collections.abc import Iterator

from knowledgebase.findings import Finding, finding
from knowledgebase.validate import Entry

MAX_WORDS = 20
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9”\"])")


def check_language(entry: Entry) -> Iterator[Finding]:
    """Yield warnings on the summary of an entry or a page."""
    yield from long_sentence(entry)


def sentences(text: str) -> list[str]:
    """Split a text into sentences."""
    return _SENTENCE_END.split(text)


def long_sentence(entry: Entry) -> Iterator[Finding]:
    for sentence in sentences(entry.fields.summary):
        words = len(re.findall(r"\w[\w’'-]*", sentence))
        if words > MAX_WORDS:
            place = entry.source.place(("summary",))
            yield finding(str(entry.path), place, "long-sentence", words=words)
