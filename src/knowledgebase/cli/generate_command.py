"""`kb generate`: write the files that are made from the schema, or check that they are current."""

import sys

import click

from knowledgebase.cli.options import FOUND_ERRORS
from knowledgebase.contribute.generate import generated_files, stale_files, write_files
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.vocabulary import read_vocabularies


@click.command()
@click.option("--check", is_flag=True, help="Älä kirjoita; kerro, mitkä tiedostot ovat vanhoja.")
def generate(check: bool) -> None:
    """Tee skeemasta JSON Schemat, lomakkeet, kenttätaulukot ja esimerkit."""
    vocabularies, _ = read_vocabularies(PRODUCT)
    made = generated_files(PRODUCT, vocabularies)
    stale = stale_files(PRODUCT, made)
    if not check:
        write_files(PRODUCT, made, stale)
    for path in stale:
        click.echo(path)
    if check and stale:
        click.echo("Vanhoja tiedostoja. Aja: python3 scripts/dev.py generate", err=True)
        sys.exit(FOUND_ERRORS)
