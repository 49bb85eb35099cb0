"""`kb results`: the table that a project fills in, and the check of one that it has filled in."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.result_rules import check_results
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.usage import Refused
from knowledgebase.contribute.result_template import delimited, guide_table, template_table
from knowledgebase.contribute.workbook import workbook
from knowledgebase.ground.findings import Language, has_errors, report
from knowledgebase.ground.layout import RESULTS
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.result_rows import read_result_file
from knowledgebase.read.source import read_bytes
from knowledgebase.schema.indicator import Period


@click.group()
def results() -> None:
    """Hankkeen mittaritulokset: pohja täytettäväksi ja täytetyn tarkistus."""


@results.command("template")
@with_settings
@click.argument("project", metavar="HANKE")
@click.option("--period", default=None, help="Raportointijakso. Oletus on viimeksi alkanut.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    default="csv",
    help="Pohjan muoto.",
)
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Tiedosto, johon pohja kirjoitetaan. Ilman sitä CSV tulostetaan.",
)
def template(
    settings: Settings, project: str, period: str | None, form: str, file: Path | None
) -> None:
    """Tee hankkeelle pohja, jossa on valmiina kaikki muu paitsi luvut."""
    catalogue, _ = load_catalogue(settings.root, PRODUCT, settings.today)
    entry = catalogue.project(project)
    if entry is None:
        raise Refused(phrase("rename-none", settings.lang, name=project), settings.lang)
    inside = catalogue.confirmed or tuple(sorted(catalogue.ids.get("indicator", ())))
    if not set(inside).intersection(entry.fields.indicators):
        rows = "\n".join(("indicators:", *(f"  - {id}" for id in inside)))
        told = {"name": project, "file": entry.path, "rows": rows}
        raise Refused(phrase("results-no-indicators", settings.lang, **told), settings.lang)
    chosen = _period(catalogue, period, settings)
    table = template_table(catalogue, project, chosen)
    if form == "csv":
        data = delimited(table)
    else:
        file = file or Path(f"{project}-{chosen.id}.xlsx")
        data = workbook({"Tulokset": table, "Ohje": guide_table(catalogue, project)})
    if file is None:
        click.echo(data.decode("utf-8-sig").replace("\r\n", "\n"), nl=False)
        return
    if file.exists():
        raise Refused(phrase("exists", settings.lang, file=file), settings.lang)
    file.write_bytes(data)
    click.echo(f"{file}", err=True)


def _period(catalogue: Catalogue, id: str | None, settings: Settings) -> Period:
    periods = catalogue.periods
    begun = [period for period in periods.values() if period.starts <= settings.today]
    found = periods.get(id) if id else max(begun, key=lambda p: p.starts, default=None)
    if found is None:
        names = ", ".join(periods) or "–"
        raise Refused(phrase("results-no-period", settings.lang, names=names), settings.lang)
    return found


@results.command("check")
@with_settings
@click.argument("file", metavar="TIEDOSTO", type=click.Path(dir_okay=False, path_type=Path))
def check_file(settings: Settings, file: Path) -> None:
    """Tarkista hankkeen lähettämä CSV-tiedosto ennen kuin se otetaan mukaan."""
    catalogue, _ = load_catalogue(settings.root, PRODUCT, settings.today)
    # It is checked as though it stood in its place, under the name that it has.
    path = f"{RESULTS}/{file.name}"
    rows, findings = read_result_file(path, read_bytes(file))
    findings += check_results(replace(catalogue, results=tuple(rows)))
    if findings:
        click.echo(report(findings, lang=settings.lang))
    click.echo(_told(len(rows), sum(r.value is None for r in rows), settings.lang), err=True)
    sys.exit(FOUND_ERRORS if has_errors(findings) else 0)


def _told(rows: int, empty: int, lang: Language) -> str:
    return phrase("results-read", lang, rows=rows, empty=empty)
