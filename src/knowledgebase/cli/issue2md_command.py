"""`kb issue2md`: turn an answered issue form into an entry."""

import sys
from pathlib import Path
from typing import TextIO

import click

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.answers import as_meant, id_findings, names_of
from knowledgebase.contribute.issue_forms import ASKED_KINDS, read_issue
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.contribute.writing import entry_text
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.schema import KINDS


@click.command()
@with_settings
@click.argument("body", type=click.File("r", encoding="utf-8"), metavar="TIEDOSTO")
@click.option("--kind", type=click.Choice(ASKED_KINDS), required=True, help="Kortin laji.")
@click.option("--id", default="", help="Tunniste. Muuten se tehdään nimestä.")
@click.option("--write", is_flag=True, help="Tallenna kansioonsa ja tarkista.")
def issue2md(settings: Settings, body: TextIO, kind: str, id: str, write: bool) -> None:
    """Tee kortti vastatusta lomakkeesta. TIEDOSTO on viestin teksti, tai - syötteestä.

    Esimerkki: gh issue view 12 --json body -q .body | kb issue2md - --kind practice --write
    """
    schema = json_schema(KINDS[kind], read_vocabularies(PRODUCT)[0])
    written, text = read_issue(schema, body.read())
    catalogue, _ = load_catalogue(settings.root, PRODUCT, settings.today)
    data = as_meant(schema, written, names_of(catalogue.entries.values()))
    made = entry_text(schema, data, text)
    if not write:
        click.echo(made, nl=False)
        return
    path = _new_file(settings, kind, id or slug_of(str(data.get("title", ""))))
    file = Path(settings.root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.encode())
    click.echo(path)
    _, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    own = [found for found in findings if found.path == path]
    if own:
        click.echo(report(own, lang=settings.lang), err=True)
    sys.exit(FOUND_ERRORS if has_errors(own) else 0)


def _new_file(settings: Settings, kind: str, id: str) -> str:
    """Return the path of the entry's file, which must not exist yet."""
    for found in id_findings(id):
        raise click.UsageError(found.message(settings.lang))
    path = f"{SHELVES[kind].folder}/{id}.md"
    if Path(settings.root, path).exists():
        raise click.UsageError(phrase("exists", settings.lang, file=path))
    return path
