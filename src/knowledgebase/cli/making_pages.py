"""Making pages: what makes the pages of the content, for the commands that tell of them all."""

import sys

import click

from knowledgebase.cli.options import FOUND_ERRORS
from knowledgebase.flow import page_maker
from knowledgebase.ground.findings import report
from knowledgebase.ground.settings import Settings
from knowledgebase.render.maker import PageMaker


def page_maker_of(settings: Settings) -> PageMaker:
    """Return what makes the pages of the content; where that has errors, tell them and exit."""
    maker, findings = page_maker(settings)
    if maker is None:
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    return maker
