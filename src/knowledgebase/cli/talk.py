"""Talk: the questions of one kind of entry, asked in the terminal one by one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from knowledgebase.cli.asking import Asking, read_line, with_line_editing
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.steps import Told, walk
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
from knowledgebase.validate.broken import among, asking, contradictions, needed
from knowledgebase.validate.conditions import CONDITIONS, Condition, reading_conditions


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

    @property
    def _rules(self) -> tuple[Condition, ...]:
        return (*CONDITIONS, *reading_conditions(self.vocabularies))

    def hold(self, begun: dict[str, Any], id: str | None) -> tuple[dict[str, Any], str, bool]:
        """Return the front matter, the id, and whether all was asked: who stops keeps the answers."""
        asked = questions(self.schema)
        told = Told(answers_of(asked, begun), id=id or "")
        whole = True
        with_line_editing()
        try:
            walk([*self._steps(asked, told), *self._last_steps(asked, told)], told)
        except (click.Abort, KeyboardInterrupt):
            told.answers = told.ever | told.answers
            if not told.answers:
                raise
            whole = False
            click.echo(err=True)
            title = slug_of(told.answers.get(("title",), ""))
            told.id = told.id or self._free_id(title or f"kesken-{self.schema['x-kind']}")
        data = {**begun, **as_meant(self.schema, data_of(asked, told.answers), {})}
        return data | ({"status": PUBLISHED} if told.ready and whole else {}), told.id, whole

    def _steps(self, asked: tuple[Question, ...], told: Told) -> list[Callable[[], bool]]:
        """Return a step for each plain question, and for what an answer may make a card need."""
        kind = self.schema["x-kind"]
        needs = asking(kind, self._rules)
        first = [
            q for q in asked if q.required or is_plain(kind, q.loc) or ".".join(q.loc) in needs
        ]
        first.sort(key=lambda question: rank_of(kind, question.loc[0]))
        click.echo(phrase("ask-first", self.settings.lang), err=True)
        heads = list(filter(None, dict.fromkeys(heading_of(kind, q.loc[0]) for q in first)))
        return [partial(self._step, question, asked, heads, told) for question in first]

    def _last_steps(self, asked: tuple[Question, ...], told: Told) -> list[Callable[[], bool]]:
        """Return the steps after the questions: the id, and whether the entry may be published."""

        def name() -> bool:
            click.echo(f"\n{phrase('ask-later', self.settings.lang)}", err=True)
            must_ask = not told.id
            told.id = told.id or self._ask_id(told.answers.get(("title",), ""))
            return must_ask

        def ready() -> bool:
            # What lacks an answer stays a draft.
            whole = all(q.loc in told.answers for q in asked if q.required)
            told.ready = whole and self._asking.agrees("ask-ready")
            return whole

        return [name, ready]

    def _step(
        self, question: Question, asked: tuple[Question, ...], heads: list[str], told: Told
    ) -> bool:
        """Ask a question that has no answer yet and needs one; True when it was asked."""
        kind = self.schema["x-kind"]
        known = follows(kind, question.loc, told.answers)
        if known and question.loc not in told.answers:
            told.answers[question.loc] = known
        path, data = ".".join(question.loc), data_of(asked, told.answers)
        # The rest of a record is asked of those who answered its first part.
        plain = is_plain(kind, question.loc) and question.loc[0] not in told.passed
        asked_for = needed(kind, path, data, self._rules)
        before = told.answers.get(question.loc, "")
        if before and self._asking.is_whole(question, before):
            return False
        if not (question.required or plain or asked_for):
            return False
        head = heading_of(kind, question.loc[0])
        if head and head != told.head:  # questions of one heading stand together
            told.head = head
            click.echo(f"\n{heads.index(head) + 1}/{len(heads)}  {head}", err=True)
        must = question.required or asked_for or self._is_due(question.loc, data)
        question = replace(question, required=must)
        choices = self._offered(path, data)
        if len(choices) == 1:  # nothing to choose
            told.answers[question.loc], name = choices[0]
            said = phrase("ask-only", self.settings.lang, label=question.label, name=name)
            click.echo(f"\n{said}", err=True)
            return False
        if choices:
            question = replace(question, shape="words", choices=choices)
        self._ask_until_it_fits(question, path, asked, told)
        return True

    def _ask_until_it_fits(
        self, question: Question, path: str, asked: tuple[Question, ...], told: Told
    ) -> None:
        """Ask, and once more what contradicts an earlier answer: the check tells of it, too."""
        self._keep(question, told)
        if question.loc not in told.answers:
            told.passed.add(question.loc[0])
        data = data_of(asked, told.answers)
        broken = contradictions(self.schema["x-kind"], path, data, self._rules)
        found = [finding("", (1, 1), each.rule, **each.values) for each in broken]
        self._asking.tell(found)
        if found:
            self._keep(question, told)

    def _offered(self, path: str, data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """Return what the items of a list are chosen among, where they must be of another answer."""
        holder, _, name = among(self.schema["x-kind"]).get(path, "").rpartition(".")
        rows = [row for row in data.get(holder, ()) if row.get(name)]
        return tuple((row[name], f"{row.get('title', '')}, {row[name]}") for row in rows)

    def _is_due(self, loc: tuple[str, ...], data: dict[str, Any]) -> bool:
        """True for a part that a record must have, when the record has been begun."""
        record = self.schema["properties"][loc[0]]
        return len(loc) > 1 and loc[0] in data and loc[-1] in record.get("required", ())

    def _keep(self, question: Question, told: Told) -> None:
        loc = question.loc
        before = told.ever.get(loc) or told.answers.get(loc, "")
        answer = self._asking.ask(question, before, partial(told.keep, loc))
        if answer:
            told.keep(loc, answer)
            if loc == ("title",):
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
