"""Names: what the fields of a record, and of the records inside it, may be called."""

from functools import cache

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
