"""`kb build`, `kb serve` and `kb stage`: the site on disk, on screen, and for other generators."""

import errno
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from knowledgebase.build.stage import stage as stage_site
from knowledgebase.cli.options import FOUND_ERRORS, with_settings, with_site
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.signals import ended_cleanly
from knowledgebase.flow import build as build_site
from knowledgebase.flow import publication
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site, unset_address
from knowledgebase.publish.offline import make_offline
from knowledgebase.publish.serve import Preview
from knowledgebase.publish.watch import changes


@click.command()
@with_settings
@with_site
@click.option("--pictures", is_flag=True, help="Tee myös jakokuvat ja QR-koodit.")
@click.option("--offline", is_flag=True, help="Sivut avautuvat kansiosta ilman palvelinta.")
@click.option("--public", is_flag=True, help="Vaadi, että sivuston osoite on asetettu.")
def build(settings: Settings, site: Path, pictures: bool, offline: bool, public: bool) -> None:
    """Rakenna sivusto ja hakuindeksi. Epäonnistuminen ei koske entiseen sivustoon."""
    if public and (missing := list(unset_address(read_site()))):
        click.echo(report(missing, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    with ended_cleanly():
        built, _ = _build(replace(settings, pictures=pictures), site)
        if built and offline:
            make_offline(site)
    if not built:
        sys.exit(FOUND_ERRORS)


def _build(settings: Settings, site: Path) -> tuple[bool, str]:
    began = time.monotonic()
    click.echo(phrase("building", settings.lang), err=True)
    built, findings = build_site(settings, site)
    told = report(findings, lang=settings.lang)
    if told:
        click.echo(told, err=True)
    if built:
        seconds = f"{time.monotonic() - began:.1f}"
        click.echo(phrase("built", settings.lang, site=site, seconds=seconds), err=True)
    else:
        click.echo(phrase("not-built", settings.lang), err=True)
    return built, told


@click.command()
@with_settings
@with_site
@click.option("--host", default="127.0.0.1", help="Osoite, jossa sivusto näytetään.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Portti; 0 on mikä tahansa vapaa."
)
def serve(settings: Settings, site: Path, host: str, port: int) -> None:
    """Rakenna, näytä selaimessa ja rakenna uudelleen, kun tiedosto muuttuu."""
    with (
        ended_cleanly(),
        _preview(settings, site, host, port) as preview,
        suppress(KeyboardInterrupt),
    ):
        for turn, _ in enumerate(changes(_watched(settings.root))):
            built, told = _build(settings, site)
            if not built and turn == 0:
                sys.exit(FOUND_ERRORS)
            if built:
                preview.built()
            else:
                preview.failed(told)
            if turn == 0:
                click.echo(phrase("served", settings.lang, url=preview.url))


def _preview(settings: Settings, site: Path, host: str, port: int) -> Preview:
    try:
        return Preview(site.resolve(), (host, port))
    except OSError as error:
        id = {errno.EADDRINUSE: "port-taken", errno.EACCES: "port-denied"}.get(
            error.errno or 0, "no-address"
        )
        why = error.strerror or str(error)
        told = phrase(id, settings.lang, host=host, port=port, why=why)
        raise click.UsageError(told) from None


def _watched(root: Path) -> list[Path]:
    folders = (root / name for name in ("content", "practices", "projects"))
    return [*folders, PRODUCT / "theme", PRODUCT / "mkdocs.yml"]


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
    if foreign := stage_site(made, folder.resolve(), (settings.root, PRODUCT)):
        click.echo(report(foreign, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    told = phrase("staged", settings.lang, count=len(made.pages), folder=folder)
    click.echo(told, err=True)
