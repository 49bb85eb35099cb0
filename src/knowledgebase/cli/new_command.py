"""`kb new`: start an entry, from a template or by answering questions in the terminal."""

import os
import sys
from pathlib import PurePosixPath
from typing import Any

import click

from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.talk import Talk, entry_file
from knowledgebase.contribute.annotate import annotated, fresh
from knowledgebase.contribute.answers import id_findings
from knowledgebase.contribute.generate import schema_path
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.contribute.questions import filled
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.source import read_as_far, read_bytes
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.schema import KINDS


@click.command()
@with_settings
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("id", metavar="[TUNNISTE]", required=False)
@click.option("--title", default="", help="Kortin nimi.")
@click.option("--ask/--no-ask", default=None, help="Kysy kentät päätteellä tai älä kysy.")
def new(settings: Settings, kind: str, id: str | None, title: str, ask: bool | None) -> None:
    """Aloita uusi kortti. Ilman tunnistetta ohjelma kysyy kentät yksi kerrallaan.

    TUNNISTE on tiedoston nimi: pieniä kirjaimia, numeroita ja yhdysviivoja. Kesken jääneitä
    kysymyksiä jatketaan samalla tunnisteella ja valitsimella --ask.
    """
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    schema = json_schema(KINDS[kind], vocabularies)
    asking = ask or (ask is None and id is None and sys.stdin.isatty())
    if id is None and not asking:
        raise click.UsageError(phrase("new-no-id", settings.lang))
    for found in id_findings(id) if id else ():
        raise click.UsageError(found.message(settings.lang))
    begun, body = _begun(settings, kind, id) if id else ({}, "")
    if begun and not (asking and begun.get("status") == "draft"):
        told = phrase("exists", settings.lang, file=entry_file(settings, kind, id or ""))
        raise click.UsageError(told)
    if asking:
        talk = Talk(schema, vocabularies, settings)
        data, id, whole = talk.hold({"title": title, "status": "draft"} | begun, id)
    else:
        data, whole = fresh(schema, settings.today) | {"title": title}, True
    file = entry_file(settings, kind, id or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(annotated(schema, data, body, schema_path(kind)).encode())
    click.echo(file)
    # From where one stands: the name goes into the next command as it is.
    named = {"kind": kind, "name": id, "file": os.path.relpath(file)}
    next_step = "new-kept" if not whole else "new-check" if asking else "new-fill"
    click.echo(phrase(next_step, settings.lang, **named), err=True)
    sys.exit(0 if whole else FOUND_ERRORS)


def _begun(settings: Settings, kind: str, id: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the text of an entry that is there already, empty for none."""
    file = entry_file(settings, kind, id)
    if not file.exists():
        return {}, ""
    source, _ = read_as_far(PurePosixPath(SHELVES[kind].folder, file.name), read_bytes(file))
    # What cannot be read at all is there all the same.
    return ({"status": "", **filled(source.data)}, source.body) if source else ({"status": ""}, "")
