"""`kb review`: what a reviewer must know of changed entries."""

from pathlib import Path, PurePosixPath

import click

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import with_settings
from knowledgebase.contribute.review import reviews
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.relate.relate import relate
from knowledgebase.report.review_report import FORMATS, review_report


@click.command()
@with_settings
@click.argument(
    "files", nargs=-1, required=True, metavar="TIEDOSTO…", type=click.Path(path_type=Path)
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="Tulosteen muoto."
)
def review(settings: Settings, files: tuple[Path, ...], form: str) -> None:
    """Kerro arvioijalle, mitä julkaistaan, mihin se liittyy ja mitä siinä on samaa kuin muissa.

    Tiedosto, joka ei ole kortti, ohitetaan.
    """
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today, read_site().url)
    paths = [path for file in files if (path := _path(settings.root, file))]
    relations = relate(catalogue.entries.values())
    found = reviews(paths, catalogue, relations, findings, settings.today)
    click.echo(review_report(found, catalogue, form), nl=False)


def _path(root: Path, file: Path) -> str | None:
    """Return the path under the root of an entry's file; a bare path is taken from the root."""
    here = file if file.is_absolute() else root / file
    if not here.is_file() and file.is_file():
        here = file.absolute()
    try:
        path = PurePosixPath(here.resolve().relative_to(root).as_posix())
    except ValueError:
        return None
    if not here.is_file():
        click.echo(f"{file}: tiedostoa ei ole, ohitetaan", err=True)
    return str(path) if kind_of(path) and here.is_file() else None
