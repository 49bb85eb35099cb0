"""Which rules between fields an entry breaks: the ways to test of `conditions`, worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledgebase.read.places import Loc
from knowledgebase.validate.conditions import CONDITIONS, Condition, Test


@dataclass(frozen=True)
class Broken:
    """A rule that an entry breaks, where, and what fills the blanks of its wording."""

    rule: str
    loc: Loc
    values: Mapping[str, Any]


def broken(
    kind: str, record: Mapping[str, Any], conditions: Iterable[Condition] = CONDITIONS
) -> Iterator[Broken]:
    """Yield what the front matter `record` of one kind breaks; its text is under `text`."""
    for condition in conditions:
        if condition.kind != kind:
            continue
        for at, number in _places(condition.at, record):
            if all(_holds(test, record, number) for test in condition.when):
                values = {
                    name: value_at(record, _numbered(path, number))
                    for name, path in condition.values.items()
                }
                yield Broken(condition.rule, at, {**values, **condition.fixed})


def _places(at: str, record: Mapping[str, Any]) -> Iterator[tuple[Loc, int | None]]:
    steps = at.split(".")
    if "*" not in steps:
        yield tuple(steps), None
        return
    for number in range(len(value_at(record, at.partition(".*")[0]) or ())):
        yield tuple(number if step == "*" else step for step in steps), number


def _numbered(path: str, number: int | None) -> str:
    return path if number is None else path.replace("*", str(number))


def _holds(test: Test, record: Mapping[str, Any], number: int | None) -> bool:
    path, way, against = test
    value = value_at(record, _numbered(path, number))
    match way:
        case "filled":
            return bool(value)
        case "empty":
            return not value
        case "is":
            return bool(value == against)
        case "is not":
            return bool(value != against)
        case "all are":
            return bool(value) and all(item == against for item in value)
        case "not among":
            return bool(value) and value not in (value_at(record, against) or ())
        case "at least":
            return bool(_level(value) >= against)
        case "outside":
            return bool(not against[0] <= _level(value) <= against[1])
    raise ValueError(way)


def _level(value: Any) -> int:
    return int(value) if str(value or "").isdecimal() else 0


def value_at(value: Any, path: str) -> Any:
    """Return the value at a path; the values of every record when the path goes through a list.

    >>> value_at({"sources": [{"url": "a"}, {"url": "b"}]}, "sources.url")
    ['a', 'b']
    >>> value_at({"sources": [{"url": "a"}]}, "sources.0.url")
    'a'
    """
    return _walk(value, path.split("."))


def _walk(value: Any, steps: Sequence[str]) -> Any:
    for place, step in enumerate(steps):
        if isinstance(value, (list, tuple)):
            if not step.isdigit():
                return [_walk(item, steps[place:]) for item in value]
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value
