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
from knowledgebase.measure.measures import Query, read_queries, read_set
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

    if (queries is None) != (qrels is None) or (docs and not queries):
        raise click.UsageError("Anna --queries ja --qrels yhdessä, ja --docs niiden kanssa.")
    sets = _sets(queries, qrels)
    chromium = find_or_install(os.environ, _tell)
    if chromium is None:
        raise click.UsageError("Selainta ei löydy. Aseta KB_CHROMIUM.")
    made, findings = publication(settings)
    if has_errors(findings):
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    with TemporaryDirectory(prefix="kb-haku-") as folder, started(chromium) as browser:
        _tell("Indeksoidaan…")
        corpus = _corpus(settings, Path(folder), docs, made.concepts)
        if rows:
            texts = [query.text for asked in sets.values() for query in asked]
            click.echo("\n".join(shown(corpus.site, texts, browser, rows)))
            return
        outcomes = {}
        for name, asked in sets.items():
            _tell(f"{len(asked)} kysymystä, {len(corpus.ids)} sivua…")
            outcomes[name] = evaluate(corpus, asked, browser)
        if ablations:  # the last set: the dictionary is spoilt afterwards
            _tell("Mitataan, mitä kukin keino tuo…")
            without = dict(ablate(corpus, asked, made.concepts, browser))
            outcomes[name] = replace(outcomes[name], ablations=without)
    click.echo(_said(outcomes, form))


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _sets(queries: Path | None, qrels: Path | None) -> dict[str, list[Query]]:
    """Return the questions of two files under no name, or all our own sets."""
    try:
        if queries and qrels:
            return {"": read_queries(queries.read_text("utf-8"), qrels.read_text("utf-8"))}
        return {name: read_set(_OWN / ("" if name == "first" else name)) for name in _SETS}
    except (ValueError, IndexError) as error:
        raise click.UsageError(f"Kysymyksiä ei voi lukea: {error}") from None


def _said(outcomes: dict[str, Outcome], form: str) -> str:
    """Return the figures of each set; of a set given by files, which has no name, alone."""
    if form == "json":
        named = [f'"{name}": {as_json(outcome)}' for name, outcome in outcomes.items()]
        return as_json(outcomes[""]) if "" in outcomes else "{" + ",\n".join(named) + "}"
    return "\n\n".join(f"{name}\n{as_text(found)}".strip() for name, found in outcomes.items())


def _corpus(
    settings: Settings, folder: Path, docs: Path | None, concepts: tuple[Concept, ...]
) -> Corpus:
    """Return a folder of Markdown, or our own site, indexed under a folder."""
    if docs:
        return index_folder(docs, folder / "site", Table.read(), concepts)
    done, findings = build(settings, folder / "built")
    if not done:
        click.echo(report(findings, lang=settings.lang), err=True)
        sys.exit(FOUND_ERRORS)
    return index_built_site(folder / "built", folder / "site", Table.read(), concepts)
