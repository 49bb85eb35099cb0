"""`kb content-report`: the state of the content in figures, for editors and for meetings."""

import json
from dataclasses import asdict

import click

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import with_settings
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.render.view.wording import Words
from knowledgebase.report.content_report import content_report as count_content
from knowledgebase.report.report_tables import as_markdown, as_text, tables


@click.command("content-report")
@with_settings
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Tulosteen muoto.",
)
def content_report(settings: Settings, form: str) -> None:
    """Kerro sisällön tila: aukot, puuttuvat kentät, näyttö, myöhässä olevat ja pitkät virkkeet."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    report = count_content(catalogue, findings, settings.today)
    if form == "json":
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return
    parts = tables(report, Words(catalogue.vocabularies))
    title = f"Sisällön tila {settings.today.isoformat()}"
    click.echo(as_markdown(parts, title) if form == "markdown" else as_text(parts))
