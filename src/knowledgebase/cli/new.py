"""`kb new`: start an entry from a template that comes from the schema."""

import re
from pathlib import Path

import click

from knowledgebase.cli.options import with_settings
from knowledgebase.flow import Settings
from knowledgebase.layout import SHELVES
from knowledgebase.schema import KINDS
from knowledgebase.schema.fields import SLUG_MAX, SLUG_PATTERN
from knowledgebase.schema.template import entry_template


@click.command()
@with_settings
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("id", metavar="TUNNISTE")
@click.option("--title", default="", help="Kortin nimi.")
def new(settings: Settings, kind: str, id: str, title: str) -> None:
    """Aloita uusi kortti. TUNNISTE on tiedoston nimi: pieniä kirjaimia, numeroita, yhdysviivoja."""
    if not re.fullmatch(SLUG_PATTERN, id) or len(id) > SLUG_MAX:
        raise click.UsageError(f"Tunniste {id!r} ei kelpaa. Malli: tyokyvyn-tuki.")
    file = Path(settings.root, SHELVES[kind].folder, f"{id}.md")
    if file.exists():
        raise click.UsageError(f"Tiedosto {file} on jo olemassa.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(entry_template(KINDS[kind], title, settings.today), "utf-8")
    click.echo(file)
