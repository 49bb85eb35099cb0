"""Fix: what a machine may mend in an entry without guessing. Comments stay where they are.

Mended: byte order mark, line ends, NFC, soft hyphens and marks of no width, trailing space, empty
lines before the front matter, missing quotes and those of a word processor, Finnish dates, names in
place of words of the vocabulary, flow lists, the order of the fields, and the file's name. The rest
keeps its finding.

Lines are edited as text, since a YAML library would write the whole file anew. The result is
taken only when it reads as the same data, apart from the values that were mended, and when the
check finds nothing in it that it did not find before.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.writing import is_bare
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.moments import iso_date
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.composed import compose
from knowledgebase.read.slips import is_word_quoted
from knowledgebase.read.source import INVISIBLE
from knowledgebase.schema.fields import SLUG_PATTERN

_FIELD = re.compile(r"^(?P<lead>\s*(?:- )?)(?P<key>[a-z_]+):[ ]+(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<lead>\s*- )(?P<value>[^\s].*)$")
# Invisible marks that change nothing that is read. Others may hide something: a person looks at them.
_WIDTHLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# The mark of a block of text, whose lines are the writer's own.
_BLOCK = re.compile(r":\s*[|>][+-]?\s*$")


@dataclass(frozen=True)
class _Line:
    """A line of front matter, and the field that it belongs to, () for none."""

    text: str
    loc: tuple[str, ...] = ()


def fixed_path(path: PurePosixPath) -> PurePosixPath:
    """Return the path with the id that the file's name suggests, when the name will not do."""
    if re.fullmatch(SLUG_PATTERN, path.stem):
        return path
    slug = slug_of(path.stem)
    return path.with_name(f"{slug}.md") if slug else path


def safely_fixed(text: str, schema: Node, findings: Callable[[str], Iterable[Finding]]) -> str:
    """Return the text of an entry mended, or as it was when the mended one had a new finding.

    `findings` are those of the check on a text of this file.
    """
    mended = fixed_text(text, schema)
    if mended == text or not _told(findings(mended)) - _told(findings(text)):
        return mended
    return text


def _told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((found.rule, dict(found.values).get("field", "")) for found in findings)


def fixed_text(text: str, schema: Node) -> str:
    """Return the text of an entry mended as far as it can be without guessing."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = INVISIBLE.sub(lambda mark: "" if mark[0] in _WIDTHLESS else mark[0], text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\A\s*\n(?=---\n)", "", text)
    parts = re.split(r"^---[ \t]*$\n?", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        return text
    front = _front(parts[1], schema)
    body = "\n".join(_end(line) for line in parts[2].strip("\n").split("\n"))
    return f"---\n{front}---\n\n{body}\n" if body else f"---\n{front}---\n"


def _end(line: str) -> str:
    # Two spaces at the end are a line break in Markdown, so they stay.
    bare = line.rstrip(" \t")
    return bare + "  " if bare and line.endswith("  ") else bare


def _front(front: str, schema: Node) -> str:
    tidy = "".join(f"{line.rstrip()}\n" for line in front.rstrip("\n").split("\n"))
    mended = "".join(f"{line}\n" for line in _mended(tidy.rstrip("\n").split("\n"), schema))
    before, after = compose(tidy), compose(mended)
    # A mend never makes a file worse: no new fault, and nothing that was read is lost.
    if len(after.faults) > len(before.faults):
        return tidy
    if not before.faults and not after.places.keys() <= before.places.keys():
        return tidy
    ordered = _ordered(mended, schema)
    again = compose(ordered)
    same = (again.data, len(again.faults)) == (after.data, len(after.faults))
    return ordered if same else mended


def _mended(lines: list[str], schema: Node) -> Iterator[str]:
    block = -1  # the indent of a block of text that we are in, or -1
    for line, after in zip(_located(lines), [*lines[1:], ""], strict=True):
        indent = len(line.text) - len(line.text.lstrip())
        if block >= 0 and (indent > block or not line.text):
            yield line.text
            continue
        block = indent if _BLOCK.search(line.text) else -1
        whole = not _goes_on(line.text, after)
        yield from _mend(line, _node_at(schema, line.loc)) if whole else (line.text,)


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


def _mend(line: _Line, node: Node) -> Iterator[str]:
    found = _FIELD.match(line.text) or (_ITEM.match(line.text) if line.loc else None)
    # A tab in the indent is an error that only the writer can mend.
    if not found or not node or "\t" in found["lead"]:
        yield line.text
        return
    start, value = line.text[: found.start("value")], found["value"]
    if node.get("type") == "array" and "key" in found.groupdict():
        yield from _block_list(start, value, line.text, node["items"])
        return
    leaf = node.get("items", node)
    yield start + _value(value, leaf)


def _block_list(start: str, value: str, line: str, node: Node) -> Iterator[str]:
    inside = re.fullmatch(r"\[([^\[\]{}\"'#]*)\]", value)
    if not inside or not inside[1].strip():
        yield line
        return
    yield start.rstrip()
    indent = " " * (len(start) - len(start.lstrip()) + 2)
    items = [item.strip() for item in inside[1].split(",")]
    yield from (f"{indent}- {_value(item, node)}" for item in items if item)


def _value(value: str, node: Node) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    inner = value[1:-1] if quoted else value
    if node.get("format") == "date" or "x-date" in node:
        day = iso_date(inner)
        return day if day != inner else value
    if names := node.get("x-names"):
        return _word(inner, value, names)
    if is_word_quoted(value) and not re.search(r'["\\]', value) and "x-text" in node:
        return f'"{value[1:-1]}"'
    # A comment after the value, a quote or a bracket: what is meant is not certain.
    certain = not re.search(r"\s#|[\"\\]", value) and value[0] not in "'[{&*!|>%@`-?,]}#"
    if not quoted and certain and "x-text" in node and not is_bare(node):
        return f'"{value}"'
    starred = value[0] in "*&@`%" and not re.search(r"\s#|[\"\\]", value)
    return f'"{value}"' if starred and "x-text" in node else value


def _word(inner: str, value: str, names: Mapping[str, Any]) -> str:
    if inner in names:
        return value
    meant = [w for w, name in names.items() if str(name).casefold() == inner.casefold()]
    return meant[0] if len(meant) == 1 else value


def _ordered(front: str, schema: Node) -> str:
    """Put the fields in the schema's order, each with the comments above it."""
    blocks: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for line in front.rstrip("\n").split("\n"):
        key = re.match(r"^([a-z_]+):", line)
        if key:
            blocks.append((key[1], [*waiting, line]))
            waiting = []
        elif line.startswith("#") or not line:
            waiting.append(line)
        elif blocks:
            blocks[-1][1].extend([*waiting, line])
            waiting = []
        else:
            return front
    places = {name: number for number, name in enumerate(schema["properties"])}
    # Sorting is stable: what the schema does not know keeps its place at the end.
    blocks.sort(key=lambda block: places.get(block[0], len(places)))
    lines = [line for _, own in blocks for line in own] + waiting
    return "".join(f"{line}\n" for line in lines)
