"""`kb dead-links`: which links to other sites no longer lead anywhere."""

import click

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.options import with_settings
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure.dead_links import addresses_of, as_markdown, ask_web, audit


@click.command("dead-links")
@with_settings
def dead_links(settings: Settings) -> None:
    """Kysy verkosta, vastaavatko linkit muille sivustoille. Tulostaa raportin, ei muuta mitään.

    Jokainen osoite kysytään kerran ja hitaasti, joten tähän kuluu aikaa.
    """
    catalogue, _ = load_catalogue(settings.root, PRODUCT, settings.today)
    addresses = addresses_of(catalogue)
    dead = audit(addresses, ask_web)
    click.echo(as_markdown(dead, len(addresses), settings.today), nl=False)
