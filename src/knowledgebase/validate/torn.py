"""Torn: a file with faults, and what can still be checked of it in the same run.

Such an entry is never in the catalogue. It holds the fields that are in order; a rule that asks
for a value that is not, is left for the next run.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_origin

from pydantic import ValidationError, create_model

from knowledgebase.ground.findings import Finding
from knowledgebase.read.places import Loc
from knowledgebase.read.record import term_context
from knowledgebase.read.source import Source
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema.fields import Record
from knowledgebase.validate.conditions import TEXT, Condition
from knowledgebase.validate.entry import Entry, entry_of, model_of
from knowledgebase.validate.entry_rules import broken_conditions, check_alone


@dataclass(frozen=True)
class Torn:
    """An entry of what is in order, and the paths of what is not: `evidence.why`, `sources.url`."""

    entry: Entry[Any]
    record: Mapping[str, Any]
    bad: frozenset[str]


def torn(source: Source, vocabularies: Vocabularies, files: Container[str] = ()) -> Torn | None:
    """Return what is in order of a source that did not pass, or None when nothing can be told."""
    model, context = model_of(source.path), term_context(vocabularies)
    lost: set[Loc] = set(source.front.unread)
    if () in lost:
        return None
    try:
        model.model_validate(source.data, context=context)
    except ValidationError as error:
        faults = {fault["loc"] for fault in error.errors(include_url=False)}
        # A list with a bad item is called too short as well.
        lost |= faults - {loc[:end] for loc in faults for end in range(1, len(loc))}
    whole = {key: value for key, value in source.data.items() if (key,) not in _tops(lost)}
    try:
        fields = _lenient(model).model_validate(whole, context=context)
    except ValidationError:
        return None
    entry = entry_of(source, fields, files)
    parts = {key: value for key, value in source.data.items() if key not in whole}
    record = {**fields.model_dump(), **_without(parts, lost), TEXT: entry.text.plain}
    return Torn(entry, record, frozenset(map(_path, lost)))


def check_torn(torn: Torn, today: date, conditions: Iterable[Condition]) -> Iterator[Finding]:
    """Yield what the rules of one entry say of the part that is in order."""
    yield from check_alone(torn.entry, today)
    known = (row for row in conditions if not any(_asks(row, path) for path in torn.bad))
    yield from broken_conditions(torn.entry, torn.record, known)


def _asks(condition: Condition, bad: str) -> bool:
    """True when a condition asks for a value that is bad, for what holds it or for a part of it."""
    asked = [condition.at, *(path for path, *_ in condition.when)]
    asked += [against for *_, way, against in condition.when if way == "not among"]
    for path in (path.replace(".*", "") for path in asked):
        if f"{path}.".startswith(f"{bad}.") or f"{bad}.".startswith(f"{path}."):
            return True
    return False


def _tops(lost: Iterable[Loc]) -> set[Loc]:
    return {loc[:1] for loc in lost}


def _path(loc: Loc) -> str:
    return ".".join(step for step in loc if isinstance(step, str))


def _without(data: Mapping[str, Any], lost: Iterable[Loc]) -> dict[str, Any]:
    """Return a copy of `data` without the values at the paths `lost`."""
    kept = deepcopy(dict(data))
    for loc in lost:
        holder: Any = kept
        for step in loc[:-1]:
            inside = holder.get(step) if isinstance(holder, dict) else None
            if isinstance(holder, list) and isinstance(step, int) and 0 <= step < len(holder):
                inside = holder[step]
            holder = inside
        if isinstance(holder, dict):
            holder.pop(loc[-1], None)
    return kept


@cache
def _lenient(model: type[Record]) -> type[Record]:
    """Return the model with nothing required: what is missing is empty."""
    fields: dict[str, Any] = {
        name: (
            field.annotation | None,
            () if get_origin(field.annotation) is tuple else _empty(field.annotation),
        )
        for name, field in model.model_fields.items()
        if field.is_required() and field.annotation
    }
    return create_model(f"Torn{model.__name__}", __base__=model, **fields)


def _empty(annotation: Any) -> str | None:
    return "" if annotation is str else None
