"""`kb search-eval`: how well search answers labelled questions, beside stock Pagefind."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.flow import build, publication
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure.browser import started
from knowledgebase.measure.chromium import find_or_install
from knowledgebase.measure.evaluation import (
    Corpus,
    ablate,
    evaluate,
    index_built_site,
    index_folder,
)
from knowledgebase.measure.measures import read_queries
from knowledgebase.measure.search_report import as_json, as_text
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Table

_OWN = PRODUCT / "tests" / "search_eval"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("search-eval")
@with_settings
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Kansio, jossa on Markdown-tiedostoja. Ilman tätä haetaan sivuston korteista.",
)
@click.option("--queries", type=_FILE, default=_OWN / "queries.tsv", help="Kysymykset (TSV).")
@click.option("--qrels", type=_FILE, default=_OWN / "qrels.tsv", help="Oikeat vastaukset (TSV).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Tulosteen muoto."
)
@click.option("--ablations", is_flag=True, help="Mittaa myös, mitä kukin keino tuo.")
def search_eval(
    *, settings: Settings, docs: Path | None, queries: Path, qrels: Path, form: str, ablations: bool
) -> None:
    """Mittaa haun osuvuus ja vertaa pelkkään Pagefindiin samassa ajossa."""

    def tell(line: str) -> None:
        click.echo(line, err=True)

    try:
        asked = read_queries(queries.read_text("utf-8"), qrels.read_text("utf-8"))
    except (ValueError, IndexError) as error:
        raise click.UsageError(f"Kysymyksiä ei voi lukea: {error}") from None
    chromium = find_or_install(os.environ, tell)
    if chromium is None:
        raise click.UsageError("Selainta ei löydy. Aseta KB_CHROMIUM.")
    made, findings = publication(settings)
    if has_errors(findings):
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    concepts = made.concepts
    with TemporaryDirectory(prefix="kb-haku-") as folder:
        site = Path(folder) / "site"
        tell("Indeksoidaan…")
        if docs:
            corpus = index_folder(docs, site, Table.read(), concepts)
        else:
            corpus = _own_site(settings, Path(folder) / "built", site, concepts)
        tell(f"{len(asked)} kysymystä, {len(corpus.ids)} sivua…")
        with started(chromium) as browser:
            outcome = evaluate(corpus, asked, browser)
            if ablations:
                tell("Mitataan, mitä kukin keino tuo…")
                without = dict(ablate(corpus, asked, concepts, browser))
                outcome = replace(outcome, ablations=without)
    click.echo(as_json(outcome) if form == "json" else as_text(outcome))


def _own_site(settings: Settings, built: Path, site: Path, concepts: tuple[Concept, ...]) -> Corpus:
    done, findings = build(settings, built)
    if not done:
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    return index_built_site(built, site, Table.read(), concepts)
