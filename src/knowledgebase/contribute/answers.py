"""Answers: what a person typed becomes a word of the vocabulary, and its faults are named.

The words are those of the check, because the check itself says them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.questions import Question, data_of
from knowledgebase.contribute.writing import entry_text
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.moments import real_day
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.entry_rules import is_file_id
from knowledgebase.validate.file import all_findings

Names = Mapping[str, Mapping[str, str]]
"""The ids of entries by kind and by name in small letters."""


def names_of(entries: Iterable[Entry]) -> Names:
    """Return the ids of entries by their titles; a title that two have names neither."""
    found: dict[str, dict[str, str]] = {}
    twice = set()
    for entry in entries:
        ids, name = found.setdefault(entry.kind, {}), _bare(entry.fields.title)
        twice |= {(entry.kind, name)} if name in ids else set()
        ids[name] = entry.id
    return {
        kind: {name: id for name, id in ids.items() if (kind, name) not in twice}
        for kind, ids in found.items()
    }


def as_meant(node: Node, value: Any, names: Names) -> Any:
    """Return front matter with each answer as the file has it: words and ids for names, days as ISO.

    What is no name, day or number that we know stays as it was: the check tells of it.
    """
    if isinstance(value, Mapping):
        inner = dict(node.get("properties", {}))
        if "x-entry" in node:  # a reference with its source: what points is its id
            inner["id"] = {"x-entry": node["x-entry"]}
        return {key: as_meant(inner.get(key, {}), each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [as_meant(node.get("items", {}), each, names) for each in value]
    text = str(value).strip()
    if "x-names" in node:
        return _term(text, node["x-names"])
    if "x-entry" in node:
        return _entry(text, node["x-entry"], names)
    if node.get("format") == "date" or "x-date" in node:
        return real_day(text)
    if node.get("type") == "boolean":
        return _YES_NO.get(text.casefold(), text)
    if node.get("type") in ("integer", "number"):
        bare = re.sub(r"[\s€]", "", text).replace(",", ".")
        return bare if re.fullmatch(r"\d+(?:\.\d+)?", bare) else text
    return value


_YES_NO = {"kyllä": "true", "on": "true", "ei": "false"}


def _term(text: str, names: Mapping[Any, str]) -> str:
    by_name = {_bare(name): str(word) for word, name in names.items()}
    # The forms write an option as “name (word)”.
    both = {f"{name} ({word})": word for name, word in by_name.items()}
    return text if text in names else by_name.get(_bare(text), both.get(_bare(text), text))


def _entry(text: str, kind: str, names: Names) -> str:
    if kind != "any":
        return names.get(kind, {}).get(_bare(text), text)
    found = [f"{each}:{ids[_bare(text)]}" for each, ids in names.items() if _bare(text) in ids]
    return found[0] if len(found) == 1 else text


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()


def as_words(question: Question, answer: str) -> str:
    """Turn numbers of the list and Finnish names into words; leave what is neither as it is.

    The number of a step of a scale is its name, and never a row.
    """
    if question.shape not in ("word", "words"):
        return answer
    words = {name.casefold(): word for word, name in question.choices}
    known = {word for word, _ in question.choices}
    parts = (
        [answer]
        if question.shape == "word"
        else re.split(r",|(?<!\s)\s++(?:ja\s++)?(?=\d)", answer)
    )
    return "\n".join(_word(part.strip(), question, known, words) for part in parts if part.strip())


def has_rows(question: Question) -> bool:
    """True when the choices are picked by their row's number; a scale is, by that of the step."""
    return not question.meanings


def _word(part: str, question: Question, known: set[str], names: Mapping[str, str]) -> str:
    if has_rows(question) and part.isdigit() and 1 <= int(part) <= len(question.choices):
        return question.choices[int(part) - 1][0]
    if part in known:
        return part
    return names.get(part.casefold(), part)


def findings_of(
    question: Question, answer: str, schema: Node, vocabularies: Vocabularies, today: date
) -> list[Finding]:
    """Return what the check would say of this answer in a file that has nothing else."""
    data = as_meant(schema, data_of((question,), {question.loc: answer}), {})
    field = ".".join(question.loc)
    found = [f for f in _check(data, schema, vocabularies, today) if _is_about(f, field)]
    if question.required and not data:
        # A list of nothing is too few; anything else is simply not there.
        found = [f for f in _check({}, schema, vocabularies, today) if _is_about(f, field)]
        found = found or [finding("", (1, 1), "missing-field", field=field)]
    return found


def of_part(found: Iterable[Finding], question: Question, number: int, name: str) -> list[Finding]:
    """Return the findings on a list of records that its record `number`, from 1, owes to one part."""
    field = ".".join((*question.loc, str(number), name))
    return [f for f in found if f.rule in _OF_ANY_TEXT or dict(f.values).get("field") == field]


def by_name(found: Finding, schema: Node) -> Finding:
    """Return a finding that names a field as the questions do, and not by its key."""
    values = dict(found.values)
    steps = [step for step in values.get("field", "").split(".") if not step.isdigit()]
    node = schema
    for step in steps:
        node = node.get("items", node).get("properties", {}).get(step, {})
    values |= {"field": str(node["title"])} if steps and "title" in node else {}
    return replace(found, values=tuple(values.items()))


def _is_about(found: Finding, field: str) -> bool:
    about = dict(found.values).get("field", "")
    return about == field or about.startswith(f"{field}.") or found.rule in _OF_ANY_TEXT


_OF_ANY_TEXT = ("invisible-character", "personal-data")
"""Rules that hold in every field, and whose findings name none."""


def _check(
    data: Mapping[str, Any], schema: Node, vocabularies: Vocabularies, today: date
) -> list[Finding]:
    path = PurePosixPath(schema["x-folder"]) / "uusi.md"
    text = entry_text(schema, data, "").encode()
    return all_findings(path, text, vocabularies, frozenset(), today)


def id_findings(id: str) -> list[Finding]:
    """Return what the check would say of a file with this id for its name."""
    return [] if is_file_id(id) else [finding("", (1, 1), "bad-file-name", name=f"{id}.md")]
