"""`kb test`: all the project's tests, with a real browser where there is one or one can be had."""

import os
import subprocess
import sys

import click

from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure import client_tools
from knowledgebase.measure.chromium import find_or_install


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Aja testit. Loput argumentit annetaan pytestille."""
    environment = dict(os.environ)
    browser = find_or_install(environment, lambda line: click.echo(line, err=True))
    if browser:
        environment["KB_CHROMIUM"] = browser
    else:
        click.echo("!!! SELAINTA EI LÖYTYNYT: selaintestit ohitetaan ja lasketaan.", err=True)
    tools = client_tools.find_or_install(PRODUCT, lambda line: click.echo(line, err=True))
    if tools:
        environment["KB_CLIENT_TOOLS"] = str(tools)
    else:
        click.echo("!!! NODEA EI LÖYTYNYT: selaimen koodin tyyppejä ei tarkisteta.", err=True)
    # As many workers as the machine has cores, but not for a single test.
    workers = [] if any("::" in argument for argument in arguments) else ["-n", "auto"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *workers, *arguments],
        cwd=PRODUCT, env=environment, check=False,
    )  # fmt: skip
    sys.exit(done.returncode)
