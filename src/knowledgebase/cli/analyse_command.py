"""`kb analyse`: make the table of word forms anew, or tell whether it is up to date."""

import sys

import click

from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.flow import publication
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.measure.full_analyser import make_table
from knowledgebase.search.analysis import FORMS, STEMS, Table
from knowledgebase.search.documents import read_document
from knowledgebase.search.site_words import words_of

_SHOWN = 20


@click.command()
@with_settings
@click.option("--check", is_flag=True, help="Älä kirjoita. Kerro, mitä taulusta puuttuu.")
def analyse(settings: Settings, check: bool) -> None:
    """Analysoi sivuston sanat hakua varten. Tarvitsee testiympäristön (dev.py hoitaa sen)."""
    words = site_words(settings)
    old = Table.read()
    if check:
        missing = sorted(words - old.forms.keys())
        if missing:
            more = "…" if len(missing) > _SHOWN else ""
            click.echo(
                f"{len(missing)} sanaa puuttuu taulusta: {', '.join(missing[:_SHOWN])}{more}"
            )
            click.echo("Korjaa: python3 scripts/dev.py analyse")
        sys.exit(FOUND_ERRORS if missing else 0)
    click.echo(f"Analysoidaan {len(words)} sanaa, odota pari minuuttia…", err=True)
    new = make_table(words)
    new.write(FORMS, STEMS)
    added, gone = len(new.forms.keys() - old.forms.keys()), len(old.forms.keys() - new.forms.keys())
    click.echo(f"{len(new.forms)} sanaa, uusia {added}, poistuneita {gone}.", err=True)


def site_words(settings: Settings) -> set[str]:
    """Return the words of the site as it would be built. Exits on errors in the content."""
    made, findings = publication(settings)
    if has_errors(findings):
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    documents = (read_document(address, page.html()) for address, page in made.pages.items())
    return words_of((document for document in documents if document), made.concepts)
