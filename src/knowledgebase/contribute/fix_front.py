"""Fix front: the steps that mend front matter, line by line. Each is taken only when it does no harm."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledgebase.contribute.fix_values import day, number, quoted, term
from knowledgebase.contribute.json_schema import Node
from knowledgebase.read.composed import Composed, compose

_FIELD = re.compile(r"^(?P<lead>\s*(?:- )?)(?P<key>[a-z_]+):[ ]+(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<lead>\s*- )(?P<value>[^\s].*)$")
# The mark of a block of text, whose lines are the writer's own.
_BLOCK = re.compile(r":\s*[|>][+-]?\s*$")
_TOP = re.compile(r"^([a-z_]+(?:\.[a-z_]+)?):")

Step = Callable[[str, Node], str]


@dataclass(frozen=True)
class _Line:
    """A line of front matter, and the field that it belongs to, () for none."""

    text: str
    loc: tuple[str, ...] = ()


def _harmless(step: Step) -> Step:
    """Let a step do no harm: no new fault, and values are parted or joined but never moved."""

    def safe(front: str, schema: Node) -> str:
        mended = step(front, schema)
        if mended == front:
            return front
        before, after = compose(front), compose(mended)
        own, new = _names(before), _names(after)
        moved = not before.faults and not (own <= new or new <= own)
        return front if moved or len(after.faults) > len(before.faults) else mended

    return safe


def _names(composed: Composed) -> set[str]:
    """Return the paths of all values; `effort.level` is the same path however it is written."""
    return {".".join(map(str, loc)) for loc in composed.places}


def _untabbed(front: str, _: Node) -> str:
    """Write two spaces for each tab before a line, where the front matter can be read with them alone."""
    if "\t" not in front:
        return front
    lead = re.compile(r"^[ \t]+", re.MULTILINE)
    mended = lead.sub(lambda found: found[0].replace("\t", "  "), front)
    return mended if compose(front).faults and not compose(mended).faults else front


def _nested(front: str, schema: Node) -> str:
    """Write `effort.level: kevyt` indented below `effort:`, with the lines that belong to it."""
    blocks, tail = _blocks(front)
    homes: dict[str, list[str]] = {}
    kept: list[list[str]] = []
    for name, lines in blocks:
        outer, _, inner = name.partition(".")
        node = schema["properties"].get(outer, {})
        if not inner or inner not in node.get("properties", {}):
            kept.append(lines)
            homes.setdefault(name, lines)
            continue
        if outer not in homes:
            homes[outer] = [f"{outer}:"]
            kept.append(homes[outer])
        own = [line.replace(f"{name}:", f"{inner}:", 1) for line in lines]
        homes[outer] += [f"  {line}" if line else line for line in own]
    return _joined([*kept, tail])


def _by_line(mend: Callable[[_Line, Node], Iterator[str]]) -> Step:
    """Return a step that mends each line by itself, but for those whose text goes on."""

    def step(front: str, schema: Node) -> str:
        lines = front.removesuffix("\n").split("\n")
        return "".join(f"{line}\n" for line in _mended(lines, schema, mend))

    return step


def _mended(
    lines: list[str], schema: Node, mend: Callable[[_Line, Node], Iterator[str]]
) -> Iterator[str]:
    block = -1  # the indent of a block of text that we are in, or -1
    for line, after in zip(_located(lines), [*lines[1:], ""], strict=True):
        indent = len(line.text) - len(line.text.lstrip())
        if block >= 0 and (indent > block or not line.text):
            yield line.text
            continue
        block = indent if _BLOCK.search(line.text) else -1
        node = _node_at(schema, line.loc)
        # A tab that is left in the indent is an error that only the writer can mend.
        whole = node and not _goes_on(line.text, after) and "\t" not in line.text[:indent]
        yield from mend(line, node) if whole else (line.text,)


def _goes_on(line: str, after: str) -> bool:
    """True when the text of a line goes on, on the line after it."""
    found = _FIELD.match(line) or _ITEM.match(line)
    if not found or not after.strip():
        return False
    # Below an item even what stands under its first letter belongs to it.
    least = len(found["lead"]) + ("key" in found.groupdict())
    return len(after) - len(after.lstrip()) >= least


def _located(lines: list[str]) -> Iterator[_Line]:
    """Say of each line which field it is, by its indent."""
    around: list[tuple[int, str]] = []
    for text in lines:
        found = _FIELD.match(text) or re.match(r"^(?P<lead>\s*(?:- )?)(?P<key>[a-z_]+):$", text)
        item = _ITEM.match(text)
        if found:
            indent = len(found["lead"])
            around = [(deep, key) for deep, key in around if deep < indent]
            around.append((indent, found["key"]))
            yield _Line(text, tuple(key for _, key in around))
        elif item:
            indent = len(item["lead"])
            yield _Line(text, tuple(key for deep, key in around if deep < indent))
        else:
            yield _Line(text)


def _node_at(schema: Node, loc: tuple[str, ...]) -> Node:
    node = schema
    for step in loc:
        node = node.get("items", node) if node.get("type") == "array" else node
        node = node.get("properties", {}).get(step, {})
    return node


def _block_list(line: _Line, node: Node) -> Iterator[str]:
    """Write a flow list with an item a line, and one value in the place of a list as its only item."""
    found = _FIELD.match(line.text)
    items = _items(found["value"], node["items"]) if found and "items" in node else []
    if not found or not items:
        yield line.text
        return
    start = line.text[: found.start("value")].rstrip()
    yield start
    indent = " " * (len(found["lead"]) + 2)
    yield from (f"{indent}- {quoted(item, node['items'])}" for item in items)


def _items(value: str, node: Node) -> list[str]:
    if inside := re.fullmatch(r"\[([^\[\]{}\"'#]*)\]", value):
        return [item for each in inside[1].split(",") if (item := each.strip())]
    whole = len(value) >= 2 and value[0] == value[-1] == '"' and '"' not in value[1:-1]
    inner = value[1:-1] if whole else value
    if (value[0] in "'\"[{&*!|>#" and not whole) or re.search(r"\s#", value):
        return []
    if names := node.get("x-names"):
        return [inner] if term(inner, node) in names else []
    if "x-text" in node or (node.get("format") == "uri" and not re.search(r"[\s,]", inner)):
        return [value]
    return []


def _by_value(mend: Callable[[str, Node], str]) -> Callable[[_Line, Node], Iterator[str]]:
    def mended(line: _Line, node: Node) -> Iterator[str]:
        found = _FIELD.match(line.text) or (_ITEM.match(line.text) if line.loc else None)
        if not found or (node.get("type") == "array" and "key" in found.groupdict()):
            yield line.text
            return
        inner = node.get("items", node)
        # What follows a text may belong to it.
        value, comment = (found["value"], "") if "x-text" in inner else _apart(found["value"])
        mended = mend(value, inner) + comment
        yield line.text[: found.start("value")] + mended

    return mended


def _apart(value: str) -> tuple[str, str]:
    """Return a bare word and the comment after it; a value of more words or in quotes stays whole."""
    before, _, comment = value.partition("#")
    word = before.rstrip()
    alone = word and not any(sign.isspace() or sign in "\"'" for sign in word)
    if alone and word != before and comment[:1].isspace():
        return word, value[len(word) :]
    return value, ""


def _blocks(front: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Return each field with its lines and the comments above it, and the comments at the end.

    There are none where a line belongs to no field.
    """
    blocks: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    lines = front.removesuffix("\n").split("\n")
    for line in lines:
        key = _TOP.match(line)
        if key:
            blocks.append((key[1], [*waiting, line]))
            waiting = []
        elif line.startswith("#") or not line:
            waiting.append(line)
        elif blocks:
            blocks[-1][1].extend([*waiting, line])
            waiting = []
        else:
            return [], lines
    return blocks, waiting


def _joined(parts: list[list[str]]) -> str:
    return "".join(f"{line}\n" for lines in parts for line in lines)


def _ordered(front: str, schema: Node) -> str:
    """Put the fields in the schema's order, each with the comments above it."""
    blocks, tail = _blocks(front)
    places = {name: number for number, name in enumerate(schema["properties"])}
    # Sorting is stable: what the schema does not know keeps its place at the end.
    blocks.sort(key=lambda block: places.get(block[0], len(places)))
    ordered = _joined([*(lines for _, lines in blocks), tail])
    before, after = compose(front), compose(ordered)
    same = (before.data, len(before.faults)) == (after.data, len(after.faults))
    return ordered if same else front


FRONT_STEPS: dict[str, Step] = {
    "tabs": _untabbed,
    "nested": _harmless(_nested),
    "lists": _harmless(_by_line(_block_list)),
    "days": _harmless(_by_line(_by_value(day))),
    "numbers": _harmless(_by_line(_by_value(number))),
    "words": _harmless(_by_line(_by_value(term))),
    "quotes": _harmless(_by_line(_by_value(quoted))),
    "order": _ordered,
}
"""The steps by their names, in the order in which they are done."""
