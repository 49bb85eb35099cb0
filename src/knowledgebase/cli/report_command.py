"""`kb report`: the steering report of a period, to be attached to what the funder is told."""

from pathlib import Path

import click

from knowledgebase.cli.making_pages import page_maker_of
from knowledgebase.cli.options import with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.settings import Settings
from knowledgebase.render.files.word_documents import word_document
from knowledgebase.report.spans import span_of
from knowledgebase.report.steering import steering_report, title_of
from knowledgebase.validate.markdown import parse


@click.command()
@with_settings
@click.option(
    "--period",
    required=True,
    help="Vuosi (2026), neljännes (2026-Q4), kuukausi (2026-11) tai raportointijakson tunniste.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Kansio, johon raportti kirjoitetaan: Markdown, HTML ja Word. Ilman sitä Markdown tulostetaan.",
)
def report(settings: Settings, period: str, folder: Path | None) -> None:
    """Tee tilanneraportti jaksosta. Jokainen luku on linkki siihen, mistä se on laskettu."""
    maker = page_maker_of(settings)
    span = span_of(period, maker.catalogue.periods)
    if span is None:
        known = ", ".join(["2026", "2026-Q4", "2026-11", *maker.catalogue.periods])
        raise click.UsageError(phrase("one-of", settings.lang, name="--period", words=known))
    title, text = title_of(maker, span), steering_report(maker, span)
    if folder is None:
        click.echo(f"# {title}\n\n{text}", nl=False)
        return
    html = maker.templates.render("report.html", "", title=title, body=parse(text).html)
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"tilanneraportti-{span.id}"
    stem.with_suffix(".md").write_text(f"# {title}\n\n{text}", "utf-8")
    stem.with_suffix(".html").write_text(html, "utf-8")
    end = f"{maker.site.name}. {maker.site.url}"
    stem.with_suffix(".docx").write_bytes(
        word_document(maker.site, title, text, end, on_paper=False)
    )
    click.echo(f"{stem}.md, {stem.name}.html, {stem.name}.docx", err=True)
