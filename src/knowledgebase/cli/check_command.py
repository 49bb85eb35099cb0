"""`kb check`: every finding about the content in one run."""

import sys

import click

from knowledgebase.catalogue.history import read_history
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.ground.findings import FORMATS, Finding, has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site


@click.command()
@with_settings
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="Tulosteen muoto."
)
@click.option("--strict", is_flag=True, help="Varoituskin on virhe.")
def check(settings: Settings, form: str, strict: bool) -> None:
    """Tarkista kaikki kortit ja sivut. Kertoo joka viasta paikan, syyn ja korjauksen."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today, read_site().url)
    findings += read_history(settings.root, settings.today)[1]
    if findings or form == "json":
        click.echo(report(findings, form, settings.lang))
    click.echo(_result(findings, len(catalogue.entries), settings.lang), err=True)
    sys.exit(FOUND_ERRORS if has_errors(findings, strict) else 0)


def _result(findings: list[Finding], entries: int, lang: str) -> str:
    errors = sum(found.level == "error" for found in set(findings))
    warnings = len(set(findings)) - errors
    if lang == "en":
        return f"{entries} entries in order, {errors} errors, {warnings} warnings."
    return f"{entries} korttia kunnossa, {errors} virhettä, {warnings} varoitusta."
