"""Writing: data becomes the text of an entry, in the one style that the content is written in.

Texts stand in double quotes, words of vocabularies, ids, dates and numbers stand bare, lists
have one item a line. The web form writes the same (theme/assets/js/form/write.js), and a test
compares the two.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from knowledgebase.contribute.json_schema import Node

MODELINE = "# yaml-language-server: $schema="


def entry_text(schema: Node, data: Mapping[str, Any], body: str) -> str:
    """Return the text of an entry file: `data` in the order of the schema, then `body`.

    Values are text, lists and mappings, as the reader gives them. Keys that the schema does not
    know come last, so that the check can name them.
    """
    rows = list(_fields(schema, data, ""))
    return "\n".join(["---", *rows, "---", "", body.strip(), ""])


def field_lines(name: str, node: Node, value: Any) -> list[str]:
    """Return the lines of one field of front matter."""
    return list(_field(name, node, value, ""))


def is_bare(node: Node) -> bool:
    """True for values that are written without quotes: words, ids, dates and numbers."""
    return (
        node.get("type") in ("integer", "number", "boolean")
        or "enum" in node
        or "x-vocabulary" in node
        or "x-entry" in node
        or "x-date" in node
        or "pattern" in node
        or node.get("format") == "date"
    )


def scalar(node: Node, value: object) -> str:
    """Return one value as it is written in front matter."""
    text = str(value)
    # A value that is not of its form must not break the file: then it is quoted, too,
    # as is the word that YAML reads as nothing.
    if is_bare(node) and re.fullmatch(
        r"(?!(?:null|Null|NULL)$)[A-Za-z0-9]+(?:[-:.,/_ ][A-Za-z0-9]+)*", text
    ):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _fields(schema: Node, data: Mapping[str, Any], indent: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in [
        *(key for key in properties if key in data),
        *(k for k in data if k not in properties),
    ]:
        yield from _field(name, properties.get(name, {}), data[name], indent)


def _field(name: str, node: Node, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{name}:"
        yield from _fields(node, value, indent + "  ")
    elif isinstance(value, (list, tuple)):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(node.get("items", {}), item, indent + "  ")
    else:
        yield f"{indent}{name}: {scalar(node, value)}"


def _item(node: Node, item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping):
        rows = list(_fields(node, item, indent + "  "))
        yield f"{indent}- {rows[0].strip()}"
        yield from rows[1:]
    else:
        yield f"{indent}- {scalar(node, item)}"
