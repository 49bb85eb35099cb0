"""Names: what the fields of a record, and of the records inside it, may be called."""

from functools import cache
from typing import Any

from knowledgebase.schema.fields import Record


@cache
def field_names(model: type[Record]) -> frozenset[str]:
    """Return every name of a field in `model`, at whatever depth."""
    schema = model.model_json_schema()
    records = (schema, *schema.get("$defs", {}).values())
    return frozenset(name for record in records for name in record.get("properties", ()))


@cache
def required_names(model: type[Record]) -> frozenset[str]:
    """Return the names of the fields that a record must have."""
    return frozenset(name for name, field in model.model_fields.items() if field.is_required())


@cache
def fields_at(model: type[Record], around: tuple[str | int, ...] = ()) -> dict[str, Any]:
    """Return the fields of the record at a path inside `model`, each with its JSON Schema; none elsewhere."""
    schema = _json_schema(model)
    definitions = schema.get("$defs", {})
    node = schema
    for step in around:
        inside = node.get("properties", {}).get(step, {})
        node = node.get("items", {}) if isinstance(step, int) else inside
        node = next(
            (n for n in (node, *node.get("anyOf", ())) if "$ref" in n or "items" in n), node
        )
        if "$ref" in node:
            node = definitions[node["$ref"].rsplit("/", 1)[1]]
    fields: dict[str, Any] = node.get("properties", {})
    return fields


@cache
def _json_schema(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()
