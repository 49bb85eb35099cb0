"""A strict reading of YAML: every value is text, and every value has a line and a column.

Only what a contributor needs is allowed: mappings, lists and text. Aliases, tags, merge keys
and equal keys are faults, and so are types that YAML guesses (`no`, `010`, `12:30`): they stay
text, and the schema decides what they are. The text is scanned as a stream of events, so that
neither an alias bomb nor deep nesting can do harm.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_DEPTH = 8
Place = tuple[int, int]
Loc = tuple[str | int, ...]

# libyaml is ten times faster than the pure Python parser. As a stream of events it does not
# recurse, unlike its composer, which a deep file crashes.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class YamlFault:
    """A fault in the form of the YAML; `rule` and `values` word the finding."""

    place: Place
    rule: str
    values: dict[str, str] = field(default_factory=dict)


class _StopScanError(Exception):
    """Stops the scan at a fault after which nothing more can be read."""


@dataclass(frozen=True)
class Composed:
    """A mapping as read: the data as text, where each value and key stands, and the faults.

    A place is found by the path of a value, such as `("sources", 0, "url")`.
    """

    data: dict[str, object]
    places: dict[Loc, Place]
    keys: dict[Loc, Place]
    faults: list[YamlFault]

    def place(self, loc: Loc) -> Place:
        """Return where the value at `loc` stands, or else the nearest value around it."""
        for end in range(len(loc), 0, -1):
            if loc[:end] in self.places:
                return self.places[loc[:end]]
        return (1, 1)

    def texts(self) -> Iterator[tuple[Loc, str]]:
        """Yield every text of the data with its path, in the order written."""
        yield from _texts(self.data, ())


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*loc, number))


def compose(text: str, first_line: int = 1) -> Composed:
    """Read a mapping; `first_line` is the line of the file on which it begins. Never raises."""
    scan = _Scan(first_line - 1)
    try:
        scan.read(text)
    except _StopScanError:
        pass
    except yaml.reader.ReaderError as error:
        scan.faults.append(_forbidden_character(error, scan, text))
    except yaml.MarkedYAMLError as error:
        scan.faults.append(_syntax_fault(error, scan, text))
    data = scan.root if isinstance(scan.root, dict) else {}
    if not isinstance(scan.root, dict) and not scan.faults:
        scan.faults.append(YamlFault((first_line, 1), "not-a-mapping"))
    return Composed(data, scan.places, scan.keys, scan.faults)


class _Scan:
    """Builds values from events with a stack instead of recursion."""

    def __init__(self, lines_before: int) -> None:
        self.lines_before = lines_before
        self.root: object = None
        self.places: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.faults: list[YamlFault] = []
        self.stack: list[tuple[Loc, dict[str, object] | list[object]]] = []
        self.key: list[str | None] = []
        self.documents = 0
        self.in_flow = 0  # how many collections deep in brackets

    def place(self, mark: Any) -> Place:
        if mark is None:
            return self.lines_before + 1, 1
        return mark.line + 1 + self.lines_before, mark.column + 1

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_LOADER):
            self._guard(event)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.stack.pop()
                self.key.pop()
                self.in_flow = max(0, self.in_flow - 1)

    def _guard(self, event: yaml.Event) -> None:
        place = self.place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(place, "many-documents")
        if isinstance(event, yaml.AliasEvent):
            self._stop(place, "yaml-alias")
        if getattr(event, "anchor", None):
            self._stop(place, "yaml-alias")
        if getattr(event, "tag", None):
            self._stop(place, "yaml-tag", tag=str(getattr(event, "tag", "")))

    def _stop(self, place: Place, rule: str, **values: str) -> None:
        self.faults.append(YamlFault(place, rule, values))
        raise _StopScanError

    def _open(self, event: yaml.Event) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(self.place(event.start_mark), "too-deep", limit=str(MAX_DEPTH))
        value: dict[str, object] | list[object] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        if self.stack and isinstance(self.stack[-1][1], dict) and self.key[-1] is None:
            self._stop(self.place(event.start_mark), "key-not-text")
        flow = bool(getattr(event, "flow_style", False))
        if flow and isinstance(value, list) and not self.in_flow:
            self.faults.append(YamlFault(self.place(event.start_mark), "flow-list"))
        self.in_flow += flow or bool(self.in_flow)
        loc = self._put(value, self.place(event.start_mark))
        self.stack.append((loc, value))
        self.key.append(None)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self.place(event.start_mark)
        if self.stack and isinstance(self.stack[-1][1], dict) and self.key[-1] is None:
            self._key(event.value, place)
        elif not event.style and event.value in _EMPTY:
            self._nothing(place)
        else:
            self._put(event.value, place)

    def _key(self, key: str, place: Place) -> None:
        loc, _ = self.stack[-1]
        if key == "<<":
            self._stop(place, "yaml-merge")
        if (*loc, key) in self.keys:
            first = self.keys[(*loc, key)][0]
            self.faults.append(YamlFault(place, "duplicate-key", {"key": key, "line": str(first)}))
        self.keys.setdefault((*loc, key), place)
        self.key[-1] = key

    def _nothing(self, place: Place) -> None:
        if not self.stack:
            return
        loc, holder = self.stack[-1]
        if isinstance(holder, dict):
            key = self.key[-1] or ""
            self.faults.append(YamlFault(self.keys[(*loc, key)], "empty-value", {"key": key}))
            self.key[-1] = None
        else:
            self.faults.append(YamlFault(place, "empty-value", {"key": "-"}))

    def _put(self, value: object, place: Place) -> Loc:
        if not self.stack:
            self.root = value
            self.places[()] = place
            return ()
        loc, holder = self.stack[-1]
        if isinstance(holder, dict):
            key = self.key[-1] or ""
            here: Loc = (*loc, key)
            holder[key] = value
            self.key[-1] = None
        else:
            here = (*loc, len(holder))
            holder.append(value)
        self.places[here] = place
        return here


def _syntax_fault(error: yaml.MarkedYAMLError, scan: _Scan, text: str) -> YamlFault:
    problem = error.problem or ""
    unclosed = "quoted scalar" in (error.context or "") and "end of" in problem
    mark: Any = error.context_mark if unclosed else error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if unclosed:
        rule = "unclosed-quote"
    elif "mapping values are not allowed" in problem:
        rule = "unquoted-colon"
    else:
        rule = "tab-in-yaml" if "\t" in line else "bad-yaml"
    return YamlFault(scan.place(mark), rule, {"line": line.strip()})


def _forbidden_character(error: yaml.reader.ReaderError, scan: _Scan, text: str) -> YamlFault:
    before = text[: error.position]
    line = before.count("\n")
    place = (line + 1 + scan.lines_before, len(before) - before.rfind("\n"))
    character = text[error.position : error.position + 1] or "?"
    return YamlFault(place, "invisible-character", {"code": f"U+{ord(character):04X}"})
