"""`kb new`: start an entry, from a template or by answering questions in the terminal."""

import sys
from pathlib import Path
from typing import Any

import click

from knowledgebase.cli.options import with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.annotate import annotated
from knowledgebase.contribute.answers import as_meant, as_words, findings_of, has_rows, id_findings
from knowledgebase.contribute.json_schema import Node, json_schema
from knowledgebase.contribute.questions import Question, data_of, questions
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema import KINDS


@click.command()
@with_settings
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("id", metavar="[TUNNISTE]", required=False)
@click.option("--title", default="", help="Kortin nimi.")
@click.option("--ask/--no-ask", default=None, help="Kysy kentät päätteellä tai älä kysy.")
def new(settings: Settings, kind: str, id: str | None, title: str, ask: bool | None) -> None:
    """Aloita uusi kortti. Ilman tunnistetta ohjelma kysyy kentät yksi kerrallaan.

    TUNNISTE on tiedoston nimi: pieniä kirjaimia, numeroita ja yhdysviivoja.
    """
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    schema = json_schema(KINDS[kind], vocabularies)
    data: dict[str, Any] = {"title": title, "status": "draft"}
    if ask or (ask is None and id is None and sys.stdin.isatty()):
        data |= _ask(schema, vocabularies, settings)
        id = id or _ask_id(str(data["title"]), settings)
    elif id is None:
        raise click.UsageError(phrase("new-no-id", settings.lang))
    elif "published" in schema["required"]:
        data["published"] = settings.today.isoformat()
    for found in id_findings(id):
        raise click.UsageError(found.message(settings.lang))
    file = Path(settings.root, SHELVES[kind].folder, f"{id}.md")
    if file.exists():
        raise click.UsageError(phrase("exists", settings.lang, file=file))
    file.parent.mkdir(parents=True, exist_ok=True)
    up = "../" * len(Path(SHELVES[kind].folder).parts)
    file.write_bytes(annotated(schema, data, "", f"{up}schema/{kind}.json").encode())
    click.echo(file)


def _ask(schema: Node, vocabularies: Vocabularies, settings: Settings) -> dict[str, Any]:
    asked = questions(schema)
    click.echo(phrase("ask-first", settings.lang), err=True)
    answers = {}
    more: bool | None = None
    for question in asked:
        if not question.required and more is None:
            more = _yes(phrase("ask-more", settings.lang))
        if not question.required and not more:
            break
        answers[question.loc] = _ask_one(question, schema, vocabularies, settings)
    meant: dict[str, Any] = as_meant(schema, data_of(asked, answers), {})
    return meant


def _ask_one(
    question: Question, schema: Node, vocabularies: Vocabularies, settings: Settings
) -> str:
    """Ask until the answer has no fault, showing each fault in the words of the check."""
    # The questions themselves are those of the schema, in Finnish; the field tells which is which.
    field = f" ({'.'.join(question.loc)})" if settings.lang == "en" else ""
    click.echo(f"\n{question.label}{field}: {question.meaning}", err=True)
    for number, (word, name) in enumerate(question.choices, start=1):
        row = f"{number:>2}  " if has_rows(question) else ""
        click.echo(f"  {row}{word} – {name}", err=True)
    if question.columns:
        parts = " | ".join(name for _, name in question.columns)
        click.echo(f"  {phrase('ask-parts', settings.lang)}: {parts}", err=True)
        for name, words in question.column_words:
            click.echo(f"  {name}: {', '.join(words)}", err=True)
    while True:
        answer = as_words(question, _typed(question))
        found = findings_of(question, answer, schema, vocabularies, settings.today)
        if not found and (answer or not question.required):
            return answer
        for fault in found:
            click.echo(f"  ! {fault.message(settings.lang)}", err=True)


def _yes(asked: str) -> bool:
    answer = click.prompt(
        f"\n{asked}", default="", show_default=False, prompt_suffix="> ", err=True
    )
    return str(answer).strip().casefold() in ("k", "kyllä", "y", "yes")


def _typed(question: Question) -> str:
    if question.shape not in ("lines", "rows"):
        return str(click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True))
    lines: list[str] = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True):
        lines.append(line)
    return "\n".join(lines)


def _ask_id(title: str, settings: Settings) -> str:
    while True:
        asked = f"\n{phrase('ask-id', settings.lang)}"
        id = str(click.prompt(asked, default=slug_of(title), err=True))
        found = id_findings(id)
        if not found:
            return id
        click.echo(f"  ! {found[0].message(settings.lang)}", err=True)
