"""Asking: one question of an entry in the terminal, asked until its answer has no fault."""

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import click

from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.answers import as_words, by_name, findings_of, has_rows, of_part
from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.plain_questions import given
from knowledgebase.contribute.questions import Question, part_questions, row_text
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.settings import Settings
from knowledgebase.read.vocabulary import Vocabularies

_MOST_SHOWN = 15
"""A longer list of words is shown to who asks for it."""
_READ_ON = "accessed"
"""The day of reading, which need not be typed when it is today."""


@dataclass(frozen=True)
class Asking:
    """How the questions of one kind are asked, whichever comes next."""

    schema: Node
    vocabularies: Vocabularies
    settings: Settings

    def ask(self, question: Question) -> str:
        """Return an answer in order; an empty one leaves the question open."""
        return self._records(question) if question.shape == "rows" else self._answer(question)

    def tell(self, found: Sequence[Finding], question: Question | None = None) -> None:
        """Say what is wrong, in the words of the questions."""
        for fault in found:
            named = by_name(fault, self.schema)
            values = dict(named.values)
            if question and question.choices and "vocabulary" in values:
                values["vocabulary"] = self._say("ask-allowed")
                named = replace(named, values=tuple(values.items()))
            click.echo(f"  ! {named.message(self.settings.lang)}", err=True)

    def _answer(self, question: Question) -> str:
        """Ask for one thing, or for a list of them with one a line, of which the good ones are kept."""
        self._introduce(question)
        otherwise = given(self.schema["x-kind"], question.loc)
        if otherwise:
            name = dict(question.choices).get(otherwise, otherwise)
            self._echo(f"  {self._say('ask-enter', name=name)}")
        if question.shape == "lines":
            self._echo(f"  {self._say('ask-rows', name=question.label)}")

        def faults(answer: str, before: Sequence[str]) -> list[Finding]:
            # Together with the good rows, for the sake of what is said of the list as a whole.
            return self._faults(question, "\n".join([*before, answer]))

        rows: list[str] = []
        must = question.required and not otherwise
        while row := self._typed(question, lambda answer: faults(answer, rows), must and not rows):
            rows.append(row)
            if question.shape != "lines":
                break
        return "\n".join(rows) or otherwise

    def _records(self, question: Question) -> str:
        """Ask for a list of records: each part of one, then whether there is another."""
        self._echo(f"\n{question.label} – {self._must(question.required)}\n  {question.meaning}")
        parts = part_questions(self.schema, question)
        rows: list[str] = []
        while True:
            record: dict[str, str] = {}
            for part in parts:
                # Who passes over the first part has no record to tell of.
                first = not record and part == parts[0]
                asked = replace(part, required=part.required and (question.required or not first))
                record[part.loc[-1]] = self._part(question, asked, rows, record)
                if first and not record[part.loc[-1]]:
                    break
            told = any(record.values())
            rows += [row_text(question.columns, record)] if told else []
            if not told or not self.agrees("ask-another"):
                return "\n".join(rows)

    def _part(
        self, question: Question, part: Question, rows: Sequence[str], record: dict[str, str]
    ) -> str:
        """Ask for one part of a record until it is in order; the other parts stand as they are."""
        self._introduce(part)
        name = part.loc[-1]
        today = self.settings.today.isoformat() if name == _READ_ON else ""
        if today:
            self._echo(f"  {self._say('ask-today')}")

        def faults(answer: str) -> list[Finding]:
            row = row_text(question.columns, record | {name: answer})
            found = self._faults(question, "\n".join([*rows, row]))
            return of_part(found, question, len(rows) + 1, name)

        return self._typed(part, faults, part.required and not today) or today

    def agrees(self, id: str) -> bool:
        """Ask the phrase of an id, to which the answer is yes or no; Enter is no."""
        while True:
            answer = read_line(f"\n{self._say(id)}").strip().casefold()
            if answer in _NO or answer in _YES:
                return answer in _YES

    def _introduce(self, question: Question) -> None:
        # The questions themselves are those of the schema, in Finnish; the field tells which is which.
        field = f" ({'.'.join(question.loc)})" if self.settings.lang == "en" else ""
        must = self._must(question.required)
        self._echo(f"\n{question.label}{field} – {must}\n  {question.meaning}")
        if len(question.choices) <= _MOST_SHOWN:
            _show(question)
        else:
            self._echo(f"  {self._say('ask-words-shown')}")
        if question.shape == "words" and 0 < len(question.choices) <= _MOST_SHOWN:
            self._echo(f"  {self._say('ask-words')}")

    def _typed(self, question: Question, faults: Callable[[str], list[Finding]], must: bool) -> str:
        """Return what is typed when it has no fault; nothing is taken at once, or, if it `must`, twice."""
        reminded = not must
        while True:
            line = read_line("").replace("\t", " ").strip()
            if line == "?" and question.choices:
                _show(question)
            elif not line and reminded:
                return ""
            elif not line:
                reminded = True
                self._echo(f"  ! {self._say('ask-needed', name=question.label)}")
            elif any(ord(character) < ord(" ") or character == "\x7f" for character in line):
                self._echo(f"  ! {self._say('ask-control')}")
            else:
                answer = as_words(question, line)
                if not (found := faults(answer)):
                    self._say_chosen(question, line, answer)
                    return answer
                self.tell(found, question)

    def _say_chosen(self, question: Question, line: str, answer: str) -> None:
        """Say by name what was chosen by its number: a slip is seen at once."""
        names = dict(question.choices)
        chosen = ", ".join(names.get(word, word) for word in answer.split("\n"))
        if names and chosen.casefold() != line.casefold():
            self._echo(f"  → {chosen}")

    def _faults(self, question: Question, answer: str) -> list[Finding]:
        today = self.settings.today
        found = findings_of(question, answer, self.schema, self.vocabularies, today)
        if question.shape in ("lines", "rows"):  # more may follow; `kb check` tells of too few
            found = [fault for fault in found if fault.rule != "too-few"]
        return found

    def _must(self, required: bool) -> str:
        return self._say("ask-must" if required else "ask-may")

    def _say(self, id: str, **values: object) -> str:
        return phrase(id, self.settings.lang, **values)

    def _echo(self, text: str) -> None:
        click.echo(text, err=True)


_NO = ("", "e", "ei", "n", "no")
_YES = ("k", "kyllä", "y", "yes", "1")


def with_line_editing() -> None:
    """Let the arrow keys move in a line, where there is a terminal and the system has the means.

    Without it an arrow key writes control characters into the answer.
    """
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):  # Windows has its own editing of lines
            import readline  # noqa: F401, PLC0415 (only here, and for what it does)


def _show(question: Question) -> None:
    means = dict(question.meanings)
    for number, (word, name) in enumerate(question.choices, start=1):
        row = f"{number}  {name}" if has_rows(question) else f"{word} – {name}"
        click.echo(f"  {row}{f'. {means[word]}' if word in means else ''}", err=True)


def read_line(asked: str, proposed: str = "") -> str:
    """Return one line that is typed, or what is `proposed`, for Enter alone.

    The question goes where the other words of a talk go; in a terminal it must be the standard
    output, because `input` edits lines in no other.
    """
    typed = click.prompt(
        asked,
        default=proposed,
        show_default=bool(proposed),
        prompt_suffix=": " if proposed else "> ",
        err=not sys.stdout.isatty(),
    )
    return str(typed)
