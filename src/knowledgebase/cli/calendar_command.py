"""`kb calendar`: what the coming weeks bring the editors."""

import sys

import click

from knowledgebase.catalogue.agenda import WEEKS, agenda_of
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.findings import has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.report.agenda_report import FORMATS, agenda_report


@click.command()
@with_settings
@click.option(
    "--weeks",
    type=click.IntRange(0, 520),
    default=WEEKS,
    show_default=True,
    help="Montako viikkoa tämän viikon jälkeen.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="Tulosteen muoto."
)
def calendar(settings: Settings, weeks: int, form: str) -> None:
    """Kerro, mitä lähiviikkoina ilmestyy, tapahtuu, vanhenee ja pitää tarkistaa, ja luonnokset."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    click.echo(agenda_report(agenda_of(catalogue, settings.today, weeks), form), nl=False)
    if has_errors(findings):
        # What has errors is on no agenda, and an agenda that lacks something must not look whole.
        click.echo(phrase("calendar-errors", settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
