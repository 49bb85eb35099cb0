"""A strict reading of YAML: every value is text, and every value has a line and a column.

Only what a contributor needs is allowed: mappings, lists and text. Aliases, tags, merge keys
and equal keys are faults, and so are types that YAML guesses (`no`, `010`, `12:30`): they stay
text, and the schema decides what they are. The text is scanned as a stream of events, so that
neither an alias bomb nor deep nesting can do harm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledgebase.read.places import Loc, Place
from knowledgebase.read.slips import MOST_SLIPS, is_word_quoted

MAX_DEPTH = 8

# libyaml is ten times faster than the pure Python parser. As a stream of events it does not
# recurse, unlike its composer, which a deep file crashes.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = ("", "~", "null", "Null", "NULL")
_CUT = re.compile(r"\A[ \t]+(#\S.*)")


@dataclass(frozen=True)
class YamlFault:
    """A fault in the form of the YAML; `rule` and `values` word the finding."""

    place: Place
    rule: str
    values: dict[str, str] = field(default_factory=dict)


class _StopScanError(Exception):
    """Stops the scan at a fault after which nothing more can be read."""


def scanned(lines: Sequence[str], before: int) -> "Scan":
    """Scan `lines`, before which the file has `before` others. Never raises."""
    scan = Scan(before, lines)
    try:
        scan.read("\n".join(lines))
    except _StopScanError:
        scan.unread.add(())
    except yaml.reader.ReaderError as error:
        scan.unread.add(())
        scan.faults.append(_forbidden_character(error, scan, "\n".join(lines)))
    except yaml.MarkedYAMLError as error:
        scan.gave_up = _line_of(error.problem_mark or error.context_mark)
    return scan


def gives_up(block: list[str]) -> int:
    """Return the index of the line at which YAML cannot go on, or the number of the lines."""
    try:
        for number, event in enumerate(yaml.parse("\n".join(block), Loader=_LOADER)):
            # After the starts of the stream and of the document: only fields stand outermost.
            if number == 2 and isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent)):
                return _line_of(event.start_mark)
    except yaml.MarkedYAMLError as error:
        return min(_line_of(error.problem_mark or error.context_mark), len(block) - 1)
    except yaml.reader.ReaderError:
        return 0
    return len(block)


def _line_of(mark: Any) -> int:
    return int(mark.line) if mark else 0


class Scan:
    """Builds values from events with a stack instead of recursion."""

    def __init__(self, lines_before: int, lines: Sequence[str]) -> None:
        self.lines_before = lines_before
        self.lines = lines
        self.gave_up: int | None = None  # the index of the line that YAML cannot read
        self.unread: set[Loc] = set()
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
            if self.stack and isinstance(self.stack[-1][1], dict) and self.key[-1] is None:
                self._stop(place, "yaml-alias")
            self._tell(place, "yaml-alias")
            self._skip()
        elif getattr(event, "anchor", None):
            self._tell(place, "yaml-alias")
        if getattr(event, "tag", None):
            self._tell(place, "yaml-tag", tag=str(getattr(event, "tag", "")))

    def _tell(self, place: Place, rule: str, **values: str) -> None:
        self.faults.append(YamlFault(place, rule, values))
        if len(self.faults) > MOST_SLIPS:
            raise _StopScanError

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
            if not event.style:
                self._look_at_plain(event)
            self._put(event.value, place)

    def _look_at_plain(self, event: yaml.ScalarEvent) -> None:
        place, end = self.place(event.start_mark), self.place(event.end_mark)
        # YAML takes what follows a blank and # for a comment.
        if cut := self._cut(end):
            self._tell((end[0], end[1] + 1), "cut-by-hash", value=cut)
        if is_word_quoted(event.value):
            self._tell(place, "word-quotes", line=self._line(place).strip())

    def _line(self, place: Place) -> str:
        # A value that the end of the text cuts off ends on a line of its own.
        number = place[0] - self.lines_before - 1
        return self.lines[number] if number < len(self.lines) else ""

    def _cut(self, place: Place) -> str:
        """Return the words after `place` that a # makes a comment, '' when there are none."""
        found = _CUT.match(self._line(place)[place[1] - 1 :])
        return found[1] if found else ""

    def _key(self, key: str, place: Place) -> None:
        loc, _ = self.stack[-1]
        if key == "<<":
            self._tell(place, "yaml-merge")
            self.unread.add((*loc, key))
        if (*loc, key) in self.keys:
            first = self.keys[(*loc, key)][0]
            self._tell(place, "duplicate-key", key=key, line=str(first))
        self.keys.setdefault((*loc, key), place)
        self.key[-1] = key

    def _nothing(self, place: Place) -> None:
        if not self.stack:
            return
        loc, holder = self.stack[-1]
        if isinstance(holder, dict):
            key = self.key[-1] or ""
            here = self.keys[(*loc, key)]
            if cut := self._cut(place):
                self._tell((place[0], place[1] + 1), "cut-by-hash", value=cut)
            else:
                self._tell(here, "empty-value", key=key)
        else:
            name = ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
            self._tell(place, "empty-item", field=name, number=str(len(holder) + 1))
        self._skip()

    def _skip(self) -> None:
        """Leave out a value that is there but says nothing, and remember where it was."""
        if not self.stack:
            return
        loc, holder = self.stack[-1]
        if isinstance(holder, dict):
            self.unread.add((*loc, self.key[-1] or ""))
            self.key[-1] = None
        else:
            self.unread.add((*loc, -1))

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


def _forbidden_character(error: yaml.reader.ReaderError, scan: Scan, text: str) -> YamlFault:
    before = text[: error.position]
    line = before.count("\n")
    place = (line + 1 + scan.lines_before, len(before) - before.rfind("\n"))
    character = text[error.position : error.position + 1] or "?"
    return YamlFault(place, "invisible-character", {"code": f"U+{ord(character):04X}"})
