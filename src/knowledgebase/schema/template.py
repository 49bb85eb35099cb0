"""The template of a new entry: every field with its meaning, the required ones open."""

from datetime import date
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import Record

_BODIES = {
    "practice": (
        "Lähtötilanne",
        "Näin se tehdään",
        "Tulokset",
        "Mikä ei toiminut tai on epäselvää",
    ),
    "project": ("Mistä on kyse", "Mitä tehtiin", "Mitä syntyi"),
}


def entry_template(model: type[FrontMatter], title: str, today: date) -> str:
    """Return the text of a new entry of the model's kind, as a draft.

    Required fields stand open; optional ones are comments with their meaning.
    """
    lines = ["---"]
    for name, field in model.model_fields.items():
        lines += _field(name, field, title, today)
    body = "\n\n".join(f"## {heading}\n\n" for heading in _BODIES.get(model.kind, ()))
    return "\n".join([*lines, "---", "", body.rstrip(), ""])


def _field(name: str, field: FieldInfo, title: str, today: date) -> list[str]:
    meaning = f"# {field.description}"
    if name == "title":
        return [meaning, f'title: "{title}"']
    if name == "status":
        return [meaning, "status: draft"]
    if name == "published":
        return [meaning, f"published: {today.isoformat()}"]
    shape = _shape(field.annotation)
    if not field.is_required():
        return [f"{meaning} Vapaaehtoinen.", *(f"# {line}" for line in _lines(name, shape))]
    return [meaning, *_lines(name, shape)]


def _lines(name: str, shape: Any, indent: str = "") -> list[str]:
    if isinstance(shape, list):
        inner = shape[0]
        if isinstance(inner, dict):
            rows = [line for key, value in inner.items() for line in _lines(key, value)]
            return [
                f"{indent}{name}:",
                f"{indent}  - {rows[0]}",
                *(f"{indent}    {r}" for r in rows[1:]),
            ]
        return [f"{indent}{name}:", f"{indent}  - "]
    if isinstance(shape, dict):
        rows = [line for key, value in shape.items() for line in _lines(key, value, indent + "  ")]
        return [f"{indent}{name}:", *rows]
    return [f"{indent}{name}: "]


def _shape(annotation: Any) -> Any:
    """Return '' for a text, [shape] for a list and {name: shape} for required parts of a record."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        fields = annotation.model_fields.items()
        required = {n: _shape(f.annotation) for n, f in fields if f.is_required()}
        return required or {n: _shape(f.annotation) for n, f in fields}
    if hasattr(annotation, "__metadata__"):
        return _shape(annotation.__origin__)
    if get_origin(annotation) is tuple:
        return [_shape(get_args(annotation)[0])]
    for inner in get_args(annotation):
        if inner is not type(None):
            return _shape(inner)
    return ""
