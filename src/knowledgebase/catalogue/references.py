"""References: the links between entries that contributors declare, read from the schema.

A field that points to an entry is marked with `EntryOf` in its model, so a new such field is
checked, linked back and exported without a word here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from knowledgebase.read.places import Loc
from knowledgebase.schema.fields import EntryOf, Record, Reference
from knowledgebase.validate.entry import Entry, Written


def former_paths(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the present path of each entry by every path that it had under a former name."""
    return {
        str(entry.path.with_name(f"{alias}.md")): str(entry.path)
        for entry in entries
        for alias in entry.fields.aliases
    }


@dataclass(frozen=True, slots=True)
class Declared:
    """A link as declared: `target` is the key of the other entry, `field` where it was written.

    `source` is the address that states the link, where the field has room for one.
    """

    target: str
    field: str
    loc: Loc
    source: str | None = None


def declared(entry: Entry[Written]) -> Iterator[Declared]:
    """Yield every link that `entry` declares to another entry, in the order of its fields."""
    if isinstance(entry.fields, Record):
        yield from _in_record(entry.fields, ())


def _in_record(record: Record, loc: Loc) -> Iterator[Declared]:
    for name, kind, _ in _pointing_fields(type(record)):
        value = getattr(record, name)
        for step, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            if item is None:
                continue
            here = (*loc, name) if step is None else (*loc, name, step)
            if kind is None:
                yield from _in_record(item, here)
            elif isinstance(item, Reference):
                yield Declared(f"{kind}:{item.id}", name, here, item.source)
            else:
                target = item if kind == "any" else f"{kind}:{item}"
                yield Declared(
                    target, ".".join(str(s) for s in (*loc, name) if isinstance(s, str)), here
                )


@cache
def _pointing_fields(model: type[Record]) -> tuple[tuple[str, str | None, Any], ...]:
    # (name, kind pointed to or None for a record that holds pointing fields, the record)
    found: list[tuple[str, str | None, Any]] = []
    for name, field in model.model_fields.items():
        for marker, inner in _annotations(field.annotation, field.metadata):
            if isinstance(marker, EntryOf):
                found.append((name, marker.kind, None))
            elif inner is not None and inner is not Reference and _pointing_fields(inner):
                found.append((name, None, inner))
    return tuple(found)


def _annotations(annotation: Any, metadata: Any = ()) -> Iterator[tuple[Any, Any]]:
    for marker in metadata:
        yield marker, None
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield None, annotation
    elif hasattr(annotation, "__metadata__"):
        yield from _annotations(annotation.__origin__, annotation.__metadata__)
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _annotations(inner)
