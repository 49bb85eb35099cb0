"""Composed: front matter or a record as read, also when its form has faults.

After a slip the rest is read all the same, so that one run tells all the faults of a file.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledgebase.read.places import Loc, Packed, Place
from knowledgebase.read.slips import MOST_SLIPS, Slip, guilty_slip, sure_slips
from knowledgebase.read.strict_yaml import YamlFault, gives_up, scanned

_TOP_KEY = re.compile(r"\A([a-z_]+):(?:\s|$)")
# What begins a field of the outermost mapping: neither a comment nor an item nor a bracket.
_TOP = re.compile(r"[^\s#\-\]}]")
# YAML ends a line at these too, and then its lines would not be those of the file.
_OTHER_ENDS = "\r\x85\u2028\u2029"
_READ_AGAIN = 2_000_000
"""Characters read again at most to find the slips of one text: a hostile one must not cost more."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A mapping as read: the data as text, where each value and key stands, and the faults.

    A place is found by the path of a value, such as `("sources", 0, "url")`.
    """

    inside: Packed
    faults: tuple[YamlFault, ...]

    @property
    def data(self) -> dict[str, object]:
        """The mapping, every value text."""
        data: dict[str, object] = self.inside.value[0]
        return data

    @property
    def places(self) -> Mapping[Loc, Place]:
        """Where each value stands."""
        places: Mapping[Loc, Place] = self.inside.value[1]
        return places

    @property
    def keys(self) -> Mapping[Loc, Place]:
        """Where the key of each value stands."""
        keys: Mapping[Loc, Place] = self.inside.value[2]
        return keys

    @property
    def unread(self) -> frozenset[Loc]:
        """The paths whose values are there but could not be read, or are empty."""
        unread: frozenset[Loc] = self.inside.value[3]
        return unread

    def place(self, loc: Loc) -> Place:
        """Return where the value at `loc` stands, or else the nearest value around it."""
        places = self.places
        for end in range(len(loc), 0, -1):
            if found := places.get(loc[:end]):
                return found
        return (1, 1)

    def texts(self, sought: Callable[[str], object] | None = None) -> Iterator[tuple[Loc, str]]:
        """Yield every text of the data with its path, in the order written; none when none is `sought`."""
        if sought and not any(map(sought, self.values())):
            return
        waiting: list[tuple[Loc, object]] = [((), self.data)]
        while waiting:
            loc, value = waiting.pop()
            if isinstance(value, str):
                yield loc, value
            elif isinstance(value, dict):
                waiting += [((*loc, key), inner) for key, inner in reversed(value.items())]
            elif isinstance(value, list):
                last = len(value) - 1
                waiting += [((*loc, last - n), inner) for n, inner in enumerate(reversed(value))]

    def values(self) -> Iterator[str]:
        """Yield every text of the data, in no order: far cheaper than with its path."""
        waiting: list[object] = [self.data]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value


def compose(text: str, first_line: int = 1, names: Container[str] = frozenset()) -> Composed:
    """Read a mapping; `first_line` is the line of the file on which it begins. Never raises.

    `names` are those that fields may have: they tell a slip of the pen from a text.
    """
    for end in _OTHER_ENDS:
        text = text.replace(end, " ")
    written = text.split("\n")
    lines, before = list(written), first_line - 1
    slips = list(sure_slips(written, names))
    for slip in slips:
        lines[slip.number] = slip.meant
    told = [slip for slip in slips if slip.rule][:MOST_SLIPS]
    faults = [_slip_fault(slip, written, before) for slip in told]
    scan = scanned(lines, before)
    lost: set[Loc] = set()
    if scan.gave_up is not None:
        more, lost = _mend(lines, written, names, before)
        faults += more
        scan = scanned(lines, before)
        if scan.gave_up is not None:
            lost.add(())
            faults.append(_unreadable(scan.gave_up, written, before))
    faults += scan.faults
    data = scan.root if isinstance(scan.root, dict) else {}
    if not isinstance(scan.root, dict):
        lost.add(())
        faults = faults or [YamlFault((first_line, 1), "not-a-mapping")]
    unread = frozenset(scan.unread | lost)
    return Composed(Packed((data, scan.places, scan.keys, unread)), tuple(faults))


def _mend(
    lines: list[str], written: Sequence[str], names: Container[str], before: int
) -> tuple[list[YamlFault], set[Loc]]:
    """Mend `lines` field by field, so that a slip in one field hides nothing of the others.

    What cannot be mended is emptied. Returns the faults and the paths of what was emptied.
    """
    read = 0

    def reaches(block: list[str]) -> int:
        nonlocal read
        read += sum(map(len, block))
        return gives_up(block) if read < _READ_AGAIN else 0

    faults: list[YamlFault] = []
    lost: set[Loc] = set()
    starts = [0, *(n for n, line in enumerate(lines) if n and _TOP.match(line)), len(lines)]
    for start, end in pairwise(starts):
        block = lines[start:end]
        while (at := reaches(block)) < len(block) and len(faults) < MOST_SLIPS:
            slip = guilty_slip(block, at, names, reaches)
            if slip is None:
                faults.append(_unreadable(start + at, written, before))
                lost |= {(key[1],) for line in block if (key := _TOP_KEY.match(line))}
                block = [""] * len(block)
                break
            faults.append(_slip_fault(slip._replace(number=start + slip.number), written, before))
            block[slip.number] = slip.meant
        lines[start:end] = block
    return faults, lost


def _slip_fault(slip: Slip, written: Sequence[str], before: int) -> YamlFault:
    line = written[slip.number]
    # Where the line as written and the line as meant part.
    pairs = zip(line, slip.meant, strict=False)
    column = next((n for n, (old, new) in enumerate(pairs) if old != new), len(line)) + 1
    values = {"line": line.strip(), "meant": slip.meant.strip(), "mark": slip.mark}
    return YamlFault((slip.number + 1 + before, column), slip.rule, values)


def _unreadable(at: int, written: Sequence[str], before: int) -> YamlFault:
    # Where the text ends too early, the last line with something on it is told.
    at = min(at, len(written) - 1)
    while at and not written[at].strip():
        at -= 1
    line = written[at].strip()
    bare = _TOP.match(written[at]) and ":" not in line
    return YamlFault((at + 1 + before, 1), "no-field" if bare else "bad-yaml", {"line": line})
