"""Usage: wrong use of a command, told in the language of the one who used it."""

import re
from collections.abc import Iterable
from typing import IO, Any

import click

from knowledgebase.cli.phrases import phrase
from knowledgebase.ground.findings import Language


class Refused(click.ClickException):
    """What the machine or the content does not allow, told in one line."""

    def __init__(self, message: str, lang: Language) -> None:
        super().__init__(message)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"{phrase('error', self.lang)}: {self.message}", err=True, file=file)


class WrongUse(click.UsageError):
    """A fault of the command line, with the words around it in one language."""

    def __init__(self, message: str, ctx: click.Context | None, lang: Language) -> None:
        super().__init__(message, ctx)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        lines = []
        if self.ctx:
            name = self.ctx.command_path
            pieces = _said(" ".join(self.ctx.command.collect_usage_pieces(self.ctx)), self.lang)
            lines += [f"{phrase('usage', self.lang)}: {name} {pieces}"]
            lines += [f"{phrase('help', self.lang)}: {name} --help", ""]
        lines.append(f"{phrase('error', self.lang)}: {self.message}")
        click.echo("\n".join(lines), err=True, file=file)


# What click says in its help, and cannot be told to say otherwise.
_OWN = {
    "Show this message and exit.": "Näytä tämä ohje.",
    "Show the version and exit.": "Näytä versio.",
    "COMMAND [ARGS]...": "KOMENTO [ARVOT]...",
    "[OPTIONS]": "[VALITSIMET]",
    "[default: ": "[oletus: ",
    "Options": "Valitsimet",
    "Commands": "Komennot",
    "DIRECTORY": "KANSIO",
    "FILENAME": "TIEDOSTO",
    "FILES": "TIEDOSTOT",
    "FILE": "TIEDOSTO",
    "PATH": "POLKU",
    "TEXT": "TEKSTI",
    "INTEGER RANGE": "LUKU",
    "INTEGER": "LUKU",
    "FLOAT RANGE": "LUKU",
    "FLOAT": "LUKU",
    "ARGUMENTS": "ARVOT",
    "FOLDERS": "KANSIOT",
    "FOLDER": "KANSIO",
}
_OWN_WORDS = re.compile("|".join(map(re.escape, _OWN)))


def _said(text: str, lang: Language) -> str:
    """Return click's words in the language of the one who asks."""
    return text if lang == "en" else _OWN_WORDS.sub(lambda found: _OWN[found[0]], text)


class _Help(click.HelpFormatter):
    """Writes help with click's own words in one language."""

    lang: Language = "fi"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        prefix = prefix or f"{phrase('usage', self.lang)}: "
        super().write_usage(prog, _said(args, self.lang), prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_said(heading, self.lang))

    def write_dl(self, rows: Iterable[tuple[str, str]], *widths: Any, **rest: Any) -> None:
        said = [(_said(first, self.lang), _said(second, self.lang)) for first, second in rows]
        super().write_dl(said, *widths, **rest)


class Spoken(click.Context):
    """A context whose help speaks the language of the command line."""

    def make_formatter(self) -> click.HelpFormatter:
        made = _Help(width=self.terminal_width, max_width=self.max_content_width)
        made.lang = getattr(self.find_root().command, "lang", "fi")
        return made


def in_one_language(command: click.Command) -> click.Command:
    """Return a command whose help, and that of the commands below it, is `Spoken`."""
    command.context_class = Spoken
    for below in getattr(command, "commands", {}).values():
        in_one_language(below)
    return command


def in_words(error: click.UsageError, lang: Language) -> WrongUse:
    """Return a fault that click found, worded in `lang`; ours are in it already."""
    if isinstance(error, WrongUse):
        return error
    return WrongUse(_message(error, lang), error.ctx, lang)


def _message(error: click.UsageError, lang: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        near = _near(error.possibilities or (), lang)
        return phrase("no-option", lang, name=error.option_name) + near
    if isinstance(error, click.MissingParameter):
        return phrase("missing", lang, name=_name(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error, lang)
    if isinstance(error, click.BadOptionUsage):
        return phrase("no-value", lang, name=error.option_name)
    if found := re.match(r"No such command '(.*)'", error.message):
        return phrase("no-command", lang, name=found[1])
    if found := re.match(r"Got unexpected extra arguments? \((.*)\)", error.message):
        return phrase("extra", lang, name=found[1])
    # What is left is ours, in the words of the command, or a fault of click's that has no others.
    return error.message if type(error) is click.UsageError else phrase("bad-use", lang)


def _near(names: Any, lang: Language) -> str:
    return " " + phrase("near", lang, names=", ".join(sorted(names))) if names else ""


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    return (
        error.param.opts[0]
        if isinstance(error.param, click.Option)
        else error.param.make_metavar(error.ctx or click.Context(click.Command(None)))
    )


def _bad_value(error: click.BadParameter, lang: Language) -> str:
    name, kind = _name(error), error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return phrase("one-of", lang, name=name, words=", ".join(map(str, kind.choices)))
    if isinstance(kind, (click.Path, click.File)):
        path = re.search(r"'(.*)'", error.message)
        return phrase("no-path", lang, name=name, path=path[1] if path else "")
    if isinstance(kind, click.IntRange):
        return phrase("no-number", lang, name=name, least=kind.min, most=kind.max)
    if kind is not None and kind.name == "day":
        return phrase("no-day", lang, name=name)
    return phrase("bad", lang, name=name)
