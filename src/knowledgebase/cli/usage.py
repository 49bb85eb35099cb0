"""Usage: wrong use of a command, told in the language of the one who used it."""

import re
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
            pieces = " ".join(self.ctx.command.collect_usage_pieces(self.ctx))
            lines += [f"{phrase('usage', self.lang)}: {name} {pieces}"]
            lines += [f"{phrase('help', self.lang)}: {name} --help", ""]
        lines.append(f"{phrase('error', self.lang)}: {self.message}")
        click.echo("\n".join(lines), err=True, file=file)


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
