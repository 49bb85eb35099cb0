"""Fix values: a value of front matter as it was meant, or as it was where that is not certain."""

import re
from collections.abc import Mapping
from typing import Any

from knowledgebase.contribute.json_schema import Node
from knowledgebase.contribute.writing import is_bare
from knowledgebase.ground.moments import real_day
from knowledgebase.read.slips import is_word_quoted


def _bare(value: str) -> str:
    """Return a value without the quotes around it."""
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def day(value: str, node: Node) -> str:
    """Return a day as a file has it, for one that is written as Finns do."""
    if node.get("format") != "date" and "x-date" not in node:
        return value
    meant = real_day(_bare(value))
    return meant if meant != _bare(value) else value


def number(value: str, node: Node) -> str:
    """Return a number as a file has it: a point before decimals, no blanks between thousands."""
    if node.get("type") not in ("number", "integer"):
        return value
    bare = _bare(value)
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", bare)
    if node["type"] == "number":
        plain = plain.replace(",", ".")
    whole = re.fullmatch(r"-?\d+" if node["type"] == "integer" else r"-?\d+(?:\.\d+)?", plain)
    return plain if whole and plain != bare else value


def term(value: str, node: Node) -> str:
    """Return the word of the vocabulary for its name."""
    names: Mapping[str, Any] = node.get("x-names", {})
    inner = _bare(value)
    if inner in names:
        return value
    meant = [w for w, name in names.items() if str(name).casefold() == inner.casefold()]
    return meant[0] if len(meant) == 1 else value


def quoted(value: str, node: Node) -> str:
    """Return a text in quotes, where it is certain what the text is."""
    if "x-text" not in node:
        return value
    if is_word_quoted(value) and not re.search(r'["\\]', value):
        return f'"{value[1:-1]}"'
    # A comment after the value, a quote or a bracket: what is meant is not certain.
    plain = not re.search(r"\s#|[\"\\]", value)
    if plain and value[0] not in "'[{&*!|>%@`-?,]}#" and not is_bare(node):
        return f'"{value}"'
    return f'"{value}"' if plain and value[0] in "*&@`%" else value
