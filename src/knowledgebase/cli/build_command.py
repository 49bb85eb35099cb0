"""`kb build` and `kb stage`: the site on disk, and for other generators."""

import sys
import time
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
from knowledgebase.ground.settings import Settings, today
from knowledgebase.ground.site import PRODUCT, read_site, unset_address
from knowledgebase.publish.offline import make_offline


@click.command()
@with_settings
@with_site
@click.option("--pictures", is_flag=True, help="Tee myös jakokuvat ja QR-koodit.")
@click.option("--offline", is_flag=True, help="Sivut avautuvat kansiosta ilman palvelinta.")
@click.option("--public", is_flag=True, help="Vaadi, että sivuston osoite on asetettu.")
@click.option("--gzip", is_flag=True, help="Tee tekstitiedostoista myös pakatut palvelinta varten.")
@click.option("--no-index", is_flag=True, help="Jätä hakuindeksi pois: nopeampi, haku ei toimi.")
def build(
    *,
    settings: Settings,
    site: Path,
    pictures: bool,
    offline: bool,
    public: bool,
    gzip: bool,
    no_index: bool,
) -> None:
    """Rakenna sivusto ja hakuindeksi. Epäonnistuminen ei koske entiseen sivustoon."""
    if public and (missing := list(unset_address(read_site()))):
        click.echo(report(missing, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    with ended_cleanly():
        # A day to come shows what is not to be seen yet, so every page must say of which day it is.
        ahead = settings.today > today()
        asked = replace(
            settings,
            pictures=pictures,
            index=not no_index,
            other_day=ahead,
            # Pages from a folder are changed after the build, and no server packs them.
            compressed=gzip and not offline,
        )
        built, _ = _build(asked, site)
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
