"""Run: index a folder or the site as the site is indexed, ask, and measure, beside stock Pagefind."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from knowledgebase.ground.layout import SHELVES
from knowledgebase.measure.browser import Answers, ask
from knowledgebase.measure.folder import folder_site
from knowledgebase.measure.measures import Figures, Query, figures, middle_and_most
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.dictionary import FOLDER
from knowledgebase.search.documents import Document, read_document
from knowledgebase.search.index import index_search, numbered_documents, write_dictionary
from knowledgebase.search.site_words import words_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_KINDS = {shelf.address: kind for kind, shelf in SHELVES.items()}
ABLATIONS: Mapping[str, Mapping[str, float]] = {
    "without the thesaurus": {"concept": 0},
    "without typo correction": {"typo": 0},
    "without compounds in parts": {"apart": 0},
    "without related beginnings": {"family": 0, "beginning": 0},
}
ASKED = "without the entries' own phrases"
LIGHT = "with the light analyser only"


@dataclass(frozen=True)
class Corpus:
    """An indexed site, and the ids of its documents by the addresses of their pages."""

    site: Path
    ids: Mapping[str, str]
    analyser: str
    table: Table


@dataclass(frozen=True)
class Outcome:
    """What a run measured: ours and stock over all questions, and ours by category and half."""

    corpus: Corpus
    ours: Figures
    stock: Figures
    by_category: Mapping[str, tuple[Figures, Figures]]
    by_half: Mapping[str, tuple[Figures, Figures]]
    warm_ms: tuple[float, float]
    ablations: Mapping[str, Figures] = field(default_factory=dict)


def index_folder(docs: Path, site: Path, table: Table, concepts: Sequence[Concept]) -> Corpus:
    """Make a site of the Markdown files in `docs` and index it.

    Words that the table lacks are analysed by the full analyser where it is installed.
    """
    ids = folder_site(docs, site)
    missing = words_of(_documents(site, ids), concepts) - table.forms.keys()
    table, said = _completed(table, missing)
    index_search(site, Analyser(table), concepts)
    return Corpus(site, ids, said, table)


def _documents(site: Path, ids: Mapping[str, str]) -> Iterator[Document]:
    for address in ids:
        html = (site / address / "index.html").read_text("utf-8")
        if document := read_document(address, html):
            yield document


def _completed(table: Table, missing: set[str]) -> tuple[Table, str]:
    """Return a table that knows the missing words too, and in words what analysed them."""
    if not missing:
        return table, "committed table"
    try:
        from knowledgebase.measure.full_analyser import make_table  # noqa: PLC0415 (a test dependency)

        more = make_table(missing)
    except ImportError:
        return table, f"committed table; light analyser for {len(missing)} words (no pypykko)"
    forms, stems = {**table.forms, **more.forms}, {**more.stems, **table.stems}
    return Table(forms, stems), f"committed table; pypykko for {len(missing)} words"


def index_built_site(built: Path, site: Path, table: Table, concepts: Sequence[Concept]) -> Corpus:
    """Take a built site with its index as it is; its entries are the documents."""
    shutil.copytree(built, site)
    documents = numbered_documents(site)
    ids = {}
    for document in documents:
        folder, _, rest = document.address.strip("/").partition("/")
        if folder in _KINDS and rest:
            ids[document.address] = f"{_KINDS[folder]}:{rest}"
    missing = words_of(documents, concepts) - table.forms.keys()
    return Corpus(site, ids, f"committed table; light analyser for {len(missing)} words", table)


def evaluate(corpus: Corpus, queries: Sequence[Query], browser: "Browser") -> Outcome:
    """Ask every question in a browser and measure."""
    answers = ask(corpus.site, [query.text for query in queries], browser)
    ours, stock = (_ranked(corpus, queries, answers, name) for name in ("ours", "stock"))
    return Outcome(
        corpus,
        figures(ours),
        figures(stock),
        _groups(ours, stock, lambda query: query.category),
        _groups(ours, stock, lambda query: query.half),
        middle_and_most(took for _, took in answers["warm"]),
    )


Ranked = list[tuple[Query, list[str]]]


def _ranked(corpus: Corpus, queries: Sequence[Query], answers: Answers, name: str) -> Ranked:
    return [
        (query, [corpus.ids[address] for address in addresses if address in corpus.ids])
        for query, (addresses, _) in zip(queries, answers[name], strict=True)
    ]


def _groups(
    ours: Ranked, stock: Ranked, group: Callable[[Query], str]
) -> dict[str, tuple[Figures, Figures]]:
    names = sorted({group(query) for query, _ in ours})
    return {
        name: (
            figures(row for row in ours if group(row[0]) == name),
            figures(row for row in stock if group(row[0]) == name),
        )
        for name in names
    }


def ablate(
    corpus: Corpus, queries: Sequence[Query], concepts: Sequence[Concept], browser: "Browser"
) -> Iterator[tuple[str, Figures]]:
    """Yield the figures without one means at a time. Leaves the corpus with a light dictionary."""
    texts = [query.text for query in queries]
    for name, weights in ABLATIONS.items():
        answers = ask(corpus.site, texts, browser, weights)
        yield name, figures(_ranked(corpus, queries, answers, "ours"))
    for name, table, without in ((ASKED, corpus.table, "asked"), (LIGHT, Table({}, {}), "")):
        shutil.rmtree(corpus.site / FOLDER)
        documents = [document.without(without) for document in numbered_documents(corpus.site)]
        write_dictionary(corpus.site, Analyser(table), concepts, documents)
        yield name, figures(_ranked(corpus, queries, ask(corpus.site, texts, browser), "ours"))
