"""`kb newsletter`: a draft of the newsletter, ready to edit."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from knowledgebase.cli.making_pages import page_maker_of
from knowledgebase.cli.options import Day, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.findings import Language
from knowledgebase.ground.settings import Settings
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.report.newsletter import CHOICES, Choice
from knowledgebase.report.newsletter import newsletter as make_newsletter


@click.command()
@with_settings
@click.option("--since", type=Day(), required=True, help="Ensimmäinen päivä, josta kerrotaan.")
@click.option(
    "--until", type=Day(), default=None, help="Viimeinen päivä, josta kerrotaan. Oletus tänään."
)
@click.option("--audience", multiple=True, help="Vain tälle sidosryhmälle. Voit antaa monta.")
@click.option("--theme", multiple=True, help="Vain tästä teemasta. Voit antaa monta.")
@click.option("--region", multiple=True, help="Vain tältä alueelta. Voit antaa monta.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Kansio, johon luonnos kirjoitetaan. Ilman sitä Markdown tulostetaan.",
)
def newsletter(
    settings: Settings,
    since: date,
    until: date | None,
    folder: Path | None,
    **chosen: tuple[str, ...],
) -> None:
    """Tee uutiskirjeen luonnos: uutta, muuttunutta, tulevat tapahtumat ja menneiden tallenteet."""
    maker = page_maker_of(settings)
    terms = {vocabulary: chosen[name] for name, vocabulary in CHOICES.items()}
    _refuse_unknown(maker.catalogue.vocabularies, chosen, settings.lang)
    draft = make_newsletter(maker, Choice(since, until or settings.today, terms))
    if folder is None:
        click.echo(draft.markdown, nl=False)
        return
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"uutiskirje-{settings.today.isoformat()}"
    stem.with_suffix(".md").write_text(draft.markdown, "utf-8")
    stem.with_suffix(".html").write_text(draft.html, "utf-8")
    click.echo(f"{draft.items} nostoa: {stem}.md ja {stem}.html", err=True)


def _refuse_unknown(
    vocabularies: Vocabularies, chosen: Mapping[str, tuple[str, ...]], lang: Language
) -> None:
    """Raise UsageError for a term that its vocabulary lacks, and tell those that it has."""
    for name, vocabulary in CHOICES.items():
        known = vocabularies[vocabulary].terms
        if set(chosen[name]) - set(known):
            told = phrase("one-of", lang, name=f"--{name}", words=", ".join(known))
            raise click.UsageError(told)
