"""Cli: the `kb` command, one sub-command for each stage and each daily task."""

import errno
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from knowledgebase import __version__
from knowledgebase.cli.adoption_command import adoption
from knowledgebase.cli.analyse_command import analyse
from knowledgebase.cli.build_command import build, join, stage
from knowledgebase.cli.calendar_command import calendar
from knowledgebase.cli.check_command import check
from knowledgebase.cli.content_report_command import content_report
from knowledgebase.cli.dead_links_command import dead_links
from knowledgebase.cli.due_command import due
from knowledgebase.cli.fix_command import fix
from knowledgebase.cli.generate_command import generate
from knowledgebase.cli.headers_command import headers
from knowledgebase.cli.issue2md_command import issue2md
from knowledgebase.cli.mittaristo_command import mittaristo
from knowledgebase.cli.new_command import new
from knowledgebase.cli.newsletter_command import newsletter
from knowledgebase.cli.phrases import language, phrase
from knowledgebase.cli.publish_command import publish, rollback, verify
from knowledgebase.cli.rename_command import rename
from knowledgebase.cli.report_command import report
from knowledgebase.cli.results_command import results
from knowledgebase.cli.review_command import review
from knowledgebase.cli.search_eval_command import search_eval
from knowledgebase.cli.serve_command import serve
from knowledgebase.cli.test_command import test
from knowledgebase.cli.usage import Refused, Spoken, in_one_language, in_words
from knowledgebase.ground.findings import Language, finding
from knowledgebase.ground.site import CONFIG
from knowledgebase.ground.world import world_fault


class _Kb(click.Group):
    """Tells in one line what the machine refuses, in UTF-8 whatever the console is."""

    lang: Language = "fi"
    context_class = Spoken

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


for command in (
    analyse,
    calendar,
    check,
    build,
    join,
    serve,
    stage,
    publish,
    rollback,
    verify,
    new,
    fix,
    rename,
    review,
    issue2md,
    adoption,
    generate,
    newsletter,
    report,
    due,
    dead_links,
    mittaristo,
    results,
    content_report,
    headers,
    search_eval,
    test,
):
    main.add_command(in_one_language(command))
