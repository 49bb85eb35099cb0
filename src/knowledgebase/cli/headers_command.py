"""`kb headers`: the response headers that a server must send, as its configuration has them."""

import click

from knowledgebase.publish.server_headers import SERVERS


@click.command()
@click.argument("server", type=click.Choice(list(SERVERS)))
def headers(server: str) -> None:
    """Tulosta palvelimen asetuksiin otsakkeet, myös upotettavien sivujen poikkeuksen."""
    click.echo(SERVERS[server](), nl=False)
