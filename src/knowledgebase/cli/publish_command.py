"""`kb publish`, `kb rollback` and `kb verify`: releases of the site, one of which is shown."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import click

from knowledgebase.cli.options import FOUND_ERRORS, SET_APART, with_settings
from knowledgebase.cli.phrases import VARIABLE, phrase
from knowledgebase.cli.signals import ended_cleanly
from knowledgebase.flow import build
from knowledgebase.ground.findings import Finding, Language, has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import read_site, unset_address
from knowledgebase.publish import publisher


def _with_place(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--to",
        type=click.Path(file_okay=False, path_type=Path),
        required=True,
        help="Julkaisujen kansio. Verkkopalvelin näyttää sen linkkiä current.",
    )(command)


_with_lang = click.option("--lang", type=click.Choice(["fi", "en"]), default="fi", envvar=VARIABLE)


@click.command()
@with_settings
@_with_place
@click.option("--pictures", is_flag=True, help="Tee myös jakokuvat ja QR-koodit.")
@click.option("--public", is_flag=True, help="Vaadi, että sivuston osoite on asetettu.")
@click.option("--allow-shrink", is_flag=True, help="Sivuista saa kadota yli viidennes.")
@click.option("--withdraw", metavar="TUNNISTE", help="Ota sivu pois kaikista julkaisuista.")
def publish(
    *,
    settings: Settings,
    to: Path,
    pictures: bool,
    public: bool,
    allow_shrink: bool,
    withdraw: str | None,
) -> None:
    """Tee julkaisu ja näytä se. Virheellisestä tiedostosta näkyy aiempi versio (koodi 3)."""
    if public and (missing := list(unset_address(read_site()))):
        _tell(missing, settings.lang)
        sys.exit(FOUND_ERRORS)
    began = time.monotonic()
    click.echo(phrase("publishing", settings.lang), err=True)
    order = replace(settings, pictures=pictures, compressed=True)
    with ended_cleanly():
        if withdraw:
            done = publisher.withdraw(order, to, build, withdraw)
        else:
            done = publisher.publish(order, to, build, allow_shrink=allow_shrink)
    _tell([*done.apart.findings, *done.findings], settings.lang)
    if done.release is None:
        click.echo(phrase("not-published", settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    states = (
        phrase(f"state-{state}", settings.lang, count=count) for state, count in done.counts.items()
    )
    told = {"name": done.release.name, "seconds": f"{time.monotonic() - began:.1f}"}
    told |= {"all": str(sum(done.counts.values())), "counts": ", ".join(states)}
    click.echo(phrase("published", settings.lang, **told))
    for path in done.withdrawn:
        click.echo(phrase("withdrawn", settings.lang, path=path))
    if done.apart:
        click.echo(phrase("apart", settings.lang))
        for path, state in publisher.told_apart(done.apart):
            click.echo(phrase(f"apart-{state}", settings.lang, path=path))
        sys.exit(SET_APART)


@click.command()
@_with_place
@_with_lang
def rollback(to: Path, lang: Literal["fi", "en"]) -> None:
    """Näytä edellinen julkaisu."""
    began = time.monotonic()
    release, findings = publisher.rollback(to)
    _tell(findings, lang)
    if release is None:
        sys.exit(FOUND_ERRORS)
    seconds = f"{time.monotonic() - began:.2f}"
    click.echo(phrase("rolled-back", lang, name=release.name, seconds=seconds))


@click.command()
@_with_place
@_with_lang
def verify(to: Path, lang: Literal["fi", "en"]) -> None:
    """Tarkista, että julkaisujen jokainen tiedosto on sellainen kuin se julkaistiin."""
    releases, findings = publisher.verify(to)
    _tell(findings, lang)
    if has_errors(findings):
        sys.exit(FOUND_ERRORS)
    click.echo(phrase("verified", lang, count=len(releases)))


def _tell(findings: list[Finding], lang: Language) -> None:
    if findings:
        click.echo(report(findings, lang=lang), err=True)
