"""Which rules between fields an entry breaks: the ways to test of `conditions`, worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledgebase.read.places import Loc
from knowledgebase.schema.numbers import with_point
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


def asking(kind: str, conditions: Iterable[Condition] = CONDITIONS) -> set[str]:
    """Return the paths of what other answers may ask for: see `needed`."""
    return {asked for c in conditions if c.kind == kind and (asked := _asked_by(c))}


def needed(
    kind: str, path: str, record: Mapping[str, Any], conditions: Iterable[Condition] = CONDITIONS
) -> bool:
    """True when the other answers of `record` ask for one at `path`: without it a rule is broken."""
    return any(
        all(_asks_for(test, path) or _holds(test, record, None) for test in condition.when)
        for condition in conditions
        if condition.kind == kind and _asked_by(condition) == path
    )


def among(kind: str, conditions: Iterable[Condition] = CONDITIONS) -> dict[str, str]:
    """Return by the path of a list the path of the values that each of its items must be one of."""
    return {
        condition.at.removesuffix(".*"): against
        for condition in conditions
        if condition.kind == kind and condition.at.endswith(".*")
        for path, way, against in condition.when
        if way == "not among" and path == condition.at
    }


def _asked_by(condition: Condition) -> str:
    """Return the path whose emptiness breaks a rule, that of its finding first; '' for none."""
    empty = [path for path, way, _ in condition.when if way in ("empty", "unknown")]
    return condition.at if condition.at in empty else next(iter(empty), "")


def _asks_for(test: Test, path: str) -> bool:
    return test[0] == path and test[1] in ("empty", "unknown")


_OF_LATER = ("empty", "unknown", "not among")


def contradictions(
    kind: str, path: str, record: Mapping[str, Any], conditions: Iterable[Condition] = CONDITIONS
) -> Iterator[Broken]:
    """Yield what the answer at `path` breaks together with earlier ones, whatever is yet to be asked."""
    about = [
        condition
        for condition in conditions
        if path in (condition.at, *(test[0] for test in condition.when))
        and all(test[1] not in _OF_LATER for test in condition.when)
    ]
    yield from broken(kind, record, about)


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
        case "unknown":
            return value in (None, against)
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
        case "within":
            return _is_within(value, *against)
    raise ValueError(way)


def _level(value: Any) -> int:
    return int(value) if str(value or "").isdecimal() else 0


def _is_within(value: Any, above: float | None, most: float | None) -> bool:
    """True for a number above one limit and not beyond the other; None is no limit."""
    try:
        number = float(with_point(value))
    except (TypeError, ValueError):
        return False
    return (above is None or number > above) and (most is None or number <= most)


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
