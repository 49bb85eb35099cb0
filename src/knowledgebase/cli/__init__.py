"""Cli: the `kb` command, one sub-command for each stage and each daily task."""

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from knowledgebase import __version__
from knowledgebase.cli.phrases import language, phrase
from knowledgebase.cli.usage import Refused, Spoken, in_one_language, in_words
from knowledgebase.ground.findings import Language, finding
from knowledgebase.ground.site import CONFIG
from knowledgebase.ground.world import world_fault

# Where each command is, loaded when it is asked for: a check needs nothing of what renders or serves.
_COMMANDS = {
    "adoption": "adoption_command",
    "analyse": "analyse_command",
    "build": "build_command",
    "calendar": "calendar_command",
    "check": "check_command",
    "content-report": "content_report_command",
    "dead-links": "dead_links_command",
    "due": "due_command",
    "fix": "fix_command",
    "generate": "generate_command",
    "headers": "headers_command",
    "issue2md": "issue2md_command",
    "join": "build_command",
    "mittaristo": "mittaristo_command",
    "new": "new_command",
    "newsletter": "newsletter_command",
    "publish": "publish_command",
    "rename": "rename_command",
    "report": "report_command",
    "results": "results_command",
    "review": "review_command",
    "rollback": "publish_command",
    "search-eval": "search_eval_command",
    "serve": "serve_command",
    "stage": "build_command",
    "test": "test_command",
    "verify": "publish_command",
}


class _Kb(click.Group):
    """Tells in one line what the machine refuses, in UTF-8 whatever the console is."""

    lang: Language = "fi"
    context_class = Spoken

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (as click calls it)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"knowledgebase.cli.{_COMMANDS[cmd_name]}")
        return in_one_language(getattr(module, cmd_name.replace("-", "_")))

    def main(self, *args: Any, **rest: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                # A pipe on Windows has an encoding that lacks half of our letters. Names of files
                # may hold bytes that are no text.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **rest)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        # The command line may be wrong before its --lang is read.
        self.lang = language(args, os.environ)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise in_words(error, self.lang) from None

    def invoke(self, ctx: click.Context) -> Any:
        if not CONFIG.is_file():
            # A wheel holds the code alone; theme, vocabularies and content stay in the repository.
            raise Refused(phrase("alone", self.lang), self.lang)
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise in_words(error, self.lang) from None
        except (click.Abort, KeyboardInterrupt):
            raise Refused(phrase("stopped", self.lang), self.lang) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read us has left, and click ends quietly
            raise Refused(world_fault("kb", error).message(self.lang), self.lang) from None
        except UnicodeDecodeError as error:
            byte = f"0x{error.object[error.start]:02X}"
            told = finding("kb", (1, 1), "not-utf8", byte=byte)
            raise Refused(told.message(self.lang), self.lang) from None


@click.group(cls=_Kb, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def main() -> None:
    """Työelämän tietopankki: tarkista, rakenna, näytä."""
