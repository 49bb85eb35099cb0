"""`kb mittaristo`: whether the set of indicators is confirmed, and whether it can be reported by."""

import sys

import click

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.indicators.book import open_book


@click.group()
def mittaristo() -> None:
    """Hankkeiden yhteinen mittaristo."""


@mittaristo.command("check")
@with_settings
def check_set(settings: Settings) -> None:
    """Tarkista mittarit, mittaristo ja tulokset. Kertoo, onko mittaristo vahvistettu."""
    catalogue, found = load_catalogue(settings.root, PRODUCT, settings.today)
    folder = SHELVES["indicator"].folder
    findings = [each for each in found if each.path.startswith(f"{folder}/")]
    if findings:
        click.echo(report(findings, lang=settings.lang))
    made, lang = catalogue.indicator_set, settings.lang
    if made and catalogue.is_confirmed:
        by, day = made.fields.confirmed_by or "–", made.fields.confirmed
        click.echo(phrase("set-confirmed", lang, by=by, day=day))
    else:
        click.echo(phrase("set-example", lang))
    for entry in catalogue.of_kind("indicator"):
        inside = entry.id in catalogue.confirmed or not catalogue.is_confirmed
        click.echo(f"  {'+' if inside else '-'} {entry.fields.code} {entry.id}")
    for sheet in open_book(catalogue).sheets.values():
        values = {"reported": len(sheet.reported), "expected": len(sheet.expected)}
        told = phrase("set-sheet", lang, hidden=sheet.withheld, **values)
        click.echo(f"  {sheet.indicator.id} {sheet.period.id}: {told}")
    sys.exit(FOUND_ERRORS if has_errors(findings) else 0)
