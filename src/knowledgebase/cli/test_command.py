"""`kb test`: all the project's tests, with a real browser where there is one or one can be had."""

import os
import subprocess
import sys
from collections.abc import Mapping

import click

from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure import client_tools
from knowledgebase.measure.chromium import find_or_install


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--fast", is_flag=True, help="Ilman selainta ja hitaimpia: päivän työhön.")
@click.option("--all", "every", is_flag=True, help="Myös viat, satunnaiset syötteet ja rajat.")
@click.option("--coverage", is_flag=True, help="Kerro lopuksi, mitkä rivit mikään testi ei aja.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(*, fast: bool, every: bool, coverage: bool, arguments: tuple[str, ...]) -> None:
    """Aja testit. Loput argumentit annetaan pytestille."""
    environment = dict(os.environ)
    # Tests begin hundreds of processes of ours; what they run is compiled once for them all.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not fast:
        environment |= _tools(environment)
    if every:
        environment["KB_THOROUGH"] = "1"  # properties are tried on all their examples
    chosen = _chosen(fast, every)
    if coverage:
        chosen += ["--cov", "--cov-report=term-missing"]
    # As many workers as the machine has cores, but not for a single test. Who is ready takes tests of
    # who is not: the last ones are the longest.
    alone = any("::" in argument for argument in arguments)
    workers = [] if alone else ["-n", "auto", "--dist", "worksteal"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *workers, *chosen, *arguments],
        cwd=PRODUCT,
        env=environment,
        check=False,
    )
    sys.exit(done.returncode)


def _chosen(fast: bool, every: bool) -> list[str]:
    if fast:
        return ["-m", "not browser and not slow and not thorough"]
    return ["-m", ""] if every else []


def _tools(environment: Mapping[str, str]) -> dict[str, str]:
    """Return where the browser and the tools of its code are, and say what is missing."""

    def tell(line: str) -> None:
        click.echo(line, err=True)

    found: dict[str, str] = {}
    if browser := find_or_install(environment, tell):
        found["KB_CHROMIUM"] = browser
    else:
        tell("!!! SELAINTA EI LÖYTYNYT: selaintestit ohitetaan ja lasketaan.")
    if tools := client_tools.find_or_install(PRODUCT, tell):
        found["KB_CLIENT_TOOLS"] = str(tools)
    else:
        tell("!!! NODEA EI LÖYTYNYT: selaimen koodin tyyppejä ei tarkisteta.")
    return found
