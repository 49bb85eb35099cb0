"""`kb due`: what must be reviewed, by whose task it is."""

import click

from knowledgebase.catalogue.facts import lacks_keeper
from knowledgebase.cli.making_pages import page_maker_of
from knowledgebase.cli.options import with_settings
from knowledgebase.ground.settings import Settings
from knowledgebase.report.due_reviews import as_mail, as_markdown
from knowledgebase.report.due_reviews import due as find_due


@click.command()
@with_settings
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=0,
    help="Mukaan myös ne, joiden tarkistus tulee näin monen päivän kuluessa.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "mail"]),
    default="markdown",
    help="Luettelo toimitukselle tai viesti jokaiselle vastaavalle.",
)
def due(settings: Settings, within: int, form: str) -> None:
    """Kerro, mitkä kortit on tarkistettava ja kenen tehtävä se on."""
    maker = page_maker_of(settings)
    shares = find_due(maker.catalogue, settings.today, within)
    if form == "mail":
        click.echo(as_mail(shares, maker.site.absolute("")), nl=False)
    else:
        unkept = sum(lacks_keeper(p, settings.today) for p in maker.shelves.projects)
        click.echo(as_markdown(shares, settings.today, unkept), nl=False)
