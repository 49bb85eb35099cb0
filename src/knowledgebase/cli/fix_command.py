"""`kb fix`: mend what can be mended without guessing."""

import sys
from pathlib import Path, PurePosixPath

import click

from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.contribute.fix import fixed_path, fixed_text
from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.ground.layout import SHELVES, kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.vocabulary import vocabularies_for


@click.command()
@with_settings
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Älä kirjoita; kerro, mitkä tiedostot muuttuisivat.")
def fix(settings: Settings, files: tuple[Path, ...], check: bool) -> None:
    """Korjaa se, minkä kone voi korjata arvaamatta. Muut viat kertoo kb check.

    Ilman tiedostoja käy läpi kaikki kortit.
    """
    schemas = json_schemas(vocabularies_for(settings.root, PRODUCT)[0])
    changed = False
    for file in files or _entries(settings.root):
        path = _inside(file, settings.root)
        if path is None:
            click.echo(f"{file}: ei ole kansiossa {settings.root}, ohitetaan", err=True)
            continue
        kind = kind_of(path)
        if not kind:
            click.echo(f"{path}: ei ole kortti, ohitetaan", err=True)
            continue
        try:
            before = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            click.echo(
                f"{path}: ei ole UTF-8-tekstiä, ohitetaan", err=True
            )  # the check names the byte
            continue
        after, target = fixed_text(before, schemas[kind]), settings.root / fixed_path(path)
        if after == before and target == settings.root / path:
            continue
        changed = True
        _report(path, target.relative_to(settings.root))
        if not check:
            _write(file, target, after)
    sys.exit(FOUND_ERRORS if check and changed else 0)


def _entries(root: Path) -> list[Path]:
    return sorted(
        file
        for s in SHELVES.values()
        for file in (root / s.folder).glob("*.md")
        if kind_of(PurePosixPath(file.relative_to(root).as_posix()))
    )


def _inside(file: Path, root: Path) -> PurePosixPath | None:
    """Return the path of a file under the root, or None for one that stands elsewhere."""
    if not file.resolve().is_relative_to(root.resolve()):
        return None
    return PurePosixPath(file.resolve().relative_to(root.resolve()).as_posix())


def _report(path: PurePosixPath, target: Path) -> None:
    renamed = "" if str(target) == str(path) else f" → {target}"
    click.echo(f"{path}{renamed}")


def _write(file: Path, target: Path, text: str) -> None:
    if target != file.resolve() and target.exists():
        click.echo(f"{target.name} on jo olemassa; tiedoston nimeä ei muutettu.", err=True)
        target = file
    target.write_bytes(text.encode())
    if target.resolve() != file.resolve():
        file.unlink()
