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
from knowledgebase.measure.browser import shown, started
from knowledgebase.measure.chromium import find_or_install
from knowledgebase.measure.evaluation import (
    Corpus,
    Outcome,
    ablate,
    evaluate,
    index_built_site,
    index_folder,
)
from knowledgebase.measure.measures import read_queries, read_set
from knowledgebase.measure.search_report import as_json, as_text
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Table

_OWN = PRODUCT / "tests" / "measure" / "questions"
_SETS = ("first", "second", "third")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("search-eval")
@with_settings
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Kansio, jossa on Markdown-tiedostoja. Ilman tätä haetaan sivuston korteista.",
)
@click.option("--queries", type=_FILE, help="Kysymykset (TSV). Ilman tätä kaikki omat sarjat.")
@click.option("--qrels", type=_FILE, help="Oikeat vastaukset (TSV).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Tulosteen muoto."
)
@click.option(
    "--shown",
    "rows",
    type=click.IntRange(min=1),
    help="Mittaamisen sijaan luettele, mitä lukija näkee: laajennukset ja näin monen osuman otteet.",
)
@click.option("--ablations", is_flag=True, help="Mittaa myös, mitä kukin keino tuo.")
def search_eval(
    *,
    settings: Settings,
    docs: Path | None,
    queries: Path | None,
    qrels: Path | None,
    form: str,
    rows: int | None,
    ablations: bool,
) -> None:
    """Mittaa haun osuvuus ja vertaa pelkkään Pagefindiin samassa ajossa."""

    def tell(line: str) -> None:
        click.echo(line, err=True)

    if (queries is None) != (qrels is None) or (docs and not queries):
        raise click.UsageError("Anna --queries ja --qrels yhdessä, ja --docs niiden kanssa.")
    try:
        if queries and qrels:
            sets = {"": read_queries(queries.read_text("utf-8"), qrels.read_text("utf-8"))}
        else:
            sets = {name: read_set(_OWN / ("" if name == "first" else name)) for name in _SETS}
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
        with started(chromium) as browser:
            if rows:
                texts = [query.text for asked in sets.values() for query in asked]
                for line in shown(corpus.site, texts, browser, rows):
                    click.echo(line)
                return
            outcomes = {}
            for name, asked in sets.items():
                tell(f"{len(asked)} kysymystä, {len(corpus.ids)} sivua…")
                outcomes[name] = evaluate(corpus, asked, browser)
            if ablations:  # the last set: the dictionary is spoilt afterwards
                tell("Mitataan, mitä kukin keino tuo…")
                without = dict(ablate(corpus, asked, concepts, browser))
                outcomes[name] = replace(outcomes[name], ablations=without)
    click.echo(_said(outcomes, form))


def _said(outcomes: dict[str, Outcome], form: str) -> str:
    """Return the figures of each set; of a set given by files, which has no name, alone."""
    if form == "json":
        named = [f'"{name}": {as_json(outcome)}' for name, outcome in outcomes.items()]
        return as_json(outcomes[""]) if "" in outcomes else "{" + ",\n".join(named) + "}"
    return "\n\n".join(f"{name}\n{as_text(found)}".strip() for name, found in outcomes.items())


def _own_site(settings: Settings, built: Path, site: Path, concepts: tuple[Concept, ...]) -> Corpus:
    done, findings = build(settings, built)
    if not done:
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    return index_built_site(built, site, Table.read(), concepts)
