"""`kb adoption`: what a reader told by *Kokeilimme tätä* becomes a proposed row of a card."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TextIO

import click

from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.usage import Refused
from knowledgebase.contribute.adoption import (
    WEIGHTY,
    CannotAddError,
    read_told,
    row_lines,
    with_row,
)
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.ground.findings import Finding, report
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.schema import KINDS, Practice
from knowledgebase.validate.file import all_findings


@click.command()
@with_settings
@click.argument("answers", type=click.File("r", encoding="utf-8"), metavar="TIEDOSTO")
@click.option(
    "--practice", default="", help="Käytännön tunniste, jos vastauksessa ei ole sen osoitetta."
)
@click.option("--source", default="", help="Julkinen osoite, jossa käyttöönotosta kerrotaan.")
@click.option(
    "--write", is_flag=True, help="Lisää rivi korttiin, jos tarkistus ei löydä siitä vikaa."
)
def adoption(settings: Settings, answers: TextIO, practice: str, source: str, write: bool) -> None:
    """Tee käyttöönoton rivi siitä, mitä lukija kertoi. TIEDOSTO on viestin teksti, tai - syötteestä.

    Esimerkki: kb adoption kokeilimme-tyoote.txt --source https://example.org/juttu --write
    """
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    schema = json_schema(KINDS[Practice.kind], vocabularies)
    told = read_told(answers.read(), schema)
    told = replace(told, row={**told.row, **({"source": source} if source else {})})
    if not told.row and not told.unclear:
        raise Refused(phrase("adoption-empty", settings.lang), settings.lang)
    path = _path(settings, practice or told.practice)
    click.echo("\n".join(row_lines(told.row, schema)))
    for asked, answer in told.unclear.values():
        told_so = phrase("adoption-unclear", settings.lang, asked=asked, answer=answer)
        click.echo(told_so, err=True)
    before = (settings.root / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    try:
        after = with_row(before, told.row, schema)
    except CannotAddError:
        place = phrase("adoption-place", settings.lang, file=path)
        raise Refused(place, settings.lang) from None

    def findings(text: str) -> list[Finding]:
        return all_findings(path, text.encode(), vocabularies, frozenset(), settings.today)

    if new := _new(findings(before), findings(after)):
        click.echo(report(new, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    if write and (turning := WEIGHTY & told.unclear.keys()):
        asked = ", ".join(told.unclear[field][0] for field in sorted(turning))
        raise Refused(phrase("adoption-not-written", settings.lang, asked=asked), settings.lang)
    if write:
        (settings.root / path).write_bytes(after.encode())
        click.echo(str(path), err=True)


def _path(settings: Settings, id: str) -> PurePosixPath:
    """Return the path of the practice, which must be there."""
    if not id:
        raise Refused(phrase("adoption-of-what", settings.lang), settings.lang)
    file = PurePosixPath(SHELVES[Practice.kind].folder, f"{PurePosixPath(id).stem}.md")
    if not Path(settings.root, file).is_file():
        raise Refused(phrase("rename-none", settings.lang, name=id), settings.lang)
    return file


def _new(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Return the findings that the row brought; the card's own old faults are not its."""
    old = {(found.rule, found.values) for found in before}
    return [found for found in after if (found.rule, found.values) not in old]
