"""Annotate: an entry to fill in, in which it is said beside each line what may stand there.

Made for a person who starts a new card and for the example of each kind. It has the few fields
that a card needs, and ready lines in comments for what the plain questions ask besides: whoever
knows it takes away the `#`. What stands there already and may stay has no word beside it, so
that no one reads a page before the first word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from knowledgebase.contribute.json_schema import Node, headings_in
from knowledgebase.contribute.plain_questions import ASSUMED, FIRST, GIVEN, parts_of, rank_of
from knowledgebase.contribute.questions import questions
from knowledgebase.contribute.writing import MODELINE, field_lines
from knowledgebase.ground.terms import PUBLISHED
from knowledgebase.validate.broken import asking

_FEW = 25
_WIDTH = 100
_CHANGE = "VAIHDA"
"""Stands in the examples where a value must be chosen."""
_MORE = "# Tästä alas saa jättää tai poistaa. Jos tiedät, poista # kentän joka rivin alusta ja kirjoita arvo."
_DAY = "vuosi-kuukausi-päivä, esim. 2026-11-24"
_PART = re.compile(r"\A[ #]++(?:- )?(?P<key>[a-z_]++):(?P<value>.*)")


def annotated(
    schema: Node, data: Mapping[str, Any], body: str, schema_path: str, *, example: bool = False
) -> str:
    """Return the text of an entry with what may be written beside each line that wants it.

    Fields that `data` lacks stand empty when they are required. `schema_path` is the path of the
    JSON Schema from the entry's folder, for editors. In an `example` what must be changed is marked.
    """
    lines = ["---", MODELINE + schema_path]
    left = {}
    for name, node in schema["properties"].items():
        if name in data or name in schema["required"]:
            lines += _about(schema, name, data, example=example)
            lines += _written(schema, name, data)
        elif name not in schema["x-not-asked"]:
            left[name] = node
    ready = left.keys() & _ready(schema)
    asked = ready & asking(schema["x-kind"])  # may not be left when another answer asks for it
    for fields in (asked, ready - asked):
        lines += [_MORE] if fields and fields != asked else []
        for name in sorted(fields, key=lambda name: rank_of(schema["x-kind"], name)):
            lines += _to_add(name, left.pop(name), parts_of(schema["x-kind"], name))
    if not example:
        names = ", ".join(f"{name} ({node['title'].lower()})" for name, node in left.items())
        lines += [f"# {line}" for line in wrap(f"Voit lisätä: {names}.", _WIDTH)]
    lines += ["# Muut kentät: sivuston sivu Kentät."]
    text = body.strip() or ("" if example else _outline(schema, data))
    return "\n".join([*lines, "---", *(["", text] if text else []), ""])


def _about(schema: Node, name: str, data: Mapping[str, Any], *, example: bool) -> Iterator[str]:
    """Yield the comments above a field that is written out."""
    node = schema["properties"][name]
    if _is_assumed(schema, name, data):
        # Who knows more than what most new entries say needs the words for it.
        yield f"# {node['title']}. Jos luit tuloksista, vaihda:"
        yield from _scales(node)
    elif name in schema["required"] or name in FIRST:
        own = name not in _answered(schema)
        mark = f"{_CHANGE}. " if example and own else ""
        yield f"# {mark}{node['title']}: {_told(node.get('items', node), node['description'])}"


def _is_assumed(schema: Node, name: str, data: Mapping[str, Any]) -> bool:
    """True while a record says that nothing is known, as most new entries do."""
    assumed = ASSUMED.get(schema["x-kind"], {}).get(name)
    return assumed is not None and data.get(name) in (None, assumed)


def _scales(node: Node) -> Iterator[str]:
    """Yield what each step of a scale means: its number says nothing by itself."""
    for name, part in node.get("properties", {}).items():
        if means := part.get("x-meanings"):
            yield f"#   {name} – {part['title']}:"
            yield from (f"#     {word} = {part['x-names'][word]}. {means[word]}" for word in means)


def _written(schema: Node, name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a field, and in comments those of its parts that some answer may ask for."""
    node = schema["properties"][name]
    if name not in data:
        yield from _beside(empty_lines(name, node, parts_of(schema["x-kind"], name)), node)
    elif name == "status" and data[name] != PUBLISHED:
        yield f"{name}: {data[name]} # {_CHANGE} lopuksi: {PUBLISHED}"
    else:
        lines = [*field_lines(name, node, data[name])]
        assumed = _is_assumed(schema, name, data)
        if assumed:
            asked = (path.partition(".") for path in sorted(asking(schema["x-kind"])))
            for part in (part for outer, _, part in asked if outer == name):
                if part in node["properties"] and part not in data[name]:
                    lines += (f"  #{row}" for row in empty_lines(part, node["properties"][part]))
        yield from _beside(lines, node, always=assumed)


def _beside(lines: Iterable[str], node: Node, *, always: bool = False) -> Iterator[str]:
    """Yield the lines of a field with what may stand there beside each part that is still to be written,
    or that has words to choose from where something stands that may change `always`.
    """
    parts = node.get("items", node).get("properties", {})
    item = ""  # what is said beside the first item of a list
    for line in lines:
        found = _PART.fullmatch(line)
        part = parts.get(found["key"]) if found else None
        empty = found and found["value"].strip() in ("", '""', _CHANGE)
        if item:
            yield f"{line.rstrip()} {item}" if line.strip("# ") in ("-", '- ""') else line
            item = ""
        elif part is None or "x-meanings" in part or not (empty or (always and _few(part))):
            yield line
        else:
            said = f"# {_told(part, part['description'])}"
            item = said if part.get("type") == "array" else ""
            yield line if item else f"{line.rstrip()} {said}"


def _ready(schema: Node) -> set[str]:
    """Return the fields whose lines stand ready: what the plain questions and other answers ask."""
    kind = schema["x-kind"]
    last = rank_of(kind, "")
    plain = {q.loc[0] for q in questions(schema) if rank_of(kind, q.loc[0]) < last}
    return plain | {path for path in asking(kind) if "." not in path}


def _to_add(name: str, node: Node, parts: Sequence[str]) -> Iterator[str]:
    """Yield a field in comments that become YAML when each `#` before a name is taken away."""
    inner = node.get("items", node)
    record = "properties" in inner
    yield f"# {node['title']}{'' if record else ': ' + _told(inner, node['description'])}"
    yield from _scales(inner)
    yield from _beside((f"#{line}" for line in empty_lines(name, node, parts)), node)


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
        bare = '""' if "x-text" in node["items"] else ""
        yield f"{indent}  - {inner[0].strip() if inner else bare}"
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


def _told(node: Node, description: str) -> str:
    """Return the words that may stand in a field, the form of a day, or else what it is for.

    One sentence of the description says little more than the words do; more of them are a rule.
    """
    if node.get("format") == "date":
        return _DAY
    words = _few(node)
    rule = description if ". " in description else ""
    return " ".join(filter(None, (words, rule))) or description


def _few(node: Node) -> str:
    words, names = node.get("enum", ()), node.get("x-names", {})
    if not 0 < len(words) <= _FEW:
        return ""
    said = [_said(str(word), names.get(str(word), str(word))) for word in words]
    # Names have commas of their own.
    return ("; " if any("," in each for each in said) else ", ").join(said) + "."


def _said(word: str, name: str) -> str:
    """Return a word, with its name when that has a number which the word does not tell."""
    numbers = set(re.findall(r"\d+", name)) - set(re.findall(r"\d+", word))
    return f"{word} = {name}" if numbers or word.isdigit() else word
