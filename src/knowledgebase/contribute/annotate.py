"""Annotate: an entry to fill in, in which a comment above each field says what the field means.

Made for a person who starts a new card and for the example of each kind. It has the few fields
that a card needs, and ready lines in comments for what the plain questions ask besides: whoever
knows it takes away the `#`. The rest is named at the end, so that no one reads a page before the
first word.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from knowledgebase.contribute.json_schema import Node, headings_in
from knowledgebase.contribute.plain_questions import ASSUMED, FIRST, GIVEN, parts_of, rank_of
from knowledgebase.contribute.questions import questions
from knowledgebase.contribute.writing import MODELINE, field_lines
from knowledgebase.ground.slugs import slug_of
from knowledgebase.validate.broken import asking

_FEW = 15
_WIDTH = 100
_MORE = "# Muuta, jos tiedät: poista rivin alusta # ja kirjoita arvo."


def annotated(
    schema: Node, data: Mapping[str, Any], body: str, schema_path: str, *, example: bool = False
) -> str:
    """Return the text of an entry with the meaning of each field that is in it.

    Fields that `data` lacks stand empty when they are required. `schema_path` is the path of the
    JSON Schema from the entry's folder, for editors. In an `example` what must be changed is marked,
    and the rest is told to do as it is.
    """
    lines = ["---", MODELINE + schema_path]
    left = {}
    for name, node in schema["properties"].items():
        if name in data or name in schema["required"]:
            lines += _about(schema, name, example=example)
            lines += _written(schema, name, data)
        elif name not in schema["x-not-asked"]:
            left[name] = node
    ready = sorted(left.keys() & _ready(schema), key=lambda n: rank_of(schema["x-kind"], n))
    lines += [_MORE] if ready else []
    for name in ready:
        lines += _to_add(name, left.pop(name), parts_of(schema["x-kind"], name))
    if not example:
        names = ", ".join(f"{name} ({node['title'].lower()})" for name, node in left.items())
        lines += [f"# {line}" for line in wrap(f"Voit lisätä: {names}.", _WIDTH)]
    lines += ["# Muut kentät: sivuston sivu Kentät."]
    text = body.strip() or ("" if example else _outline(schema, data))
    return "\n".join([*lines, "---", *(["", text] if text else []), ""])


def _about(schema: Node, name: str, *, example: bool) -> Iterator[str]:
    """Yield the comments above a field that is written out."""
    node, required = schema["properties"][name], name in schema["required"]
    meaning = f"{node['title']}: {node['description']}"
    # Who knows more than what most new entries say needs the words for it.
    assumed = name in ASSUMED.get(schema["x-kind"], {})
    own = (required and name not in _answered(schema)) or name in FIRST
    if not example:
        yield f"# {meaning}{'' if required else ' Vapaaehtoinen.'}"
    elif own:
        yield f"# VAIHDA. {meaning}"
    else:
        more = " Jos luit tuloksista, vaihda:" if assumed else ""
        yield f"# Kelpaa näin. {node['title']}.{more}"
    if own or assumed or not example:
        yield from _words(node, (), told=assumed)


def _written(schema: Node, name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a field, and in comments those of its parts that some answer may ask for."""
    node = schema["properties"][name]
    if name not in data:
        yield from empty_lines(name, node, parts_of(schema["x-kind"], name))
        return
    yield from field_lines(name, node, data[name])
    if isinstance(data[name], Mapping):
        asked = (path.partition(".") for path in sorted(asking(schema["x-kind"])))
        for part in (part for outer, _, part in asked if outer == name):
            if part in node["properties"] and part not in data[name]:
                yield from (f"  #{line}" for line in empty_lines(part, node["properties"][part]))


def _ready(schema: Node) -> set[str]:
    """Return the fields whose lines stand ready: what the plain questions and other answers ask."""
    kind = schema["x-kind"]
    last = rank_of(kind, "")
    plain = {q.loc[0] for q in questions(schema) if rank_of(kind, q.loc[0]) < last}
    return plain | {path for path in asking(kind) if "." not in path}


def _to_add(name: str, node: Node, parts: Sequence[str]) -> Iterator[str]:
    """Yield a field in comments that become YAML when each `#` before a name is taken away."""
    yield f"# {node['title']}: {node['description']}"
    yield from _words(node, parts, told=True)
    yield from (f"#{line}" for line in empty_lines(name, node, parts))


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


def _words(node: Node, parts: Sequence[str], *, told: bool) -> Iterator[str]:
    """Yield the words that may stand in a field, or in these parts of a record, when they are few.

    What a part is for is said when it is `told`; its key says enough of one that must be there.
    """
    inner = node.get("items", node)
    if words := _few(inner, told=told):
        yield f"#   Sallitut: {words}"
    within = inner.get("properties", {})
    for name in parts or within:
        means = within[name].get("x-meanings", {})
        words = "" if means else _few(within[name], told=told)
        about = within[name]["description"] if told else ""
        if words or about or means:
            # A dash, so that no one takes it for a line of YAML.
            yield f"#   {name} – {' '.join(filter(None, (about, words)))}".rstrip(" –")
        names = within[name].get("x-names", {})
        yield from (f"#     {word} = {names[word]}. {means[word]}" for word in means)


def _few(node: Node, *, told: bool) -> str:
    words, names = node.get("enum", ()), node.get("x-names", {})
    said = [_said(str(word), names.get(str(word), str(word)), told=told) for word in words]
    # Names have commas of their own.
    return ("; " if told else ", ").join(said) if len(words) <= _FEW else ""


def _said(word: str, name: str, *, told: bool) -> str:
    """Return a word, with its name when the word does not tell it: all of it, or its beginning."""
    slug = slug_of(name)
    return word if slug == word or (slug.startswith(word) and not told) else f"{word} = {name}"
