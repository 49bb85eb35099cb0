"""Issue forms: GitHub's own form for each kind, and the way back from an issue to an entry.

GitHub writes an answered form as `### label`, a blank line and the answer; an empty answer is
`_No response_`, ticked boxes are `- [X] option`.
Syntax: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import yaml

from knowledgebase.contribute.json_schema import Node, headings_in
from knowledgebase.contribute.questions import Question, answers_of, data_of, questions
from knowledgebase.ground.layout import SHELVES

# Kinds that come from outside. Indicators are made by the coordinating project in git.
ASKED_KINDS = ("practice", "project", "news", "event", "material")
_EMPTY = "_No response_"
_TEXT = "Teksti"
_MADE = "# Made by `kb generate` from the schema. Do not edit by hand.\n"
_MARK = "<!-- kortti: {kind} -->"


class _Indented(yaml.SafeDumper):
    """Writes the items of a list deeper than its name, as linters ask."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (PyYAML gives it)
        super().increase_indent(flow, False)


def issue_form(schema: Node) -> str:
    """Return the YAML of the issue form for one kind."""
    shelf = SHELVES[schema["x-kind"]]
    asked = [_question(question) for question in questions(schema)]
    about = "Kappaleita. Yksi tyhjä rivi erottaa kappaleet."
    texts = [
        _element("textarea", {"label": heading, "description": about}, f"teksti-{_id(heading)}")
        for heading in body_headings(schema)
    ]
    form = {
        "name": shelf.one,
        "description": f"Ehdota korttia: {shelf.one.lower()}. Et tarvitse gitiä.",
        "title": f"{shelf.one}: ",
        "labels": ["kortti", schema["x-kind"]],
        "body": [_element("markdown", {"value": _greeting()}), *asked, *texts],
    }
    return _MADE + yaml.dump(form, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=100)


def body_headings(schema: Node) -> list[str]:
    """Return the labels under which the text of the entry is asked.

    A heading that is also the name of a field would be two answers under one label.
    """
    labels = {question.label for question in questions(schema)}
    return [f"{h} (teksti)" if h in labels else h for h in schema["x-headings"]] or [_TEXT]


def _greeting() -> str:
    return (
        "Vastaa siihen, minkä tiedät. Tähdellä merkityt ovat pakollisia. "
        "Älä kirjoita henkilöiden nimiä, sähköposteja tai puhelinnumeroita: kerro rooli ja organisaatio. "
        "Organisaatiot ja muut kortit voit kertoa nimellä ja päivät näin: 24.11.2026. "
        "Toimitus tekee vastauksista kortin ja vastaa tähän viestiin."
    )


def _question(question: Question) -> Node:
    about: dict[str, Any] = {"label": question.label, "description": _description(question)}
    kind = {"text": "input", "word": "dropdown", "words": "checkboxes"}.get(
        question.shape, "textarea"
    )
    if question.shape == "word":
        about["options"] = [_option(choice) for choice in question.choices]
    elif question.shape == "words":
        about["options"] = [{"label": _option(choice)} for choice in question.choices]
    # Checkboxes have no validations of their own: each box could only be required by itself.
    required = question.required and kind != "checkboxes"
    return _element(kind, about, question.id, required)


def _description(question: Question) -> str:
    more = question.meaning
    if question.longest and "enintään" not in more.lower():
        more += f" Enintään {question.longest} merkkiä."
    if question.shape == "lines":
        more += " Yksi kohta riville."
    if question.shape == "rows":
        parts = " | ".join(name for _, name in question.columns)
        more += f" Yksi rivi kutakin kohti, osien välissä pystyviiva: {parts}"
        more += "".join(f". {name}: {', '.join(words)}" for name, words in question.column_words)
    more += "".join(f" {word} = {meaning}" for word, meaning in question.meanings)
    if question.shape == "words" and question.required:
        more += " Valitse vähintään yksi."
    return more


def _option(choice: tuple[str, str]) -> str:
    word, name = choice
    return name if name == word else f"{name} ({word})"


def _element(kind: str, about: Node, id: str = "", required: bool = False) -> Node:
    named: Node = {"id": id} if id else {}
    must: Node = {"validations": {"required": True}} if required else {}
    return {"type": kind, **named, "attributes": about, **must}


def _id(text: str) -> str:
    return re.sub(r"[^a-z]+", "-", text.lower().replace("ä", "a").replace("ö", "o")).strip("-")


def issue_body(schema: Node, data: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """Return the body that GitHub would make of these answers: for the example and the tests."""
    asked = questions(schema)
    answers = answers_of(asked, data)
    parts = []
    for question in asked:
        answer = answers.get(question.loc, "")
        if question.shape == "words":
            chosen = set(answer.split())
            answer = "\n".join(
                f"- [{'X' if choice[0] in chosen else ' '}] {_option(choice)}"
                for choice in question.choices
            )
        elif question.shape == "word" and answer:
            answer = next((_option(c) for c in question.choices if c[0] == answer), answer)
        parts.append(f"### {question.label}\n\n{answer or _EMPTY}")
    parts += [f"### {h}\n\n{texts.get(h, '') or _EMPTY}" for h in body_headings(schema)]
    return "\n\n".join(parts) + "\n"


def read_issue(schema: Node, body: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the text of the entry that an answered form holds."""
    asked = questions(schema)
    headings = body_headings(schema)
    sections = _sections(body, [*(question.label for question in asked), *headings])
    answers = {q.loc: _from_github(q, sections[q.label]) for q in asked if q.label in sections}
    data = data_of(asked, answers)
    # Asked in Finnish, written in the language of the entry.
    written = headings_in(schema, data.get("lang", "fi"))
    texts = [
        (f"## {written[number]}\n\n" if written else "") + text
        for number, heading in enumerate(headings)
        if (text := sections.get(heading, "")) and text != _EMPTY
    ]
    return data, "\n\n".join(texts)


def _sections(body: str, labels: list[str]) -> dict[str, str]:
    """Return the answer under each label; `labels` are in the order of the form.

    An answer may have headings of its own, even ones that read like a label. The host writes every
    label once, in the form's order, on a line of its own: the longest such row of lines is taken.
    """
    lines = body.replace("\r\n", "\n").split("\n")
    order = {label: number for number, label in reversed(list(enumerate(labels)))}
    found = [
        (number, order[label])
        for number, line in enumerate(lines)
        if line.startswith("### ") and (label := line[4:].strip()) in order
    ]
    chosen = _longest_rising(found)
    return {
        labels[label]: "\n".join(lines[start + 1 : end]).strip()
        for (start, label), (end, _) in pairwise([*chosen, (len(lines), 0)])
    }


def _longest_rising(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `found` whose labels rise, the earliest lines of equal ones."""
    tails: list[int] = []  # for each length, the least label that such a part may end with
    ends: list[int] = []  # and where it stands in `found`
    before: list[int | None] = []
    for number, (_, label) in enumerate(found):
        at = bisect_left(tails, label)
        before.append(ends[at - 1] if at else None)
        if at == len(tails):
            tails.append(label)
            ends.append(number)
        elif label < tails[at]:
            tails[at], ends[at] = label, number
    chosen: list[tuple[int, int]] = []
    here = ends[-1] if ends else None
    while here is not None:
        chosen.append(found[here])
        here = before[here]
    return chosen[::-1]


def _from_github(question: Question, answer: str) -> str:
    if answer == _EMPTY:
        return ""
    words = {_option(choice): choice[0] for choice in question.choices}
    if question.shape == "words":
        ticked = [
            one.strip() for one in re.findall(r"^[ \t]*- \[[xX]\] (.+)$", answer, re.MULTILINE)
        ]
        return "\n".join(words.get(option, option) for option in ticked)
    if question.shape == "word":
        return words.get(answer, answer)
    return answer
