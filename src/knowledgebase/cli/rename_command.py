"""`kb rename`: give an entry a new id, and rewrite all that points to it."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.content_tree import list_files
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.usage import Refused
from knowledgebase.contribute.answers import id_findings
from knowledgebase.contribute.rename import (
    CannotRenameError,
    Renaming,
    changes,
    find_entry,
    renaming,
    taken,
)
from knowledgebase.ground.findings import has_errors
from knowledgebase.ground.layout import RESULTS, is_reserved_name
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.validate.entry import Entry


@click.command()
@with_settings
@click.argument("old", metavar="VANHA")
@click.argument("new", metavar="UUSI")
@click.option("--dry-run", is_flag=True, help="Älä kirjoita; kerro, mitkä tiedostot muuttuisivat.")
def rename(settings: Settings, old: str, new: str, dry_run: bool) -> None:
    """Anna kortille uusi tunniste. Vanha osoite ja kaikki viittaukset toimivat edelleen.

    VANHA on tiedosto, tunniste tai laji:tunniste. UUSI on uusi tunniste.
    """
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today)
    if has_errors(findings):
        # An entry with errors is not in the catalogue, so its links would be left as they are.
        raise Refused(phrase("rename-errors", settings.lang), settings.lang)
    entry = _entry(catalogue, old, settings)
    id = _new_id(catalogue, entry, new, settings)
    texts = _texts(settings.root)
    try:
        plan = renaming(catalogue, entry, id, texts, read_site().url)
    except CannotRenameError as error:
        told = phrase("rename-place", settings.lang, place=error)
        raise Refused(told, settings.lang) from None
    for before, after in changes(plan):
        click.echo(before if before == after else f"{before} → {after}")
    if not dry_run:
        _write(settings, plan)


def _entry(catalogue: Catalogue, old: str, settings: Settings) -> Entry:
    name = PurePosixPath(old)
    if name.is_absolute() and Path(old).is_relative_to(settings.root):
        name = PurePosixPath(Path(old).relative_to(settings.root).as_posix())
    found = find_entry(catalogue, str(name))
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(entry.key for entry in found)
        raise Refused(phrase("rename-many", settings.lang, name=old, keys=keys), settings.lang)
    near = catalogue.nearest(f"practice:{name.stem}") or catalogue.nearest(f"project:{name.stem}")
    guess = " " + phrase("near", settings.lang, names=near) if near else ""
    raise Refused(phrase("rename-none", settings.lang, name=old) + guess, settings.lang)


def _new_id(catalogue: Catalogue, entry: Entry, new: str, settings: Settings) -> str:
    id = PurePosixPath(new).stem if new.endswith(".md") else new
    for found in id_findings(id):
        raise Refused(found.message(settings.lang), settings.lang)
    if id == entry.id or is_reserved_name(id):
        raise Refused(phrase("rename-same", settings.lang, name=id), settings.lang)
    if other := taken(catalogue, entry, id):
        raise Refused(phrase("rename-taken", settings.lang, name=id, other=other), settings.lang)
    return id


def _texts(root: Path) -> Mapping[str, str]:
    """Return the text of every file of the content that may name an entry, as the reader has it."""
    paths = [path for path in list_files(root)[0] if path.suffix == ".md"]
    data = (*root.glob("content/**/*.yml"), *root.glob(f"{RESULTS}/*.csv"))
    paths += [PurePosixPath(file.relative_to(root).as_posix()) for file in data]
    return {str(path): _read(root / path) for path in paths}


def _read(file: Path) -> str:
    text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def _write(settings: Settings, plan: Renaming) -> None:
    """Write the files, or leave all of them as they were when the check then finds an error."""
    before = {path: (settings.root / path).read_bytes() for path in plan.texts}
    pairs = [(str(plan.old), str(plan.new)), *([plan.results] if plan.results else [])]
    moves = [(settings.root / old, settings.root / new) for old, new in pairs]
    try:
        for path, text in plan.texts.items():
            (settings.root / path).write_bytes(text.encode())
        for old, new in moves:
            old.rename(new)
        _, findings = load_catalogue(settings.root, PRODUCT, settings.today)
        if has_errors(findings):
            first = next(found for found in sorted(findings) if found.level == "error")
            told = f"{first.path}:{first.line}: {first.message(settings.lang)}"
            raise Refused(phrase("rename-worse", settings.lang, why=told), settings.lang)
    except BaseException:
        for old, new in moves:
            if new.exists():
                new.rename(old)
        for path, raw in before.items():
            (settings.root / path).write_bytes(raw)
        raise
