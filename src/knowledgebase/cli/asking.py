"""Asking: one question of an entry in the terminal, asked until its answer has no fault."""

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import click

from knowledgebase.cli.asked_records import Records, begun_records
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.steps import BACK, GoBackError
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

    def ask(self, question: Question, before: str, keep: Callable[[str], None]) -> str:
        """Return an answer in order; an empty one leaves the question open.

        `before` is what was answered when it was asked the last time, and stands unless it is changed;
        `keep` takes a list as it grows. Raises `GoBackError` when the writer goes back.
        """
        if question.shape == "rows":
            return self._records(question, before, keep).run()
        if question.shape == "lines":
            return self._lines(question, before, keep)
        return self._answer(question, before)

    def is_whole(self, question: Question, answer: str) -> bool:
        """True unless an answer was left in the middle of a record."""
        if question.shape != "rows":
            return True
        return self._records(question, answer, lambda _: None).whole

    def tell(self, found: Sequence[Finding], question: Question | None = None) -> None:
        """Say what is wrong, in the words of the questions."""
        for fault in found:
            named = by_name(fault, self.schema)
            values = dict(named.values)
            if question and question.choices and "vocabulary" in values:
                values["vocabulary"] = self._say("ask-allowed")
                named = replace(named, values=tuple(values.items()))
            click.echo(f"  ! {named.message(self.settings.lang)}", err=True)

    def _answer(self, question: Question, before: str) -> str:
        """Ask for one thing, or for words of a vocabulary."""
        self._introduce(question)
        otherwise = before or given(self.schema["x-kind"], question.loc)
        self._offer(question, otherwise)
        must = question.required and not otherwise
        return (
            self._typed(question, lambda answer: self._faults(question, answer), must) or otherwise
        )

    def _offer(self, question: Question, otherwise: str) -> None:
        """Say what Enter alone answers."""
        names = dict(question.choices)
        said = ", ".join(names.get(word, word) for word in otherwise.split("\n"))
        if said:
            self._echo(f"  {self._say('ask-enter', name=said)}")

    def _lines(self, question: Question, before: str, keep: Callable[[str], None]) -> str:
        """Ask for a list with one thing a line; who goes back takes the last line away."""
        self._introduce(question)
        self._echo(f"  {self._say('ask-rows')}")
        rows = before.splitlines()
        for row in rows:
            self._echo(f"  = {row}")

        def faults(answer: str) -> list[Finding]:
            # Together with the good rows, for the sake of what is said of the list as a whole.
            return self._faults(question, "\n".join([*rows, answer]))

        while True:
            try:
                row = self._typed(question, faults, question.required and not rows)
            except GoBackError:
                if not rows:
                    raise
                self._echo(f"  {self._say('ask-taken-back', name=rows.pop())}")
                continue
            if not row:
                return "\n".join(rows)
            rows.append(row)
            keep("\n".join(rows))

    def _records(self, question: Question, before: str, keep: Callable[[str], None]) -> Records:
        """Return a list of records to ask for: each part of one, then whether there is another."""
        told = begun_records(question, before)
        parts = part_questions(self.schema, question)
        return Records(question, parts, told, self._part, lambda: self.agrees("ask-another"), keep)

    def _part(self, part: Question, records: Records) -> str:
        """Ask for one part of a record until it is in order; the other parts stand as they are."""
        whole, record, name = records.question, records.told[-1], part.loc[-1]
        first = part == records.parts[0]
        if first and len(records.told) == 1:
            must = self._must(whole.required)
            self._echo(f"\n{whole.label} – {must}\n  {whole.meaning}")
        # Who passes over the first part has no record to tell of.
        part = replace(part, required=part.required and (whole.required or not first))
        self._introduce(part)
        before = record.get(name, "")
        today = self.settings.today.isoformat() if name == _READ_ON else ""
        if today and not before:
            self._echo(f"  {self._say('ask-today')}")
        self._offer(part, before)

        def faults(answer: str) -> list[Finding]:
            rows = [*records.told[:-1], record | {name: answer}]
            row = "\n".join(row_text(whole.columns, each) for each in rows)
            return of_part(self._faults(whole, row), whole, len(rows), name)

        return self._typed(part, faults, part.required and not (before or today)) or before or today

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
        if question.meanings:
            self._echo(f"  {self._say('ask-scale')}")
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
    output, because `input` edits lines in no other. Raises `GoBackError` for `BACK`.
    """
    typed = click.prompt(
        asked,
        default=proposed,
        show_default=bool(proposed),
        prompt_suffix=": " if proposed else "> ",
        err=not sys.stdout.isatty(),
    )
    if str(typed).strip() == BACK:
        raise GoBackError
    return str(typed)
