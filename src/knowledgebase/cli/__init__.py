"""The `kb` command: one sub-command for each stage and each daily task."""

import click

from knowledgebase import __version__
from knowledgebase.cli.analyse import analyse
from knowledgebase.cli.build import build, serve, stage
from knowledgebase.cli.check import check
from knowledgebase.cli.content_report import content_report
from knowledgebase.cli.fix import fix
from knowledgebase.cli.generate import generate
from knowledgebase.cli.headers import headers
from knowledgebase.cli.issue2md import issue2md
from knowledgebase.cli.new import new
from knowledgebase.cli.newsletter import newsletter
from knowledgebase.cli.review import review
from knowledgebase.cli.search_eval import search_eval
from knowledgebase.cli.test import test


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def main() -> None:
    """Työelämän tietopankki: tarkista, rakenna, näytä."""


for command in (
    analyse, check, build, serve, stage, new, fix, review, issue2md, generate, newsletter,
    content_report, headers, search_eval, test,
):  # fmt: skip
    main.add_command(command)
