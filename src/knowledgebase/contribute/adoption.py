"""Adoption: what a reader tells by *Kokeilimme tätä* becomes a proposed row of the practice's card.

The reader answers in a mail, an issue or a file, below the questions that stand here. What cannot be
understood is told to the editor and never guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.writing import field_lines
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.moments import real_day
from knowledgebase.ground.terms import UNCHANGED, UNKNOWN_ID, WORSENED
from knowledgebase.read.composed import compose

QUESTIONS: Mapping[str, str] = {
    "organisation": "Työpaikka (nimi tai kuvaus)",
    "sector": "Toimiala",
    "org_size": "Koko (1–9, 10–49, 50–249 vai 250 henkeä)",
    "started": "Milloin aloititte",
    "changed": "Mitä muutitte",
    "outcome": "Miten kävi (parani, ennallaan vai heikkeni)",
    "still_in_use": "Onko vielä käytössä (kyllä, osin vai ei)",
    "why_stopped": "Jos käyttö loppui, miksi",
    "source": "Julkinen osoite, jos tästä on kerrottu jossain",
}
"""What is asked of one who tried, by the field that the answer is for; each is a line that ends in a colon."""
WEIGHTY = frozenset({"outcome", "still_in_use"})
"""Fields whose answer turns what the row says: without it, it would read as though it had gone well."""
_ALSO: Mapping[str, tuple[str, ...]] = {
    UNCHANGED: (
        *("ei toiminut", "ei auttanut", "ei parantunut", "ei muuttunut", "ei muutosta"),
        *("ei vaikutusta", "ei hyötyä", "ei tulosta", "ei onnistunut", "epäonnistui", "samana"),
    ),
    WORSENED: ("huononi", "huonompi", "paheni", "pahempi", "haittasi"),
}
"""What people also say of an outcome that is not good. Of a good one they have the word itself."""
_FIELD = "adoptions"
_LEAST = 3
"""Letters that a part of a term's name must have to mean it."""


@dataclass(frozen=True)
class Told:
    """A row for the card of `practice` ('' when the text names none), and the answers that no term fits.

    `unclear` has the fields of those answers, with the question and the answer.
    """

    practice: str
    row: Mapping[str, str]
    unclear: Mapping[str, tuple[str, str]]


class CannotAddError(Exception):
    """Raised when a row cannot be added to a file without changing anything else in it."""


def read_told(text: str, schema: Node) -> Told:
    """Return what an answered text tells; `schema` is that of practices."""
    lines = [line.lstrip("> \t").strip() for line in text.splitlines()]
    named = re.search(rf"\b{SHELVES['practice'].address}/([a-z0-9-]{{1,80}})/", text)
    nodes = schema["properties"][_FIELD]["items"]["properties"]
    row, unclear = {}, {}
    for field, answer in _answers(lines):
        if value := _understood(answer, nodes[field]):
            row[field] = value
        else:
            unclear[field] = (QUESTIONS[field], answer)
    return Told(named[1] if named else "", row, unclear)


def _understood(answer: str, node: Node) -> str:
    """Return an answer as the file has it, '' when it is no term or day."""
    if "x-names" in node:
        return _meant(answer, node["x-names"])
    if "x-date" in node:
        day = real_day(answer)
        return day if re.fullmatch(node["pattern"], day) else ""
    return answer


def _answers(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (field, answer) of each question that is answered; questions come in their order."""
    asked = [question.partition(" (")[0].casefold() for question in QUESTIONS.values()]
    found: list[list[str]] = [[] for _ in asked]
    last = -1
    for line in lines:
        low = line.casefold() if ":" in line else ""
        begun = next((n for n in range(last + 1, len(asked)) if low.startswith(asked[n])), last)
        if begun >= 0:
            found[begun].append(line if begun == last else line.partition(":")[2].strip())
        last = begun
    for field, parts in zip(QUESTIONS, found, strict=True):
        if answer := " ".join(filter(None, parts)):
            yield field, answer


def _meant(answer: str, names: Mapping[str, str]) -> str:
    """Return the one term that an answer names, '' when it names none or many."""
    said, known = _bare(answer), {id: _bare(name) for id, name in names.items()}
    if said == known.pop(UNKNOWN_ID, None):
        return UNKNOWN_ID
    also = [id for id in known for phrase in _ALSO.get(id, ()) if f" {phrase} " in f" {said} "]
    exact = [id for id, name in known.items() if said in (id, name)] or list(dict.fromkeys(also))
    if also and any(f" {known[id]} " in f" {said} " for id in known.keys() - also):
        return ""
    within = [
        id
        for id, name in known.items()
        if f" {name} " in f" {said} " or (len(said) >= _LEAST and f" {name}".find(f" {said}") >= 0)
    ]
    found = exact or within
    return found[0] if len(found) == 1 else ""


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w-]+", text.casefold().replace("–", "-")))


def row_lines(row: Mapping[str, str], schema: Node) -> list[str]:
    """Return the row as it stands in front matter, below the name of its field."""
    node = schema["properties"][_FIELD]
    known = {name: row[name] for name in node["items"]["properties"] if name in row}
    return field_lines(_FIELD, node, [known])


def with_row(text: str, row: Mapping[str, str], schema: Node) -> str:
    """Return the text of a practice with one adoption more; all else stays as it was.

    Raises CannotAddError.
    """
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), 0)
    if not end:
        raise CannotAddError
    own = row_lines(row, schema)
    at = next((n for n in range(end) if lines[n].startswith(f"{_FIELD}:")), None)
    if at is None:
        added, where = own, _before_the_later(lines[:end], list(schema["properties"]))
    else:
        added, where = own[1:], _end_of(lines[:end], at)
    after = [*lines[:where], *added, *lines[where:]]
    before, now = compose("\n".join(lines[1:end])), compose("\n".join(after[1 : end + len(added)]))
    listed = before.data.get(_FIELD, [])
    expected = [*listed, dict(row)] if isinstance(listed, list) else []
    if now.faults or now.data != {**before.data, _FIELD: expected}:
        raise CannotAddError
    return "\n".join(after)


def _before_the_later(lines: list[str], names: list[str]) -> int:
    """Return where a field that is not there yet belongs: before the first that comes after it."""
    later = set(names[names.index(_FIELD) :])
    keys = (line.partition(":")[0] for line in lines)
    where = next((n for n, key in enumerate(keys) if key in later), len(lines))
    while lines[where - 1].startswith("#"):
        where -= 1
    return where


def _end_of(lines: list[str], at: int) -> int:
    """Return the line after the last one of the field that begins at `at`."""
    where = at + 1
    while where < len(lines) and (not lines[where].strip() or lines[where][0] in " -"):
        where += 1
    while not lines[where - 1].strip():
        where -= 1
    return where
