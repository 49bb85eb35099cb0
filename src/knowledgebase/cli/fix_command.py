"""`kb fix`: mend what can be mended without guessing."""

import sys
from datetime import date
from pathlib import Path, PurePosixPath

import click

from knowledgebase.cli.options import FOUND_ERRORS, path_under, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.contribute.fix import Mended, fixed_path, safely_fixed
from knowledgebase.contribute.json_schema import Node, json_schema, json_schemas
from knowledgebase.ground.findings import Finding, Language
from knowledgebase.ground.layout import SHELVES, kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from knowledgebase.schema import KINDS
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
        after = mended(path, before, schemas[kind], vocabularies, settings.today)
        target = settings.root / fixed_path(path)
        if not after.did and target == settings.root / path:
            continue
        changed = True
        _report(path, target.relative_to(settings.root), after.did, settings.lang)
        if not check:
            _write(file, target, after.text, settings.lang)
    if not changed:
        click.echo(phrase("fix-nothing", settings.lang), err=True)
    sys.exit(FOUND_ERRORS if check and changed else 0)


def mended(
    path: PurePosixPath, text: str, schema: Node, vocabularies: Vocabularies, today: date
) -> Mended:
    """Return an entry as `kb fix` leaves it, and what was done to it."""

    def findings(changed: str) -> list[Finding]:
        return all_findings(path, changed.encode(), vocabularies, frozenset(), today)

    return safely_fixed(text, schema, findings)


def would_mend(settings: Settings, path: PurePosixPath) -> bool:
    """True when `kb fix` would take away an error of the entry at `path` under the root."""
    kind = kind_of(path)
    try:
        text = (settings.root / path).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    if not kind:
        return False
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    schema = json_schema(KINDS[kind], vocabularies)
    target = fixed_path(path)
    if target != path and not (settings.root / target).exists():
        return True

    def errors(written: str) -> int:
        found = all_findings(path, written.encode(), vocabularies, frozenset(), settings.today)
        return sum(each.level == "error" for each in found)

    return errors(mended(path, text, schema, vocabularies, settings.today).text) < errors(text)


def _entries(root: Path) -> list[Path]:
    return sorted(
        file
        for s in SHELVES.values()
        for file in (root / s.folder).glob("*.md")
        if kind_of(PurePosixPath(file.relative_to(root).as_posix()))
    )


def _report(path: PurePosixPath, target: Path, did: tuple[str, ...], lang: Language) -> None:
    renamed = "" if str(target) == str(path) else f" → {target}"
    told = ", ".join(phrase(f"fixed-{name}", lang) for name in did)
    click.echo(f"{path}{renamed}{': ' if told else ''}{told}")


def _write(file: Path, target: Path, text: str, lang: Language) -> None:
    if target != file.resolve() and target.exists():
        click.echo(phrase("fix-name-taken", lang, name=target.name), err=True)
        target = file
    target.write_bytes(text.encode())
    if target.resolve() != file.resolve():
        file.unlink()
