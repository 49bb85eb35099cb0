"""`kb review`: what a reviewer must know of changed entries."""

from pathlib import Path, PurePosixPath

import click

from knowledgebase.catalogue.history import last_text
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.rules import nobody_keeps_results
from knowledgebase.cli.options import with_settings
from knowledgebase.contribute.review import Review, review_of_gone, reviews
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

    Poistetusta ja nimetystä tiedostosta kerrotaan, mitä siinä oli ja mistä sinne johtaa linkki.
    Tiedosto, joka ei ole kortti, ohitetaan.
    """
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today, read_site().url)
    paths = [path for file in files if (path := _path(settings.root, file))]
    there = [str(path) for path in paths if (settings.root / path).is_file()]
    findings += nobody_keeps_results(catalogue, settings.today, there)
    relations = relate(catalogue.entries.values())
    made = reviews(there, catalogue, relations, findings, settings.today)
    found: dict[str, Review | None] = {each.path: each for each in made}
    for path in paths:
        if str(path) not in found:
            text = last_text(settings.root, str(path))
            found[str(path)] = review_of_gone(path, text, catalogue)
            if found[str(path)] is None:
                click.echo(f"{path}: tiedostoa ei ole, ohitetaan", err=True)
    told = [each for path in paths if (each := found[str(path)])]
    click.echo(review_report(told, catalogue, form), nl=False)


def _path(root: Path, file: Path) -> PurePosixPath | None:
    """Return the path under the root of an entry's file; a bare path is taken from the root.

    The file need not be there: a deleted one is reviewed too.
    """
    here = file if file.is_absolute() else root / file
    if not here.is_file() and file.is_file():
        here = file.absolute()
    try:
        path = PurePosixPath(here.resolve().relative_to(root).as_posix())
    except ValueError:
        return None
    if kind_of(path):
        return path
    if not here.is_file():
        click.echo(f"{file}: tiedostoa ei ole, ohitetaan", err=True)
    return None
