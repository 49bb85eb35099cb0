"""Open data: every published entry, organisation, term and relation as JSON and CSV.

The addresses and the names of fields under data/v1/ are a promise: fields may be added, but
what is there keeps its name and meaning for as long as the version is 1.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import ORGANISATIONS
from knowledgebase.render.data.linked_data import catalogue_graph, entry_graph, vocabulary_graph
from knowledgebase.render.data.records import columns, record, table
from knowledgebase.render.data.result_data import (
    RESULT_COLUMNS,
    csvw,
    project_files,
    result_rows,
)
from knowledgebase.render.data.schemas import list_schemas, open_api
from knowledgebase.render.maker import PageMaker
from knowledgebase.schema import KINDS

ROOT = "data/v1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Dataset:
    """One data set: its name in addresses, its kind of entry if it is one, and Finnish texts."""

    name: str
    title: str
    text: str
    kind: str = ""


DATASETS = (
    Dataset(
        "practices",
        "Hyvät käytännöt",
        "Käytännöt, niiden näyttö, vaikutus ja vaatimukset.",
        "practice",
    ),
    Dataset(
        "projects",
        "Hankkeet",
        "Hankkeiden tiedot, tavoitteet ja lähteiden kertomat tulokset.",
        "project",
    ),
    Dataset("news", "Uutiset", "Voimassa olevat uutiset.", "news"),
    Dataset("events", "Tapahtumat", "Tulevat ja menneet tapahtumat.", "event"),
    Dataset("materials", "Materiaalit", "Oppaat, lomakkeet, työkalut ja kurssit.", "material"),
    Dataset(
        "indicators",
        "Mittarit",
        "Mittarien määritelmät. Esimerkkejä, kunnes hanke on vahvistanut mittariston.",
        "indicator",
    ),
    Dataset(
        "results",
        "Mittarien tulokset",
        "Hankkeiden ilmoittamat luvut. Liian pienet ryhmät on salattu. Tyhjä, kunnes mittaristo on vahvistettu.",
    ),
    Dataset(
        "organisations", "Organisaatiot", "Organisaatiot, entiset nimet ja tehtävien jatkajat."
    ),
    Dataset(
        "vocabularies",
        "Sanastot",
        "Teemat, maakunnat ja muut luettelot suomeksi, ruotsiksi ja englanniksi.",
    ),
    Dataset(
        "relations", "Yhteydet", "Kerrotut ja lasketut yhteydet korttien välillä ja niiden syyt."
    ),
)
OF_KIND = {dataset.kind: dataset.name for dataset in DATASETS if dataset.kind}
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


def data_files(maker: PageMaker) -> dict[str, bytes]:
    """Return every file of the open data by its path."""
    files: dict[str, bytes] = {}
    rows = dict(_rows(maker))
    for dataset in DATASETS:
        found = rows[dataset.name]
        # Each row is written once, for the list and for its own file.
        texts = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in found]
        files[f"{ROOT}/{dataset.name}.json"] = _list(maker, dataset, texts)
        files[f"{ROOT}/{dataset.name}.csv"] = table(_columns(dataset), found)
        if dataset.kind:
            files |= _each(maker, dataset, found, texts)
    for name, schema in list_schemas(maker.site.absolute(f"{ROOT}/schema/")).items():
        files[f"{ROOT}/schema/{name}.json"] = as_json(schema)
    files[f"{ROOT}/results.csv-metadata.json"] = as_json(csvw("results.csv", LICENCE))
    files |= project_files(maker, ROOT)
    counts = {name: len(found) for name, found in rows.items()}
    files[f"{ROOT}/index.json"] = as_json(_index(maker, counts))
    files[f"{ROOT}/openapi.json"] = as_json(open_api(maker.site, DATASETS))
    files[f"{ROOT}/catalog.jsonld"] = as_json(catalogue_graph(maker, DATASETS))
    files[f"{ROOT}/graph.jsonld"] = as_json(entry_graph(maker))
    files[f"{ROOT}/vocabularies.jsonld"] = as_json(vocabulary_graph(maker))
    return files


def as_json(data: Any) -> bytes:
    """Return compact JSON with a line end, Finnish letters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _list(maker: PageMaker, dataset: Dataset, items: list[str]) -> bytes:
    head = {
        "$schema": maker.site.absolute(f"{ROOT}/schema/{dataset.name}.json"),
        "version": 1,
        "licence": LICENCE,
        "source": maker.site.url,
        "count": len(items),
    }
    opened = as_json(head).decode().removesuffix("}\n")
    return f'{opened},"items":[{",".join(items)}]}}\n'.encode()


def _each(
    maker: PageMaker, dataset: Dataset, rows: list[dict[str, Any]], texts: list[str]
) -> dict[str, bytes]:
    files = {}
    for row, written in zip(rows, texts, strict=True):
        body = maker.current.entries[f"{dataset.kind}:{row['id']}"].source.body.strip()
        text = json.dumps(body, ensure_ascii=False)
        files[f"{ROOT}/{dataset.name}/{row['id']}.json"] = (
            f'{written.removesuffix("}")},"text":{text}}}\n'.encode()
        )
    return files


def _columns(dataset: Dataset) -> tuple[str, ...]:
    if dataset.kind:
        return columns(KINDS[dataset.kind])
    return {
        "organisations": _ORGANISATION_COLUMNS,
        "vocabularies": _TERM_COLUMNS,
        "relations": _RELATION_COLUMNS,
        "results": tuple(name for name, _, _ in RESULT_COLUMNS),
    }[dataset.name]


def _rows(maker: PageMaker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for dataset in DATASETS:
        if dataset.kind:
            yield dataset.name, [record(maker, e) for e in maker.current.of_kind(dataset.kind)]
    yield "organisations", list(_organisations(maker))
    yield "vocabularies", list(_terms(maker))
    yield "results", list(result_rows(maker))
    yield "relations", list(_relations(maker))


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


def _index(maker: PageMaker, counts: dict[str, int]) -> dict[str, Any]:
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
                "count": counts[d.name],
                "json": url(f"{d.name}.json"),
                "csv": url(f"{d.name}.csv"),
                "schema": url(f"schema/{d.name}.json"),
            }
            for d in DATASETS
        ],
    }
