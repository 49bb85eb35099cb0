"""`kb newsletter`: a draft of the newsletter, ready to edit."""

import sys
from datetime import date
from pathlib import Path

import click

from knowledgebase.cli.options import FOUND_ERRORS, Day, with_settings
from knowledgebase.flow import page_maker
from knowledgebase.ground.findings import report
from knowledgebase.ground.settings import Settings
from knowledgebase.report.newsletter import newsletter as make_newsletter


@click.command()
@with_settings
@click.option("--since", type=Day(), required=True, help="Ensimmäinen päivä, josta kerrotaan.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Kansio, johon luonnos kirjoitetaan. Ilman sitä Markdown tulostetaan.",
)
def newsletter(settings: Settings, since: date, folder: Path | None) -> None:
    """Tee uutiskirjeen luonnos: uutta ja muuttunutta, ja tulevat tapahtumat."""
    maker, findings = page_maker(settings)
    if maker is None:
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    draft = make_newsletter(maker, since)
    if folder is None:
        click.echo(draft.markdown, nl=False)
        return
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"uutiskirje-{settings.today.isoformat()}"
    stem.with_suffix(".md").write_text(draft.markdown, "utf-8")
    stem.with_suffix(".html").write_text(draft.html, "utf-8")
    click.echo(f"{draft.items} nostoa: {stem}.md ja {stem}.html", err=True)
