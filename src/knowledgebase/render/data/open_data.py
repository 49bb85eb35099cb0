"""Open data: every published entry, organisation, term and relation as JSON and CSV.

The addresses and the names of fields under data/v1/ are a promise: fields may be added, but
what is there keeps its name and meaning for as long as the version is 1.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from knowledgebase.ground.layout import ORGANISATIONS
from knowledgebase.render.data.datasets import DATASETS, LICENCE, ROOT, Dataset
from knowledgebase.render.data.linked_data import (
    GRAPH,
    catalogue_graph,
    entry_nodes,
    vocabulary_graph,
)
from knowledgebase.render.data.records import PIECE, columns, record, table_pieces
from knowledgebase.render.data.result_data import (
    RESULT_COLUMNS,
    csvw,
    project_files,
    result_rows,
)
from knowledgebase.render.data.schemas import list_schemas, open_api
from knowledgebase.render.maker import Makers, PageMaker, Streamed
from knowledgebase.schema import KINDS
from knowledgebase.validate.entry import Entry

_RELATION_COLUMNS = ("from", "to", "type", "field", "source", "score", "reasons")
_TERM_COLUMNS = ("vocabulary", "id", "label.fi", "label.sv", "label.en", "definition", "broader")
_ORGANISATION_COLUMNS = (
    "id",
    "url",
    "label.fi",
    "label.sv",
    "label.en",
    "official",
    "kind",
    "valid_from",
    "valid_to",
    "successor",
    "former_names",
)


def data_files(maker: PageMaker) -> Makers:
    """Return what makes every file of the open data, by its path."""
    files: dict[str, Callable[[], bytes]] = {}
    for dataset in DATASETS:
        files[f"{ROOT}/{dataset.name}.json"] = Streamed(partial(_list, maker, dataset))
        files[f"{ROOT}/{dataset.name}.csv"] = Streamed(partial(_table, maker, dataset))
        if dataset.kind:
            for entry in maker.current.of_kind(dataset.kind):
                path = f"{ROOT}/{dataset.name}/{entry.id}.json"
                files[path] = partial(_one, maker, entry)
    schemas = maker.once(_schemas)
    files |= {f"{ROOT}/schema/{name}.json": partial(as_json, schemas[name]) for name in schemas}
    graphs: dict[str, Callable[[], dict[str, Any]]] = {
        "index.json": lambda: _index(maker),
        "openapi.json": lambda: open_api(maker.site, DATASETS),
        "catalog.jsonld": lambda: catalogue_graph(maker, DATASETS),
        "vocabularies.jsonld": lambda: vocabulary_graph(maker),
        "results.csv-metadata.json": lambda: csvw("results.csv", LICENCE),
    }
    files |= {f"{ROOT}/{name}": partial(_graph, make) for name, make in graphs.items()}
    files[f"{ROOT}/graph.jsonld"] = Streamed(
        lambda: _with_rows(GRAPH, "@graph", entry_nodes(maker))
    )
    return files | project_files(maker, ROOT)


def _schemas(maker: PageMaker) -> dict[str, Any]:
    return list_schemas(maker.site.absolute(f"{ROOT}/schema/"))


def _graph(make: Callable[[], dict[str, Any]]) -> bytes:
    return as_json(make())


def as_json(data: Any) -> bytes:
    """Return compact JSON with a line end, Finnish letters as they are."""
    return _as_text(data).encode() + b"\n"


def _as_text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _list(maker: PageMaker, dataset: Dataset) -> Iterator[bytes]:
    head = {
        "$schema": maker.site.absolute(f"{ROOT}/schema/{dataset.name}.json"),
        "version": 1,
        "licence": LICENCE,
        "source": maker.site.url,
        "count": _count(maker, dataset),
    }
    return _with_rows(head, "items", _rows(maker, dataset))


def _with_rows(head: dict[str, Any], name: str, rows: Iterable[Any]) -> Iterator[bytes]:
    """Yield a JSON object with one field more, a list of `rows`, row by row."""
    waiting = [f'{_as_text(head).removesuffix("}")},"{name}":[']
    comma, size = "", 0
    for row in rows:
        waiting.append(f"{comma}{_as_text(row)}")
        comma, size = ",", size + len(waiting[-1])
        if size > PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield f"{''.join(waiting)}]}}\n".encode()


def _table(maker: PageMaker, dataset: Dataset) -> Iterator[bytes]:
    return table_pieces(_columns(dataset), _rows(maker, dataset))


def _one(maker: PageMaker, entry: Entry) -> bytes:
    return as_json({**record(maker, entry), "text": entry.source.body.strip()})


def _columns(dataset: Dataset) -> tuple[str, ...]:
    if dataset.kind:
        return columns(KINDS[dataset.kind])
    return {
        "organisations": _ORGANISATION_COLUMNS,
        "vocabularies": _TERM_COLUMNS,
        "relations": _RELATION_COLUMNS,
        "results": tuple(name for name, _, _ in RESULT_COLUMNS),
    }[dataset.name]


def _rows(maker: PageMaker, dataset: Dataset) -> Iterator[dict[str, Any]]:
    if dataset.kind:
        return (record(maker, entry) for entry in maker.current.of_kind(dataset.kind))
    return {
        "organisations": _organisations,
        "vocabularies": _terms,
        "results": result_rows,
        "relations": _relations,
    }[dataset.name](maker)


def _organisations(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for term in maker.catalogue.vocabularies["organisations"].terms.values():
        url = maker.site.absolute(f"{ORGANISATIONS}/{term.id}/")
        yield {"id": term.id, "url": url, **term.model_dump(mode="json", exclude_defaults=True)}


def _terms(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for name, vocabulary in maker.catalogue.vocabularies.items():
        if name in ("organisations", "keywords"):
            continue
        for term in vocabulary.terms.values():
            data = term.model_dump(mode="json", exclude_defaults=True, exclude={"narrower"})
            yield {"vocabulary": name, **data}
            for narrower in term.narrower:
                more = narrower.model_dump(mode="json", exclude_defaults=True)
                yield {"vocabulary": "keywords", "broader": term.id, **more}


def _relations(maker: PageMaker) -> Iterator[dict[str, Any]]:
    current = maker.current.entries
    for key in sorted(current):
        for link in maker.relations.references.get(key, ()):
            if link.target in current:
                yield {
                    "from": key,
                    "to": link.target,
                    "type": "declared",
                    "field": link.field,
                    "source": link.source,
                    "score": None,
                    "reasons": [],
                }
        for related in maker.relations.related.get(key, ()):
            if related.key in current:
                reasons = [maker.words.reason(reason) for reason in related.reasons]
                yield {
                    "from": key,
                    "to": related.key,
                    "type": "related",
                    "field": None,
                    "source": None,
                    "score": related.score,
                    "reasons": reasons,
                }


def _count(maker: PageMaker, dataset: Dataset) -> int:
    if dataset.kind:
        return len(maker.current.of_kind(dataset.kind))
    if dataset.name == "relations":
        return _relation_count(maker)
    return sum(1 for _ in _rows(maker, dataset))


def _relation_count(maker: PageMaker) -> int:
    current, found = maker.current.entries, maker.relations
    links = (link.target for key in current for link in found.references.get(key, ()))
    near = (related.key for key in current for related in found.related.get(key, ()))
    return sum(key in current for key in chain(links, near))


def _index(maker: PageMaker) -> dict[str, Any]:
    def url(path: str) -> str:
        return maker.site.absolute(f"{ROOT}/{path}")

    return {
        "version": 1,
        "licence": LICENCE,
        "source": maker.site.url,
        "documentation": maker.site.absolute("data/"),
        "openapi": url("openapi.json"),
        "catalog": url("catalog.jsonld"),
        "graph": url("graph.jsonld"),
        "skos": url("vocabularies.jsonld"),
        "datasets": [
            {
                "name": d.name,
                "title": d.title,
                "description": d.text,
                "count": _count(maker, d),
                "json": url(f"{d.name}.json"),
                "csv": url(f"{d.name}.csv"),
                "schema": url(f"schema/{d.name}.json"),
            }
            for d in DATASETS
        ],
    }
