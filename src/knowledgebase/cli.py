"""The `kb` command: one sub-command for each stage and each daily task."""

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Literal

import click

from knowledgebase.build import build as build_site
from knowledgebase.findings import FORMATS, Finding, has_errors, report
from knowledgebase.flow import Settings, today
from knowledgebase.load import load_catalogue
from knowledgebase.site import PRODUCT

# Exit codes: 1 = at least one error, 2 = usage (click's own), 3 = kept for quarantine.
_FOUND_ERRORS = 1


class _Day(click.ParamType):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} ei ole päivä muodossa 2026-11-24", param, ctx)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --root, --lang and --today, handed over as `settings`."""

    @click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path),
                  default=PRODUCT, help="Kansio, jossa on content, practices ja projects.")  # fmt: skip
    @click.option("--lang", type=click.Choice(["fi", "en"]), default="fi", help="Havaintojen kieli.")
    @click.option("--today", "day", type=_Day(), default=None, help="Päivä, jona tarkistetaan.")
    @wraps(command)
    def wrapped(root: Path, lang: Literal["fi", "en"], day: date | None, **rest: Any) -> Any:
        return command(settings=Settings(root.resolve(), day or today(), lang), **rest)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="knowledgebase")
def main() -> None:
    """Työelämän tietopankki: tarkista, rakenna, näytä."""


@main.command()
@common
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Tulosteen muoto.")
@click.option("--strict", is_flag=True, help="Varoituskin on virhe.")
def check(settings: Settings, form: str, strict: bool) -> None:
    """Tarkista kaikki kortit ja sivut. Kertoo joka viasta paikan, syyn ja korjauksen."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    if findings or form == "json":
        click.echo(report(findings, form, settings.lang))
    _say_result(findings, len(catalogue.entries), settings.lang)
    sys.exit(_FOUND_ERRORS if has_errors(findings, strict) else 0)


def _say_result(findings: list[Finding], entries: int, lang: str) -> None:
    errors = sum(found.level == "error" for found in set(findings))
    warnings = len(set(findings)) - errors
    words = {
        "fi": f"{entries} korttia kunnossa, {errors} virhettä, {warnings} varoitusta.",
        "en": f"{entries} entries in order, {errors} errors, {warnings} warnings.",
    }
    click.echo(words[lang], err=True)


@main.command()
@common
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=PRODUCT / "site",
              help="Kansio, johon sivusto rakennetaan.")  # fmt: skip
def build(settings: Settings, site: Path) -> None:
    """Rakenna sivusto ja hakuindeksi. Epäonnistuminen ei koske entiseen sivustoon."""
    if not _build(settings, site):
        sys.exit(_FOUND_ERRORS)


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


@main.command()
@common
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=PRODUCT / "site",
              help="Kansio, johon sivusto rakennetaan.")  # fmt: skip
@click.option("--host", default="127.0.0.1", help="Osoite, jossa sivusto näytetään.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Portti; 0 = mikä tahansa vapaa.")
def serve(settings: Settings, site: Path, host: str, port: int) -> None:
    """Rakenna, näytä selaimessa ja rakenna uudelleen, kun tiedosto muuttuu."""
    from knowledgebase.serve import serve as serve_site

    if not _build(settings, site):
        sys.exit(_FOUND_ERRORS)
    try:
        serve_site(
            settings.root, site.resolve(), (host, port), lambda: _build(settings, site) and None,
            lambda url: click.echo(f"Sivusto on osoitteessa {url} (lopeta: Ctrl+C)"),
        )  # fmt: skip
    except OSError as error:
        raise click.UsageError(f"Portti {port} on varattu: {error.strerror}") from None
