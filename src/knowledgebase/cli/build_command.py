"""`kb build`, `kb join` and `kb stage`: the site on disk, whole or in parts, and for other generators."""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from knowledgebase.build.stage import stage as stage_site
from knowledgebase.cli.options import FOUND_ERRORS, with_settings, with_site
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.signals import ended_cleanly
from knowledgebase.cli.usage import WrongUse
from knowledgebase.division import build_part
from knowledgebase.division import join as join_parts
from knowledgebase.flow import build as build_site
from knowledgebase.flow import publication
from knowledgebase.ground.findings import Finding, has_errors, report
from knowledgebase.ground.settings import Settings, today
from knowledgebase.ground.site import PRODUCT, read_site, unset_address
from knowledgebase.publish.offline import make_offline
from knowledgebase.publish.paper import MOST
from knowledgebase.publish.part import Part

_PART = re.compile(r"([0-9]{1,3})/([0-9]{1,3})")


class _PartOf(click.ParamType[Part]):
    """A part written as 2/4."""

    name = "part"

    def get_metavar(self, param: Any, ctx: Any) -> str:  # noqa: ARG002 (as click calls it)
        return "OSA/OSIA"

    def convert(self, value: Any, param: Any, ctx: Any) -> Part:
        if isinstance(value, Part):
            return value
        found = _PART.fullmatch(value)
        if found and 1 <= int(found[1]) <= int(found[2]) <= MOST:
            return Part(int(found[1]), int(found[2]))
        return self.fail(f"{value!r} ei ole osa muodossa 2/4", param, ctx)


@click.command()
@with_settings
@with_site
@click.option("--pictures", is_flag=True, help="Tee myös jakokuvat ja QR-koodit.")
@click.option("--offline", is_flag=True, help="Sivut avautuvat kansiosta ilman palvelinta.")
@click.option("--public", is_flag=True, help="Vaadi, että sivuston osoite on asetettu.")
@click.option("--gzip", is_flag=True, help="Tee tekstitiedostoista myös pakatut palvelinta varten.")
@click.option("--no-index", is_flag=True, help="Jätä hakuindeksi pois: nopeampi, haku ei toimi.")
@click.option(
    "--part", type=_PartOf(), help="Rakenna vain yksi osa, esimerkiksi 2/4, kansioon --to."
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Kansio, johon osa rakennetaan. Osat yhdistää join.",
)
def build(
    *,
    settings: Settings,
    site: Path,
    pictures: bool,
    offline: bool,
    public: bool,
    gzip: bool,
    no_index: bool,
    part: Part | None,
    to: Path | None,
) -> None:
    """Rakenna sivusto ja hakuindeksi. Epäonnistuminen ei koske entiseen sivustoon."""
    if (part is None) is not (to is None) or (part and offline):
        raise WrongUse(phrase("part-use", settings.lang), None, settings.lang)
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
        if part and to:
            _tell(asked, to, partial(build_part, asked, part, to), "part-built", part=part)
            return
        _tell(asked, site, partial(build_site, asked, site))
        if offline:
            make_offline(site)


@click.command()
@with_settings
@with_site
@click.argument(
    "parts", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def join(*, settings: Settings, site: Path, parts: tuple[Path, ...]) -> None:
    """Yhdistä osat, jotka build --part teki, yhdeksi sivustoksi. Viallinen osa ei koske entiseen sivustoon."""
    with ended_cleanly():
        _tell(settings, site, partial(join_parts, settings, parts, site))


def _tell(
    settings: Settings,
    site: Path,
    build: Callable[[], tuple[bool, list[Finding]]],
    done: str = "built",
    **values: object,
) -> None:
    """Tell what comes of building into the folder `site`, and exit when it was not built."""
    began = time.monotonic()
    click.echo(phrase("building", settings.lang), err=True)
    built, findings = build()
    if told := report(findings, lang=settings.lang):
        click.echo(told, err=True)
    if not built:
        click.echo(phrase("not-built", settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    seconds = f"{time.monotonic() - began:.1f}"
    click.echo(phrase(done, settings.lang, site=site, seconds=seconds, **values), err=True)


@click.command()
@with_settings
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def stage(settings: Settings, folder: Path) -> None:
    """Kirjoita sivut tavallisina tiedostoina kansioon KANSIO toista sivustogeneraattoria varten."""
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
