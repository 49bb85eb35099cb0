"""`kb fix`: mend what can be mended without guessing."""

import sys
from functools import partial
from pathlib import Path, PurePosixPath

import click

from knowledgebase.cli.options import FOUND_ERRORS, path_under, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.fix import fixed_path, safely_fixed
from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.ground.findings import Finding, Language
from knowledgebase.ground.layout import SHELVES, kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.validate.file import all_findings


@click.command()
@with_settings
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Älä kirjoita; kerro, mitkä tiedostot muuttuisivat.")
def fix(settings: Settings, files: tuple[Path, ...], check: bool) -> None:
    """Korjaa se, minkä kone voi korjata arvaamatta. Muut viat kertoo kb check.

    Ilman tiedostoja käy läpi kaikki kortit.
    """
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    schemas = json_schemas(vocabularies)

    def findings(path: PurePosixPath, text: str) -> list[Finding]:
        return all_findings(path, text.encode(), vocabularies, frozenset(), settings.today)

    changed = False
    for file in files or _entries(settings.root):
        path = path_under(settings.root, file)
        if path is None:
            told = phrase("fix-outside", settings.lang, file=file, root=settings.root)
            click.echo(told, err=True)
            continue
        kind = kind_of(path)
        if not kind:
            click.echo(phrase("fix-no-entry", settings.lang, path=path), err=True)
            continue
        try:
            before = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            click.echo(
                f"{path}: ei ole UTF-8-tekstiä, ohitetaan", err=True
            )  # the check names the byte
            continue
        after = safely_fixed(before, schemas[kind], partial(findings, path))
        target = settings.root / fixed_path(path)
        if after == before and target == settings.root / path:
            continue
        changed = True
        _report(path, target.relative_to(settings.root))
        if not check:
            _write(file, target, after, settings.lang)
    sys.exit(FOUND_ERRORS if check and changed else 0)


def _entries(root: Path) -> list[Path]:
    return sorted(
        file
        for s in SHELVES.values()
        for file in (root / s.folder).glob("*.md")
        if kind_of(PurePosixPath(file.relative_to(root).as_posix()))
    )


def _report(path: PurePosixPath, target: Path) -> None:
    renamed = "" if str(target) == str(path) else f" → {target}"
    click.echo(f"{path}{renamed}")


def _write(file: Path, target: Path, text: str, lang: Language) -> None:
    if target != file.resolve() and target.exists():
        click.echo(phrase("fix-name-taken", lang, name=target.name), err=True)
        target = file
    target.write_bytes(text.encode())
    if target.resolve() != file.resolve():
        file.unlink()
