"""Annotate: an entry in which a comment above each field says what the field means.

Made for a person who starts a new card and for the example of each kind.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledgebase.contribute.json_schema import Node, headings_in
from knowledgebase.contribute.writing import MODELINE, field_lines

_FEW = 15


def annotated(schema: Node, data: Mapping[str, Any], body: str, schema_path: str) -> str:
    """Return the text of an entry with every field of its kind and the meaning of each.

    Fields that `data` lacks stand empty when they are required and as comments when not.
    `schema_path` is the path of the JSON Schema from the entry's folder, for editors.
    """
    lines = ["---", MODELINE + schema_path]
    for name, node in schema["properties"].items():
        required = name in schema["required"]
        lines.append(
            f"# {node['title']}: {node['description']}{'' if required else ' Vapaaehtoinen.'}"
        )
        lines += [f"#   Sallitut: {words}"] if (words := _words(node)) else []
        if name in data:
            lines += field_lines(name, node, data[name])
        elif required:
            lines += empty_lines(name, node)
        else:
            lines += [f"# {line}".rstrip() for line in empty_lines(name, node)]
    return "\n".join(
        [
            *lines,
            "---",
            "",
            body.strip() or body_outline(schema, data.get("lang", "fi")).strip(),
            "",
        ]
    )


def body_outline(schema: Node, lang: str) -> str:
    """Return the headings of a kind's text, with nothing below them."""
    return "\n\n".join(f"## {heading}\n" for heading in headings_in(schema, lang))


def empty_lines(name: str, node: Node, indent: str = "") -> Iterator[str]:
    """Yield a field without a value, with the required parts of a record."""
    if node.get("type") == "array":
        yield f"{indent}{name}:"
        inner = list(_parts(node["items"], indent + "    "))
        yield f"{indent}  - {inner[0].strip()}" if inner else f"{indent}  - "
        yield from inner[1:]
    elif node.get("type") == "object":
        yield f"{indent}{name}:"
        yield from _parts(node, indent + "  ")
    else:
        yield f'{indent}{name}: ""' if "x-text" in node else f"{indent}{name}: "


def _parts(node: Node, indent: str) -> Iterator[str]:
    if node.get("type") == "object":
        parts = node.get("required") or list(node["properties"])
        for name in parts:
            yield from empty_lines(name, node["properties"][name], indent)


def _words(node: Node) -> str:
    words = node.get("enum") or node.get("items", {}).get("enum") or ()
    return ", ".join(map(str, words)) if len(words) <= _FEW else ""
