"""Conditions: the rules between the fields of one entry, as a table that the form reads too.

A row holds when all its tests hold, and then its rule is broken at its place. `path.to.field` is
a value, `list.field` the values of a field in every record of a list, and `*` each item of a list
in turn. The few ways to test are worked out here and in theme/assets/js/form/conditions.js; a
test compares the two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knowledgebase.ground.terms import (
    AS_DOCUMENT,
    COMMERCIAL,
    EVALUATION,
    EXPERIENCE,
    NOT_DESCRIBED,
    OWN_FIGURE,
    PLAN,
    PUBLISHED,
    RESEARCH,
    SUPPLIER,
    UNKNOWN_ID,
)
from knowledgebase.read.places import Loc
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import KINDS

Test = tuple[str, str, Any]
"""A path, a way to test its value, and what it is tested against."""

TEXT = "text"
"""The path of the text below the front matter."""

# The lowest and the highest evidence level that each giver of a figure may stand for. A
# supplier may tell an experience or publish what its customer measured.
LEVELS = {
    EXPERIENCE: (1, 1),
    SUPPLIER: (1, 2),
    OWN_FIGURE: (2, 3),
    EVALUATION: (2, 4),
    RESEARCH: (2, 4),
}


@dataclass(frozen=True)
class Condition:
    """A rule of one kind of entry: broken at `at` when every test of `when` holds.

    `values` are the blanks of the rule's wording and the paths of what fills them; `fixed` are
    those that are always filled by the same.
    """

    rule: str
    kind: str
    at: str
    when: tuple[Test, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)


_TOLD: tuple[Test, ...] = (
    ("effect.direction", "filled", None),
    ("effect.direction", "is not", UNKNOWN_ID),
)
_MEASURED: Test = ("evidence.level", "at least", 2)
_LEVEL = {"level": "evidence.level"}
_DIRECTION = {"value": "effect.direction"}

CONDITIONS = (
    Condition(
        "evidence-without-source", "practice", "evidence.level",
        (_MEASURED, ("evidence.sources", "empty", None)), _LEVEL,
    ),
    Condition(
        "evidence-source-unknown", "practice", "evidence.sources.*",
        (("evidence.sources.*", "not among", "sources.url"),), {"value": "evidence.sources.*"},
    ),
    Condition(
        "evidence-without-limits", "practice", "evidence.level",
        (_MEASURED, ("fails_when", "empty", None)), _LEVEL,
    ),
    Condition(
        "result-source-unknown", "practice", "results.*.source",
        (("results.*.source", "not among", "sources.url"),), {"value": "results.*.source"},
    ),
    Condition(
        "effect-without-evidence", "practice", "effect.direction",
        (("evidence.level", "is", NOT_DESCRIBED), *_TOLD), _DIRECTION,
    ),
    Condition(
        "effect-without-owner", "practice", "effect.figure_by",
        (*_TOLD, ("effect.figure_by", "empty", None)), _DIRECTION,
    ),
    Condition(
        "commercial-figure", "practice", "effect",
        (("sources.kind", "all are", COMMERCIAL), *_TOLD, ("effect.figure_by", "is not", SUPPLIER)),
    ),
    Condition(
        "result-from-plan", "practice", "effect", (("sources.kind", "all are", PLAN), *_TOLD),
    ),
    Condition(
        "result-from-plan", "project", "results",
        (("sources.kind", "all are", PLAN), ("results", "filled", None)),
    ),
    # Level 0 with an effect is another finding already.
    *(
        Condition(
            "figure-against-level", "practice", "effect.figure_by",
            (("effect.figure_by", "is", by), ("evidence.level", "at least", 1),
             ("evidence.level", "outside", levels)),
            {"value": "effect.figure_by", **_LEVEL},
        )
        for by, levels in LEVELS.items()
    ),
    Condition(
        "link-without-source", "practice", "projects.*",
        (("projects.*.id", "filled", None), ("projects.*.source", "empty", None)),
        {"value": "projects.*.id"},
    ),
    # The schema lets the address be left out for what is not on the web: a page that was read has one.
    *(
        Condition(
            "source-without-address", kind, "sources.*.url",
            (("sources.*.title", "filled", None), ("sources.*.url", "empty", None),
             ("sources.*.read_as", "is not", AS_DOCUMENT)),
            {"value": "sources.*.title"},
        )
        for kind in (*KINDS, "page")
    ),
    Condition(
        "missing-first-step", "practice", "first_step",
        (("status", "is", PUBLISHED), ("first_step", "empty", None)),
    ),
    # A text of its own may be the material: a form to print or to fill in.
    Condition(
        "material-without-place", "material", "url",
        (("file", "empty", None), ("url", "empty", None), (TEXT, "empty", None)),
    ),
)  # fmt: skip


def reading_conditions(vocabularies: Vocabularies) -> tuple[Condition, ...]:
    """Return the limits that a design, or what was read of it, sets to the evidence level.

    What is not known of them is a finding of its own, at the field that lacks it.
    """
    readings = (("evidence.design", "designs"), ("evidence.read", "evidence_reads"))
    told = [(path, vocabularies[name]) for path, name in readings if name in vocabularies]
    return (
        *(
            Condition(
                "level-without-reading", "practice", path,
                (("evidence.level", "at least", 1), (path, "unknown", UNKNOWN_ID)),
                _LEVEL, {"field": path},
            )
            for path, vocabulary in told
            # A vocabulary may let what is not known carry any level.
            if UNKNOWN_ID in vocabulary.terms and vocabulary.terms[UNKNOWN_ID].most is not None
        ),
        *(
            Condition(
                "level-above-reading", "practice", "evidence.level",
                ((path, "is", term.id), ("evidence.level", "at least", int(term.most) + 1)),
                _LEVEL, {"value": term.label.fi, "most": str(int(term.most))},
            )
            for path, vocabulary in told
            for term in vocabulary.terms.values()
            if term.most is not None and term.id != UNKNOWN_ID
        ),
    )  # fmt: skip


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


def needed(
    kind: str, path: str, record: Mapping[str, Any], conditions: Iterable[Condition] = CONDITIONS
) -> bool:
    """True when the other answers of `record` ask for one at `path`: without it a rule is broken."""
    return any(
        all(_asks_for(test, path) or _holds(test, record, None) for test in condition.when)
        for condition in conditions
        if condition.kind == kind
        and condition.at == path
        and any(_asks_for(test, path) for test in condition.when)
    )


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
