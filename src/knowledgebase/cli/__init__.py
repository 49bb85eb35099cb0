"""The `kb` command: one sub-command for each stage and each daily task."""

import click

from knowledgebase import __version__
from knowledgebase.cli.analyse_command import analyse
from knowledgebase.cli.build_command import build, serve, stage
from knowledgebase.cli.check_command import check
from knowledgebase.cli.content_report_command import content_report
from knowledgebase.cli.fix_command import fix
from knowledgebase.cli.generate_command import generate
from knowledgebase.cli.headers_command import headers
from knowledgebase.cli.issue2md_command import issue2md
from knowledgebase.cli.new_command import new
from knowledgebase.cli.newsletter_command import newsletter
from knowledgebase.cli.review_command import review
from knowledgebase.cli.search_eval_command import search_eval
from knowledgebase.cli.test_command import test


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def main() -> None:
    """Työelämän tietopankki: tarkista, rakenna, näytä."""


for command in (
    analyse, check, build, serve, stage, new, fix, review, issue2md, generate, newsletter,
    content_report, headers, search_eval, test,
):  # fmt: skip
    main.add_command(command)
