"""Talk: the questions of one kind of entry, asked in the terminal one by one."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from knowledgebase.cli.asking import Asking, read_line, with_line_editing
from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.answers import as_meant, id_findings
from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.plain_questions import follows, heading_of, is_plain, rank_of
from knowledgebase.contribute.questions import Question, answers_of, data_of, questions
from knowledgebase.ground.findings import finding
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.slugs import slug_of
from knowledgebase.ground.terms import PUBLISHED
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.broken import asking, contradictions, needed
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions

Answers = dict[tuple[str, ...], str]


def entry_file(settings: Settings, kind: str, id: str) -> Path:
    """Return the file of an entry of a kind."""
    return Path(settings.root, SHELVES[kind].folder, f"{id}.md")


@dataclass(frozen=True)
class Talk:
    """The questions of one kind, asked in the terminal."""

    schema: Node
    vocabularies: Vocabularies
    settings: Settings

    @property
    def _asking(self) -> Asking:
        return Asking(self.schema, self.vocabularies, self.settings)

    def hold(self, begun: dict[str, Any], id: str | None) -> tuple[dict[str, Any], str, bool]:
        """Return the front matter, the id, and whether all was asked: who stops keeps the answers."""
        asked, kind = questions(self.schema), self.schema["x-kind"]
        answers: Answers = answers_of(asked, begun)
        whole, ready = True, False
        with_line_editing()
        try:
            self._ask(asked, answers)
            id = id or self._ask_id(answers.get(("title",), ""))
            ready = self._is_ready(asked, answers)
        except click.Abort:
            if not answers:
                raise
            whole = False
            click.echo(err=True)
            id = id or self._free_id(slug_of(answers.get(("title",), "")) or f"kesken-{kind}")
        data = {**begun, **as_meant(self.schema, data_of(asked, answers), {})}
        return data | ({"status": PUBLISHED} if ready else {}), id, whole

    def _is_ready(self, asked: tuple[Question, ...], answers: Answers) -> bool:
        """Ask whether the entry may be published; what lacks an answer stays a draft."""
        whole = all(q.loc in answers for q in asked if q.required)
        return whole and self._asking.agrees("ask-ready")

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
        heads = list(filter(None, dict.fromkeys(heading_of(kind, q.loc[0]) for q in first)))
        told = ""
        passed: set[str] = set()
        for question in first:
            known = follows(kind, question.loc, answers)
            if known and question.loc not in answers:
                answers[question.loc] = known
            path, data = ".".join(question.loc), data_of(asked, answers)
            # The rest of a record is asked of those who answered its first part.
            plain = is_plain(kind, question.loc) and question.loc[0] not in passed
            asked_for = needed(kind, path, data, rules)
            if question.loc in answers or not (question.required or plain or asked_for):
                continue
            head = heading_of(kind, question.loc[0])
            if head and head != told:  # questions of one heading stand together
                told = head
                click.echo(f"\n{heads.index(head) + 1}/{len(heads)}  {head}", err=True)
            must = question.required or asked_for or self._is_due(question.loc, data)
            self._keep(replace(question, required=must), answers)
            if question.loc not in answers:
                passed.add(question.loc[0])
            broken = contradictions(kind, path, data_of(asked, answers), rules)
            found = [finding("", (1, 1), each.rule, **each.values) for each in broken]
            self._asking.tell(found)
            # Asked once more: the fault may be in an earlier answer, and the check tells of it, too.
            if found:
                self._keep(question, answers)
        click.echo(f"\n{phrase('ask-later', lang)}", err=True)

    def _is_due(self, loc: tuple[str, ...], data: dict[str, Any]) -> bool:
        """True for a part that a record must have, when the record has been begun."""
        record = self.schema["properties"][loc[0]]
        return len(loc) > 1 and loc[0] in data and loc[-1] in record.get("required", ())

    def _keep(self, question: Question, answers: Answers) -> None:
        if answer := self._asking.ask(question):
            answers[question.loc] = answer
            if question.loc == ("title",):
                self._tell_taken(answer)

    def _tell_taken(self, title: str) -> None:
        file = entry_file(self.settings, self.schema["x-kind"], slug_of(title))
        if slug_of(title) and file.exists():
            click.echo(f"  ! {phrase('ask-taken', self.settings.lang, file=file)}", err=True)

    def _ask_id(self, title: str) -> str:
        while True:
            asked = f"\n{phrase('ask-id', self.settings.lang)}"
            id = read_line(asked, self._free_id(slug_of(title)) if slug_of(title) else "")
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
