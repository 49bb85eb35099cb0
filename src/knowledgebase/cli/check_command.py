"""`kb check`: every finding about the content in one run."""

import os
import shlex
import sys
from pathlib import Path, PurePosixPath

import click

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.check_some import check_some
from knowledgebase.catalogue.facts import is_draft
from knowledgebase.catalogue.history import read_history
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.stored import Stored
from knowledgebase.cli.fix_command import would_mend
from knowledgebase.cli.options import FOUND_ERRORS, path_under, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.findings import FORMATS, Finding, has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.ground.workers import without_collections


@click.command()
@with_settings
@click.argument(
    "files",
    nargs=-1,
    metavar="[TIEDOSTO…]",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="Tulosteen muoto."
)
@click.option("--strict", is_flag=True, help="Varoituskin on virhe.")
def check(settings: Settings, files: tuple[Path, ...], form: str, strict: bool) -> None:
    """Tarkista kaikki kortit ja sivut, tai kerro vain annettujen tiedostojen viat.

    Kertoo joka viasta paikan, syyn ja korjauksen, ja yhdestä kortista myös, mitä seuraavaksi.
    """
    asked = {str(_path(file, settings)): file for file in files}
    root, today = settings.root, settings.today
    with without_collections():
        kept = Stored(root, PRODUCT, today)
        if files:
            some = list(map(PurePosixPath, asked))
            catalogue, findings = check_some(
                some, root, PRODUCT, today, site=read_site().url, kept=kept
            )
        else:
            catalogue, findings = load_catalogue(root, PRODUCT, today, read_site().url, kept)
            findings += read_history(root, today)[1]
    if findings or form == "json":
        click.echo(report(findings, form, settings.lang))
    count = len(asked) if files else _in_order(catalogue, findings)
    result = "check-files" if files else "check-all"
    click.echo(phrase(result, settings.lang, count=count, **_counts(findings)), err=True)
    failed = has_errors(findings, strict)
    if len(asked) == 1:
        ((path, file),) = asked.items()
        step = "check-mend" if failed else _next(path, catalogue)
        # As a shell takes it: a name may have spaces.
        named = {"file": shlex.quote(os.path.relpath(file)), "name": file.stem}
        steps = [step] if step else []
        if failed and would_mend(settings, PurePosixPath(path)):
            steps.append("check-fix")
        told = "\n".join(phrase(each, settings.lang, **named) for each in steps)
        click.echo(told, err=True, nl=bool(told))
    sys.exit(FOUND_ERRORS if failed else 0)


def _path(file: Path, settings: Settings) -> PurePosixPath:
    path = path_under(settings.root, file)
    if path is None:
        told = phrase("check-outside", settings.lang, file=file, root=settings.root)
        raise click.UsageError(told)
    return path


def _next(path: str, catalogue: Catalogue) -> str:
    """Return the phrase of what the writer of an entry in order does next, '' for another file."""
    entry = next((e for e in catalogue.entries.values() if str(e.path) == path), None)
    return "" if entry is None else "check-publish" if is_draft(entry) else "check-propose"


def _in_order(catalogue: Catalogue, findings: list[Finding]) -> int:
    faulty = {found.path for found in findings if found.level == "error"}
    return sum(str(entry.path) not in faulty for entry in catalogue.entries.values())


def _counts(findings: list[Finding]) -> dict[str, int]:
    errors = sum(found.level == "error" for found in set(findings))
    return {"errors": errors, "warnings": len(set(findings)) - errors}
