"""Options that many commands share, and the exit codes."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import click

from knowledgebase.cli.phrases import VARIABLE
from knowledgebase.ground.settings import Settings, today
from knowledgebase.ground.site import PRODUCT

FOUND_ERRORS = 1
"""At least one error. 2 is click's own for wrong usage."""
SET_APART = 3
"""Published, but faulty files were set apart."""


class Day(click.ParamType[date]):
    """A day written as 2026-11-24."""

    name = "day"

    def get_metavar(self, param: Any, ctx: Any) -> str:  # noqa: ARG002 (as click calls it)
        return "PÄIVÄ"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} ei ole päivä muodossa 2026-11-24", param, ctx)


def path_under(root: Path, file: Path) -> PurePosixPath | None:
    """Return the path of a file under the root, None when it is elsewhere."""
    try:
        return PurePosixPath(file.resolve().relative_to(root).as_posix())
    except ValueError:
        return None


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --root, --lang and --today, handed over as `settings`."""

    @click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=PRODUCT,
        help="Kansio, jossa ovat content, practices ja projects.",
    )
    @click.option(
        "--lang",
        type=click.Choice(["fi", "en"]),
        default="fi",
        envvar=VARIABLE,
        help="Havaintojen, kysymysten ja ilmoitusten kieli. Oletus muuttujasta KB_LANG.",
    )
    @click.option("--today", "day", type=Day(), default=None, help="Päivä, jona tarkistetaan.")
    @wraps(command)
    def wrapped(root: Path, lang: Literal["fi", "en"], day: date | None, **rest: Any) -> Any:
        return command(settings=Settings(root.resolve(), day or today(), lang), **rest)

    return wrapped


def with_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --site, the folder of the built site."""
    return click.option(
        "--site",
        type=click.Path(file_okay=False, path_type=Path),
        default=PRODUCT / "site",
        help="Kansio, johon sivusto rakennetaan.",
    )(command)
