"""Schemas: what the files of the open data hold, as JSON Schema and OpenAPI, from the models."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol

from knowledgebase.ground.site import Site
from knowledgebase.read.vocabulary import Term
from knowledgebase.render.data.records import COMPUTED
from knowledgebase.render.data.result_data import result_schema
from knowledgebase.schema import KINDS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ENTRY_KEY = {"type": "string", "pattern": "^[a-z]+:[a-z0-9-]+$"}
_PLAIN = {
    "practice": "practices",
    "project": "projects",
    "news": "news",
    "event": "events",
    "material": "materials",
    "indicator": "indicators",
}


class Named(Protocol):
    """A data set, as far as its description needs it."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...


@cache
def list_schemas(base: str) -> dict[str, Any]:
    """Return the schema of each file by name: lists, and single entries as `practice-entry` and so on.

    `base` is the address under which the schemas are published.
    """
    schemas: dict[str, Any] = {}
    for kind, name in _PLAIN.items():
        id = f"{base}{kind}-entry.json"
        schemas[f"{kind}-entry"] = {"$schema": _DIALECT, "$id": id, **_entry(kind, True)}
        schemas[name] = _list(base, name, _entry(kind, False))
    schemas["organisations"] = _list(base, "organisations", _term({"url": {"type": "string"}}))
    more = {"vocabulary": {"type": "string"}, "broader": {"type": "string"}}
    schemas["vocabularies"] = _list(base, "vocabularies", _term(more))
    schemas["results"] = _list(base, "results", result_schema())
    schemas["relations"] = _list(base, "relations", _relation())
    return schemas


@cache
def _model(kind: str) -> dict[str, Any]:
    return KINDS[kind].model_json_schema(mode="serialization")


def _entry(kind: str, with_text: bool) -> dict[str, Any]:
    model = _model(kind)
    added: dict[str, Any] = {
        name: {"type": "string", "description": text} for name, text in COMPUTED.items()
    }
    added["kind"] = {"const": kind, "description": COMPUTED["kind"]}
    added["changed"]["type"] = ["string", "null"]
    if with_text:
        added["text"] = {"type": "string", "description": "Leipäteksti Markdownina."}
    return {
        **model,
        "properties": {**added, **model["properties"]},
        "required": [*added, *model.get("required", ())],
    }


def _list(base: str, name: str, item: dict[str, Any]) -> dict[str, Any]:
    definitions = item.pop("$defs", {})
    required = ["version", "licence", "source", "count", "items"]
    return {
        "$schema": _DIALECT,
        "$id": f"{base}{name}.json",
        "type": "object",
        "required": required,
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": 1},
            "licence": {"type": "string"},
            "source": {"type": "string"},
            "count": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
        },
        "additionalProperties": False,
        "$defs": {**definitions, "Item": item},
    }


def _term(more: dict[str, Any]) -> dict[str, Any]:
    schema = Term.model_json_schema(mode="serialization")
    definitions = schema.get("$defs", {})
    model = definitions.get("Term", schema)
    item = {**model, "properties": {**more, **model["properties"]}, "required": ["id", "label"]}
    # Fields without a value are left out of the file, so nothing but the name is required.
    loose = {name: {**d, "required": []} for name, d in definitions.items()}
    return {**item, "$defs": loose}


def _relation() -> dict[str, Any]:
    text = {"type": ["string", "null"]}
    properties = {
        "from": _ENTRY_KEY,
        "to": _ENTRY_KEY,
        "type": {"enum": ["declared", "related"]},
        "field": text,
        "source": text,
        "score": {"type": ["number", "null"]},
        "reasons": {"type": "array", "items": {"type": "string"}},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def open_api(site: Site, datasets: Iterable[Named]) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the files under data/v1/."""
    paths: dict[str, Any] = {"/index.json": _path("Aineistojen luettelo", {"type": "object"})}
    for dataset in datasets:
        schema = {"$ref": f"schema/{dataset.name}.json"}
        paths[f"/{dataset.name}.json"] = _path(dataset.title, schema)
        paths[f"/{dataset.name}.csv"] = _path(dataset.title, {"type": "string"}, "text/csv")
        if dataset.kind:
            one = _path(f"{dataset.title}: yksi", {"$ref": f"schema/{dataset.kind}-entry.json"})
            one["get"]["parameters"] = [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            ]
            one["get"]["responses"]["404"] = {"description": "Tunnistetta ei ole julkaistu."}
            paths[f"/{dataset.name}/{{id}}.json"] = one
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: avoin aineisto",
            "version": "1.0.0",
            "summary": "Tiedostoja, jotka luetaan ilman avainta.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": site.absolute("data/v1")}],
        "paths": paths,
    }


def _path(summary: str, schema: dict[str, Any], media: str = "application/json") -> dict[str, Any]:
    answer = {"description": summary, "content": {media: {"schema": schema}}}
    return {"get": {"summary": summary, "responses": {"200": answer}}}
