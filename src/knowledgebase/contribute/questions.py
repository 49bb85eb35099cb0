"""Questions: what is asked of a contributor, one by one, made from the JSON Schema of a kind.

The issue forms and the terminal ask the same questions; an answer is text, and `data_of` turns
the answers back into front matter. A list of records is answered with one row a line, the parts
between ` | `.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from knowledgebase.contribute.json_schema import MOST_CHOICES, Node
from knowledgebase.contribute.plain_questions import parts_of, rank_of

Shape = Literal["text", "long", "word", "words", "lines", "rows"]
_LONG = 160


@dataclass(frozen=True)
class Question:
    """One question. `choices` are (word, Finnish name); `columns` the parts of a row, and
    `column_words` the Finnish names that a part may be, by the name of the part; `meanings` says in a
    line what each step of a scale is.
    """

    loc: tuple[str, ...]
    label: str
    meaning: str
    shape: Shape
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    longest: int | None = None
    column_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return "-".join(self.loc)


def questions(schema: Node) -> tuple[Question, ...]:
    """Return the questions of one kind: required ones first, then as `plain_questions` has them."""
    asked = [
        question
        for name, node in schema["properties"].items()
        if name not in schema["x-not-asked"]
        for question in _of_field(
            node, (name,), name in schema["required"], parts_of(schema["x-kind"], name)
        )
    ]
    kind = schema["x-kind"]
    return tuple(sorted(asked, key=lambda q: (not q.required, rank_of(kind, q.loc[0]))))


def _of_field(
    node: Node, loc: tuple[str, ...], required: bool, shown: Sequence[str] = ()
) -> Iterator[Question]:
    if node.get("type") == "object":
        inside = node.get("required", ())
        for name, inner in node["properties"].items():
            # A word that stands for “not known” limits what the rest of its record may say,
            # so a required record asks for it too.
            must = name in inside or "default" in inner
            yield from _of_field(inner, (*loc, name), required and must)
        return
    label, meaning = str(node["title"]), str(node["description"])
    if node.get("type") != "array":
        choices = _choices(node)
        longest = node.get("maxLength")
        shape: Shape = "word" if choices else "long" if (longest or 0) > _LONG else "text"
        if "x-text" not in node:
            shape = "word" if choices else "text"
        means = tuple(node.get("x-meanings", {}).items())
        yield Question(loc, label, meaning, shape, required, choices, (), longest, (), means)
        return
    items = node["items"]
    if items.get("type") == "object":
        order = _order(items, shown)
        columns = tuple((name, str(items["properties"][name]["title"])) for name in order)
        parts = ((title, _choices(items["properties"][name])) for name, title in columns)
        words = tuple((title, tuple(name for _, name in found)) for title, found in parts if found)
        yield Question(loc, label, meaning, "rows", required, (), columns, None, words)
        return
    choices = _choices(items)
    yield Question(loc, label, meaning, "words" if choices else "lines", required, choices)


def _order(items: Node, shown: Sequence[str]) -> list[str]:
    # The parts that a plain question shows, then the required ones, so that a short row is a whole row.
    must = items.get("required", ())
    order = [*shown, *(name for name in items["properties"] if name in must), *items["properties"]]
    return list(dict.fromkeys(order))


def part_questions(schema: Node, question: Question) -> tuple[Question, ...]:
    """Return the questions of one record of a list, each part by itself: those a plain question shows."""
    node: Node = schema
    for step in question.loc:
        node = node["properties"][step]
    items = node["items"]
    few = parts_of(schema["x-kind"], question.loc[0]) if len(question.loc) == 1 else ()
    must = items.get("required", ())
    return tuple(
        part
        for name in few or [name for name, _ in question.columns]
        for part in _of_field(items["properties"][name], (*question.loc, name), name in must)
    )


def _choices(node: Node) -> tuple[tuple[str, str], ...]:
    words = node.get("enum", ())
    names = node.get("x-names", {})
    if not words or len(words) > MOST_CHOICES:
        return ()
    return tuple((str(word), str(names.get(word, word))) for word in words)


def data_of(asked: tuple[Question, ...], answers: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """Return the front matter that `answers` (text by the question's loc) make.

    What was not answered is left out. Faults are not looked for here: the check finds them in
    the file, as it does in every file.
    """
    data: dict[str, Any] = {}
    for question in asked:
        value = _value(question, answers.get(question.loc, "").strip())
        if not value:
            continue
        holder = data
        for step in question.loc[:-1]:
            holder = holder.setdefault(step, {})
        holder[question.loc[-1]] = value
    return data


def _value(question: Question, answer: str) -> Any:
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    match question.shape:
        case "rows":
            return [row for line in lines if (row := _row(question.columns, line))]
        case "lines":
            return lines
        case "words":
            known = {word for word, _ in question.choices}
            parts = ([line] if line in known else re.split(r"[,\s]+", line) for line in lines)
            return [word for words in parts for word in words if word]
        case _:
            return " ".join(lines)


def row_parts(line: str) -> list[str]:
    """Return the parts of one row of an answer."""
    return [part.strip().replace("¦", "|") for part in re.split(r"\s\|(?=\s|$)", line)]


def _row(columns: tuple[tuple[str, str], ...], line: str) -> dict[str, str]:
    named = zip(columns, row_parts(line), strict=False)
    return {name: part for (name, _), part in named if part}


def answers_of(asked: tuple[Question, ...], data: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """Return the answers that would give `data`: the inverse of `data_of`."""
    answers = {}
    for question in asked:
        value: Any = data
        for step in question.loc:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value in (None, "", [], ()):
            continue
        answers[question.loc] = _answer(question, value)
    return answers


def filled(value: Any) -> Any:
    """Return front matter without what stands empty in it."""
    if isinstance(value, Mapping):
        inner = {key: filled(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ("", [], {}, None)}
    if isinstance(value, list):
        return [each for each in map(filled, value) if each not in ("", [], {}, None)]
    return value


def _answer(question: Question, value: Any) -> str:
    if question.shape == "rows":
        return "\n".join(row_text(question.columns, row) for row in value)
    if question.shape in ("lines", "words"):
        return "\n".join(str(item) for item in value)
    return str(value)


def row_text(columns: tuple[tuple[str, str], ...], row: Any) -> str:
    """Return one record as a row of an answer: the inverse of `row_parts`."""
    record = row if isinstance(row, Mapping) else {"id": row}
    parts = [str(record.get(name, "")).replace("|", "¦") for name, _ in columns]
    return " | ".join(parts).rstrip(" |") or "-"
