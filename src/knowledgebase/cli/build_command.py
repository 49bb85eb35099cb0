"""`kb build`, `kb serve` and `kb stage`: the site on disk, on screen, and for other generators."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from knowledgebase.build.generator import build as build_site
from knowledgebase.build.stage import stage as stage_site
from knowledgebase.cli.options import FOUND_ERRORS, with_settings, with_site
from knowledgebase.flow import Settings, publication
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.publish.serve import serve as serve_site


@click.command()
@with_settings
@with_site
@click.option("--pictures", is_flag=True, help="Tee myös jakokuvat ja QR-koodit.")
def build(settings: Settings, site: Path, pictures: bool) -> None:
    """Rakenna sivusto ja hakuindeksi. Epäonnistuminen ei koske entiseen sivustoon."""
    if not _build(replace(settings, pictures=pictures), site):
        sys.exit(FOUND_ERRORS)


def _build(settings: Settings, site: Path) -> bool:
    began = time.monotonic()
    click.echo("Rakennetaan sivustoa…", err=True)
    built, findings = build_site(settings, site)
    if findings:
        click.echo(report(findings, lang=settings.lang), err=True)
    if built:
        click.echo(f"Valmis: {site} ({time.monotonic() - began:.1f} s)", err=True)
    else:
        click.echo("Sivustoa ei rakennettu. Entinen sivusto on ennallaan.", err=True)
    return built


@click.command()
@with_settings
@with_site
@click.option("--host", default="127.0.0.1", help="Osoite, jossa sivusto näytetään.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Portti; 0 on mikä tahansa vapaa."
)
def serve(settings: Settings, site: Path, host: str, port: int) -> None:
    """Rakenna, näytä selaimessa ja rakenna uudelleen, kun tiedosto muuttuu."""
    if not _build(settings, site):
        sys.exit(FOUND_ERRORS)
    try:
        serve_site(
            settings.root, site.resolve(), (host, port),
            rebuild=lambda: _build(settings, site),
            started=lambda url: click.echo(f"Sivusto on osoitteessa {url} (lopeta: Ctrl+C)"),
        )  # fmt: skip
    except OSError as error:
        raise click.UsageError(f"Porttia {port} ei voi käyttää: {error.strerror}") from None


@click.command()
@with_settings
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def stage(settings: Settings, folder: Path) -> None:
    """Kirjoita sivut tavallisina tiedostoina kansioon FOLDER toista sivustogeneraattoria varten."""
    made, findings = publication(settings)
    if findings:
        click.echo(report(findings, lang=settings.lang), err=True)
    if has_errors(findings):
        sys.exit(FOUND_ERRORS)
    stage_site(made, folder)
    click.echo(f"{len(made.pages)} sivua kansiossa {folder}", err=True)
