"""Talk: the questions of one kind of entry, asked in the terminal one by one."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import click

from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.answers import (
    as_meant,
    as_words,
    by_name,
    findings_of,
    has_rows,
    id_findings,
    read_today,
)
from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.plain_questions import (
    follows,
    given,
    heading_of,
    is_plain,
    parts_of,
    rank_of,
)
from knowledgebase.contribute.questions import Question, answers_of, data_of, questions
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import EXAMPLES, SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.source import read_as_far, read_bytes
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.broken import asking, contradictions, needed
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions

Answers = dict[tuple[str, ...], str]
_LISTS = ("lines", "rows")
_MOST_SHOWN = 15
"""A longer list of words is shown to who asks for it."""


def entry_file(settings: Settings, kind: str, id: str) -> Path:
    """Return the file of an entry of a kind."""
    return Path(settings.root, SHELVES[kind].folder, f"{id}.md")


@dataclass(frozen=True)
class Talk:
    """The questions of one kind, asked in the terminal."""

    schema: Node
    vocabularies: Vocabularies
    settings: Settings

    def hold(self, begun: dict[str, Any], id: str | None) -> tuple[dict[str, Any], str, bool]:
        """Return the front matter, the id, and whether all was asked: who stops keeps the answers."""
        asked, kind = questions(self.schema), self.schema["x-kind"]
        answers: Answers = answers_of(asked, begun)
        whole = True
        try:
            self._ask(asked, answers)
            id = id or self._ask_id(answers.get(("title",), ""))
        except click.Abort:
            if not answers:
                raise
            whole = False
            click.echo(err=True)
            id = id or self._free_id(slug_of(answers.get(("title",), "")) or f"kesken-{kind}")
        return {**begun, **as_meant(self.schema, data_of(asked, answers), {})}, id, whole

    def _ask(self, asked: tuple[Question, ...], answers: Answers) -> None:
        """Ask the plain questions, and what an answer makes a card need; tell what may be added later."""
        kind, lang = self.schema["x-kind"], self.settings.lang
        rules = (*CONDITIONS, *reading_conditions(self.vocabularies))
        needs = asking(kind, rules)
        first = [
            q for q in asked if q.required or is_plain(kind, q.loc) or ".".join(q.loc) in needs
        ]
        first.sort(key=lambda question: rank_of(kind, question.loc[0]))
        click.echo(phrase("ask-first", lang), err=True)
        examples = answers_of(asked, self._example())
        heads = {heading_of(kind, q.loc[0]): 0 for q in first}
        passed: set[str] = set()
        for question in first:
            known = follows(kind, question.loc, answers)
            if known and question.loc not in answers:
                answers[question.loc] = known
            path, data = ".".join(question.loc), data_of(asked, answers)
            # The rest of a record is asked of those who answered its first part.
            plain = is_plain(kind, question.loc) and question.loc[0] not in passed
            due = question.required or plain or needed(kind, path, data, rules)
            if question.loc in answers or not due:
                continue
            head = heading_of(kind, question.loc[0])
            if not heads[head]:
                heads[head] = 1
                click.echo(f"\n{list(heads).index(head) + 1}/{len(heads)}  {head}", err=True)
            self._keep(question, answers, examples.get(question.loc, ""))
            if question.loc not in answers:
                passed.add(question.loc[0])
            broken = contradictions(kind, path, data_of(asked, answers), rules)
            found = [finding("", (1, 1), each.rule, **each.values) for each in broken]
            self._tell(found)
            # Asked once more: the fault may be in an earlier answer, and the check tells of it, too.
            if found:
                self._keep(question, answers, "")
        self._tell_later([q for q in asked if q not in first and q.loc not in answers])

    def _tell_later(self, left: list[Question]) -> None:
        """Name the fields that may be added to the file by hand."""
        kind, properties = self.schema["x-kind"], self.schema["properties"]
        names = sorted({q.loc[0]: "" for q in left}, key=lambda name: rank_of(kind, name))
        named = ", ".join(properties[name]["title"].lower() for name in names)
        click.echo(f"\n{phrase('ask-later', self.settings.lang, names=named)}", err=True)

    def _tell(self, found: list[Finding]) -> None:
        for fault in found:
            told = by_name(fault, self.schema).message(self.settings.lang)
            click.echo(f"  ! {told}", err=True)

    def _keep(self, question: Question, answers: Answers, example: str) -> None:
        answer = self._ask_one(question, example)
        if answer:
            answers[question.loc] = answer

    def _example(self) -> Any:
        kind = self.schema["x-kind"]
        file = PRODUCT / EXAMPLES / f"{kind}.md"
        source, _ = read_as_far(PurePosixPath(file.name), read_bytes(file))
        return source.data if source else {}

    def _ask_one(self, question: Question, example: str) -> str:
        """Ask until the answer has no fault; an empty one leaves the question open."""
        lang = self.settings.lang
        # The questions themselves are those of the schema, in Finnish; the field tells which is which.
        field = f" ({'.'.join(question.loc)})" if lang == "en" else ""
        must = phrase("ask-must" if question.required else "ask-may", lang)
        click.echo(f"\n{question.label}{field} – {must}\n  {question.meaning}", err=True)
        if len(question.choices) <= _MOST_SHOWN:
            _show(question)
        else:
            click.echo(f"  {phrase('ask-words-shown', lang)}", err=True)
        if otherwise := given(self.schema["x-kind"], question.loc):
            name = dict(question.choices).get(otherwise, otherwise)
            click.echo(f"  {phrase('ask-enter', lang, name=name)}", err=True)
        if question.columns:
            few = parts_of(self.schema["x-kind"], question.loc[0])
            shown = [name for key, name in question.columns if key in few or not few]
            click.echo(f"  {phrase('ask-parts', lang)}: {' | '.join(shown)}", err=True)
            for name, words in question.column_words:
                if name in shown:
                    click.echo(f"  {name}: {', '.join(words)}", err=True)
            if example:
                click.echo(f"  {phrase('ask-example', lang)}: {example.splitlines()[0]}", err=True)
        if question.shape in _LISTS:
            click.echo(f"  {phrase('ask-rows', lang, name=question.label)}", err=True)
        if question.shape == "words" and 0 < len(question.choices) <= _MOST_SHOWN:
            click.echo(f"  {phrase('ask-words', lang)}", err=True)
        reminded = False
        while True:
            answer = self._typed(question) or otherwise
            if answer or reminded or not question.required:
                return answer
            reminded = True
            click.echo(f"  ! {phrase('ask-needed', lang, name=question.label)}", err=True)

    def _typed(self, question: Question) -> str:
        """Return an answer in order, "" for none. A list is asked row by row: good rows are kept."""
        rows: list[str] = []
        while line := _line(""):
            if line.strip() == "?" and question.choices:
                _show(question)
                continue
            row = as_words(question, read_today(question, line, self.settings.today))
            # Together with the good rows, for the sake of what is said of the list as a whole.
            if not self._in_order(question, "\n".join([*rows, row])):
                continue
            rows.append(row)
            if question.shape not in _LISTS:
                break
        return "\n".join(rows)

    def _in_order(self, question: Question, answer: str) -> bool:
        """Tell the faults of an answer; True when there are none."""
        today = self.settings.today
        found = findings_of(question, answer, self.schema, self.vocabularies, today)
        if question.shape in _LISTS:  # more rows may follow; `kb check` tells of too few
            found = [fault for fault in found if fault.rule != "too-few"]
        self._tell(found)
        return not found

    def _ask_id(self, title: str) -> str:
        while True:
            asked = f"\n{phrase('ask-id', self.settings.lang)}"
            id = str(click.prompt(asked, default=slug_of(title) or None, err=True))
            found = [each.message(self.settings.lang) for each in id_findings(id)]
            file = entry_file(self.settings, self.schema["x-kind"], id)
            if not found and file.exists():
                found = [phrase("exists", self.settings.lang, file=file)]
            if not found:
                return id
            click.echo(f"  ! {found[0]}", err=True)

    def _free_id(self, id: str) -> str:
        """Return the id, or one like it that no file has yet."""
        number = 1
        while entry_file(
            self.settings, self.schema["x-kind"], tried := _numbered(id, number)
        ).exists():
            number += 1
        return tried


def _numbered(id: str, number: int) -> str:
    return id if number == 1 else f"{id}-{number}"


def _show(question: Question) -> None:
    for number, (word, name) in enumerate(question.choices, start=1):
        row = f"{number}  {name}" if has_rows(question) else f"{word} – {name}"
        click.echo(f"  {row}", err=True)


def _line(asked: str) -> str:
    return str(click.prompt(asked, default="", show_default=False, prompt_suffix="> ", err=True))
