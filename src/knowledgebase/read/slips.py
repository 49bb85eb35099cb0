"""Slips: lines of front matter that YAML cannot read, and what their writer meant.

YAML tells where it gave up, which is often the line after the slip. So each known slip has a mend,
and the guilty line is the one whose mend lets the reading go on past that place. The mended lines
serve the reading alone, so that the other faults of a file are told in the same run.
"""

import re
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

_FIELD = re.compile(r"\A(?P<lead> *(?:- +)?)(?P<key>[a-z_]+):[ \t]+(?P<value>\S.*)")
_ITEM = re.compile(r"\A(?P<lead> *- +)(?P<value>\S.*)")
_TIGHT = re.compile(r"\A(?P<lead> *(?:- +)?)(?P<key>[a-z_]+):(?P<value>[^\s/].*)")
_BARE = re.compile(r"\A(?P<lead> *(?:- +)?)(?P<key>[a-z_]+)[ \t]+(?P<value>\S.*)")
_ROUND = re.compile(r"\A(?P<lead>\s*)(?P<mark>[–—‑−•·▪◦‣\uf0b7])[ \t\xa0]+(?=\S)")
_TABBED = re.compile(r"\A *(?:- *)?\t[ \t]*")
# The mark of a block of text, whose lines are the writer's own.
_BLOCK = re.compile(r"[:-][ \t]+[|>][+-]?[ \t]*$")
_NEVER_FIRST = "@`%&*!|>[]{},?#"
_OPENING, _CLOSING = "”“„»", "”“»"
_LOOK_BACK, MOST_SLIPS = 12, 20


class Slip(NamedTuple):
    """A slip on the line with index `number`, the rule that words it, and the line as meant."""

    number: int
    rule: str
    meant: str
    mark: str = ""


def sure_slips(lines: list[str], names: Container[str]) -> Iterator[Slip]:
    """Yield slips that need no guess, though YAML may read them as something else.

    A slip with an empty rule is mended and not told: it is a blank line, or the line above
    has the same slip. `names` are the names that fields may have.
    """
    block = -1  # the indent of a block of text that we are in, or -1
    tabbed = False
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK.search(line) else -1
        meant, rule, mark = line if line.strip() else "", "", ""
        if tab := _TABBED.match(meant):
            meant = tab[0].replace("\t", "  ") + line[tab.end() :]
            # One word for a run of such lines.
            rule = "" if tabbed else "tab-in-yaml"
        if found := _ROUND.match(meant):
            before = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
            if before.rstrip().endswith(":") or re.match(r"\A\s*-[ \t]", before):
                mark, rule = found["mark"], rule or "round-mark"
                meant = f"{found['lead']}- {meant[found.end() :]}"
        if (found := _TIGHT.fullmatch(meant)) and found["key"] in names:
            rule = rule or "no-space-after-colon"
            meant = f"{found['lead']}{found['key']}: {found['value']}"
        tabbed = bool(tab)
        if meant != line:
            yield Slip(number, rule, meant, mark)


def guilty_slip(
    lines: list[str],
    at: int,
    names: Container[str],
    reaches: Callable[[list[str]], int],
) -> Slip | None:
    """Return the slip whose mend lets reading go on beyond the line with index `at`, or None.

    `reaches` tells the index of the line at which YAML gives up, or one beyond the last.
    """
    for number in range(min(at, len(lines) - 1), max(at - _LOOK_BACK, -1), -1):
        for slip in _possible(lines, number, names):
            if reaches([*lines[:number], slip.meant, *lines[number + 1 :]]) > at:
                return slip
    return None


def _possible(lines: list[str], number: int, names: Container[str]) -> Iterator[Slip]:
    line = lines[number].rstrip()
    if (bare := _BARE.fullmatch(line)) and bare["key"] in names:
        yield Slip(number, "no-colon", f"{bare['lead']}{bare['key']}: {bare['value']}")
    found = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    if not found:
        return
    start, value = line[: found.start("value")], found["value"]
    yield from _of_value(number, start, value)
    before = next((_FIELD.fullmatch(lines[n]) for n in range(number - 1, -1, -1)), None)
    if before and "key" in found.groupdict() and len(before["lead"]) != len(found["lead"]):
        meant = " " * len(before["lead"]) + line[len(found["lead"]) :]
        yield Slip(number, "bad-indent", meant)


def _of_value(number: int, start: str, value: str) -> Iterator[Slip]:
    mark = value[0]
    if mark in "\"'":
        inside = value[1:-1] if value.endswith(mark) and len(value) > 1 else value[1:]
        unescaped = inside.replace(f"\\{mark}", "").replace(mark * 2, "")
        if mark not in unescaped and not value.endswith(mark):
            yield Slip(number, "unclosed-quote", f"{start}{_quoted(inside)}")
        elif mark in unescaped:
            inside = value[1:].removesuffix(mark)
            yield Slip(number, "quote-in-quotes", f"{start}{_quoted(inside)}")
        return
    whole = f"{start}{_quoted(value.strip(_OPENING + _CLOSING))}"
    if mark in _OPENING:
        yield Slip(number, "word-quotes", whole)
    elif mark == "[" and "]" not in value:
        yield Slip(number, "unclosed-bracket", f"{start}{value}]")
    elif mark in _NEVER_FIRST:
        yield Slip(number, "unquoted-mark", whole, mark)
    elif ": " in value or value.endswith(":"):
        yield Slip(number, "unquoted-colon", whole)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', "”")
    return f'"{escaped}"'


def is_word_quoted(text: str) -> bool:
    """True for a text that stands in a word processor's quotes, which YAML does not know.

    >>> is_word_quoted("”Työkyky”"), is_word_quoted("”Näin” se tehdään")
    (True, False)
    """
    inner = text[1:-1]
    return (
        len(text) > 2
        and text[0] in _OPENING
        and text[-1] in _CLOSING
        and not any(mark in inner for mark in _OPENING + _CLOSING)
    )
