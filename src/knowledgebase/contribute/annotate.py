"""Annotate: an entry to fill in, in which a comment above each field says what the field means.

Made for a person who starts a new card and for the example of each kind. It has the few fields
that a card needs; the rest are named at its end, so that no one reads a page before the first word.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from knowledgebase.contribute.json_schema import Node, headings_in
from knowledgebase.contribute.plain_questions import ASSUMED, FIRST, GIVEN, parts_of
from knowledgebase.contribute.writing import MODELINE, field_lines

_FEW = 15
_WIDTH = 100


def annotated(
    schema: Node, data: Mapping[str, Any], body: str, schema_path: str, *, example: bool = False
) -> str:
    """Return the text of an entry with the meaning of each field that is in it.

    Fields that `data` lacks stand empty when they are required. `schema_path` is the path of the
    JSON Schema from the entry's folder, for editors. In an `example` what must be changed is marked,
    and the rest is told to do as it is.
    """
    lines = ["---", MODELINE + schema_path]
    left = []
    for name, node in schema["properties"].items():
        required = name in schema["required"]
        if name not in data and not required:
            if name not in schema["x-not-asked"]:
                left.append(f"{name} ({node['title'].lower()})")
            continue
        own = (required and name not in _answered(schema)) or name in FIRST
        meaning = f"{node['title']}: {node['description']}"
        if example:
            lines.append(f"# VAIHDA. {meaning}" if own else f"# Kelpaa näin. {node['title']}.")
        else:
            lines.append(f"# {meaning}{'' if required else ' Vapaaehtoinen.'}")
        lines += [f"#   {words}" for words in _words(node) if own or not example]
        if name in data:
            lines += field_lines(name, node, data[name])
        else:
            lines += empty_lines(name, node, parts_of(schema["x-kind"], name))
    if not example:
        lines += [f"# {line}" for line in wrap(f"Voit lisätä: {', '.join(left)}.", _WIDTH)]
    lines += ["# Kenttien ohje: content/osallistu/kentat.md"]
    text = body.strip() or ("" if example else _outline(schema, data))
    return "\n".join([*lines, "---", *(["", text] if text else []), ""])


def _answered(schema: Node) -> set[str]:
    """Return the fields that say of most new entries what is true of them."""
    kind = schema["x-kind"]
    return {*ASSUMED.get(kind, ()), *GIVEN.get(kind, ())}


def fresh(schema: Node, today: date) -> dict[str, Any]:
    """Return the front matter that a new entry of one kind begins with: what is needed, as yet empty.

    What would be said of most new entries is said already, for its writer to change.
    """
    kind = schema["x-kind"]
    known = {**GIVEN.get(kind, {}), **ASSUMED.get(kind, {})}
    data: dict[str, Any] = {"title": "", "status": "draft", **known}
    for name, node in schema["properties"].items():
        parts = parts_of(kind, name)
        if parts and name in schema["required"] and node.get("type") == "array":
            data[name] = [{part: today.isoformat() if part == "accessed" else "" for part in parts}]
        elif name in FIRST:
            data[name] = dict.fromkeys(node["properties"], "")
    if "published" in schema["required"]:
        data["published"] = today.isoformat()
    return data


def _outline(schema: Node, data: Mapping[str, Any]) -> str:
    """Return a comment that names the headings of a kind's text; a heading with nothing below is a fault."""
    headings = headings_in(schema, data.get("lang", "fi"))
    if not headings:
        return "<!-- Kirjoita teksti tähän. -->"
    rows = "\n".join(f"## {heading}" for heading in headings)
    return f"<!-- Kerro laajemmin, jos haluat. Otsikot ovat tässä järjestyksessä:\n{rows}\n-->"


def empty_lines(
    name: str, node: Node, parts: Sequence[str] = (), indent: str = ""
) -> Iterator[str]:
    """Yield a field without a value, with these `parts` of a record, or the required ones."""
    if node.get("type") == "array":
        yield f"{indent}{name}:"
        inner = list(_parts(node["items"], parts, indent + "    "))
        yield f"{indent}  - {inner[0].strip()}" if inner else f"{indent}  - "
        yield from inner[1:]
    elif node.get("type") == "object":
        yield f"{indent}{name}:"
        yield from _parts(node, parts, indent + "  ")
    else:
        yield f'{indent}{name}: ""' if "x-text" in node else f"{indent}{name}: "


def _parts(node: Node, parts: Sequence[str], indent: str) -> Iterator[str]:
    if node.get("type") == "object":
        for name in parts or node.get("required") or list(node["properties"]):
            yield from empty_lines(name, node["properties"][name], (), indent)


def _words(node: Node) -> Iterator[str]:
    """Yield the words that may stand in a field, or in each part of a record, when they are few."""
    inner = node.get("items", node)
    if words := _few(inner):
        yield f"Sallitut: {words}"
    for name, part in inner.get("properties", {}).items():
        if words := _few(part):
            yield f"{name}: {words}"


def _few(node: Node) -> str:
    words, names = node.get("enum", ()), node.get("x-names", {})
    # A number alone says nothing.
    said = [f"{w} = {names[w]}" if str(w) in names and str(w).isdigit() else str(w) for w in words]
    return ", ".join(said) if len(words) <= _FEW else ""
