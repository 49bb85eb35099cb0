"""Records: a list of records asked in the terminal, part by part, so that one may go back a part."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledgebase.cli.steps import GoBackError
from knowledgebase.contribute.questions import Question, row_parts, row_text

Ask = Callable[[Question, "Records"], str]
"""Asks for one part of the last record; '' leaves it open."""


def begun_records(question: Question, answer: str) -> list[dict[str, str]]:
    """Return the records that an answer has so far, each with the parts that were told."""
    names = [name for name, _ in question.columns]
    rows = [zip(names, row_parts(row), strict=False) for row in answer.splitlines() if row.strip()]
    return [{name: part for name, part in row if part} for row in rows]


@dataclass
class Records:
    """The records of a list as far as they were told, the last one being asked for.

    `parts` are the questions of one record; `ask` asks one of them, `more` whether there is another
    record, and `keep` takes the answer as it grows.
    """

    question: Question
    parts: tuple[Question, ...]
    told: list[dict[str, str]]
    ask: Ask
    more: Callable[[], bool]
    keep: Callable[[str], None]

    @property
    def answer(self) -> str:
        """The records as rows of an answer, without one that has no part yet."""
        return "\n".join(row_text(self.question.columns, record) for record in self.told if record)

    @property
    def whole(self) -> bool:
        """True when the last record has all that it must have."""
        return bool(self.told) and self._open() == len(self.parts)

    def run(self) -> str:
        """Ask part after part, record after record, and return the answer.

        Raises `GoBackError` to who goes back from the very first part.
        """
        self.told = self.told or [{}]
        at = self._open()
        while True:
            try:
                if at < len(self.parts):
                    if not self._part(at) and at == 0:
                        self.told.pop()
                        return self.answer
                    at += 1
                elif self.more():
                    self.told.append({})
                    at = 0
                else:
                    return self.answer
            except GoBackError:
                at = self._before(at)

    def _open(self) -> int:
        """Return the place of the first part that the last record lacks; the end for a whole one."""
        lacking = [at for at, part in enumerate(self.parts) if part.loc[-1] not in self.told[-1]]
        must = any(self.parts[at].required for at in lacking)
        return lacking[0] if must else len(self.parts)

    def _part(self, at: int) -> bool:
        """Ask for one part of the last record; who passes over the first has none to tell of."""
        name = self.parts[at].loc[-1]
        if answer := self.ask(self.parts[at], self):
            self.told[-1][name] = answer
            self.keep(self.answer)
        return name in self.told[-1]

    def _before(self, at: int) -> int:
        if at > 0:
            return at - 1
        if len(self.told) == 1:
            raise GoBackError
        self.told.pop()
        return len(self.parts)
