"""Answers: what a person typed becomes a word of the vocabulary, and its faults are named.

The words are those of the check, because the check itself says them.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.questions import Question, data_of
from knowledgebase.contribute.writing import entry_text
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.read.source import read_source
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.entry import validate
from knowledgebase.validate.entry_rules import check_entry, is_file_id


def as_words(question: Question, answer: str) -> str:
    """Turn numbers of the list and Finnish names into words; leave what is neither as it is.

    Where the words are numbers themselves, a number is the word and never the row.
    """
    if question.shape not in ("word", "words"):
        return answer
    words = {name.casefold(): word for word, name in question.choices}
    known = {word for word, _ in question.choices}
    parts = [answer] if question.shape == "word" else re.split(r",|(?<!\s)\s++(?=\d)", answer)
    return "\n".join(_word(part.strip(), question, known, words) for part in parts if part.strip())


def has_rows(question: Question) -> bool:
    """True when the choices may be picked by their row's number."""
    return not any(word.isdigit() for word, _ in question.choices)


def _word(part: str, question: Question, known: set[str], names: Mapping[str, str]) -> str:
    if part in known:
        return part
    if has_rows(question) and part.isdigit() and 1 <= int(part) <= len(question.choices):
        return question.choices[int(part) - 1][0]
    return names.get(part.casefold(), part)


def findings_of(
    question: Question, answer: str, schema: Node, vocabularies: Vocabularies, today: date
) -> list[Finding]:
    """Return what the check would say of this answer in a file that has nothing else."""
    data = data_of((question,), {question.loc: answer})
    field = ".".join(question.loc)
    found = [f for f in _check(data, schema, vocabularies, today) if _is_about(f, field)]
    if question.required and not data:
        # A list of nothing is too few; anything else is simply not there.
        found = [f for f in _check({}, schema, vocabularies, today) if _is_about(f, field)]
        found = found or [finding("", (1, 1), "missing-field", field=field)]
    return found


def _is_about(found: Finding, field: str) -> bool:
    about = dict(found.values).get("field", "")
    return about == field or about.startswith(f"{field}.") or found.rule == "personal-data"


def _check(
    data: Mapping[str, Any], schema: Node, vocabularies: Vocabularies, today: date
) -> list[Finding]:
    path = PurePosixPath(schema["x-folder"]) / "uusi.md"
    source, found = read_source(path, entry_text(schema, data, "").encode())
    if source is None:
        return found
    entry, more = validate(source, vocabularies, frozenset())
    return found + more + (list(check_entry(entry, today)) if entry else [])


def id_findings(id: str) -> list[Finding]:
    """Return what the check would say of a file with this id for its name."""
    return [] if is_file_id(id) else [finding("", (1, 1), "bad-file-name", name=f"{id}.md")]
