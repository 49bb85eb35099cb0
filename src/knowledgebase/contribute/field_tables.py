"""Field tables: the page on which contributors look up a field, made from the JSON Schemas."""

from collections.abc import Iterator, Mapping

from knowledgebase.contribute.json_schema import MOST_CHOICES, Node
from knowledgebase.ground.layout import SHELVES
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import FrontMatter

_HEAD = """\
---
title: "Kentät"
summary: "Kaikki korttien kentät: mitä kenttään kirjoitetaan, onko se pakollinen ja mitkä arvot ovat sallittuja."
---

Tämä sivu syntyy samasta määrittelystä kuin tarkistus, joten se on aina ajan tasalla. Kentän nimi on englanniksi, koska se on sama kaikille ohjelmille. Arvot ovat suomea. Piste nimessä tarkoittaa sisennystä: `effort.level` on rivi `level` kohdan `effort` alla. Apua kirjoittamiseen saat [kirjoitusohjeesta](kirjoitusohje.md).

Kun kenttää ei tiedetä, jätä se pois. Älä arvaa.
"""


def field_page(schemas: Mapping[str, Node], vocabularies: Vocabularies) -> str:
    """Return the Markdown of the page: a table for each kind and one for each vocabulary."""
    shared = list(FrontMatter.model_fields)
    used: dict[str, None] = {}
    first = next(iter(schemas.values()))
    parts = [_HEAD, "## Yhteiset kentät\n", *_table(first, shared, used)]
    for kind, schema in schemas.items():
        own = [
            name
            for name, node in schema["properties"].items()
            if name not in shared or _differs(name, node, schema, first)
        ]
        parts += [f"\n## {SHELVES[kind].one}\n", f"Kansio on `{schema['x-folder']}`.\n"]
        parts += _table(schema, own, used)
    parts.append("\n## Sallitut sanat\n")
    for name in used:
        parts += _vocabulary(name, vocabularies)
    return "\n".join(parts).rstrip() + "\n"


def _differs(name: str, node: Node, schema: Node, first: Node) -> bool:
    same = node == first["properties"].get(name)
    return not same or (name in schema["required"]) != (name in first["required"])


def _table(schema: Node, names: list[str], used: dict[str, None]) -> Iterator[str]:
    yield "| Kenttä | Mitä siihen kirjoitetaan | Muoto |"
    yield "|---|---|---|"
    for name in names:
        node = schema["properties"].get(name)
        if node:
            yield from _rows(name, node, name in schema["required"], used)


def _rows(name: str, node: Node, required: bool, used: dict[str, None]) -> Iterator[str]:
    must = " *Pakollinen.*" if required else ""
    title, meaning = str(node["title"]), str(node["description"])
    said = f"**{title}**" if meaning == f"{title}." else f"**{title}.** {_cell(meaning)}"
    yield f"| `{name}` | {said}{must} | {_form(node, used)} |"
    inside = node.get("items", {}) if node.get("type") == "array" else node
    for part, inner in inside.get("properties", {}).items():
        yield from _rows(f"{name}.{part}", inner, part in inside.get("required", ()), used)


def _form(node: Node, used: dict[str, None]) -> str:
    if node.get("type") == "array":
        low, high = node.get("minItems"), node.get("maxItems")
        count = f", {low or 0}–{high} kohtaa" if high else f", vähintään {low}" if low else ""
        return f"luettelo{count}: {_form(node['items'], used)}"
    if node.get("type") == "object":
        return "alakenttiä"
    if vocabulary := node.get("x-vocabulary"):
        used.setdefault(vocabulary)
        return f"sana sanastosta `{vocabulary}`"
    if "x-entry" in node:
        kind = node["x-entry"]
        return "`laji:tunniste`" if kind == "any" else f"{SHELVES[kind].one.lower()}kortin tunniste"
    if "enum" in node:
        return ", ".join(f"`{word}`" for word in node["enum"])
    return _simple_form(node)


def _simple_form(node: Node) -> str:
    if node.get("x-date") == "moment":
        return "`2026-05-12T09:00`, `2026-05-12` tai `2026-05`"
    if node.get("x-date") == "partial":
        return "`2026-05-12`, `2026-05` tai `2026`"
    if node.get("format") == "date":
        return "päivä `2026-11-24`"
    if node.get("format") == "uri":
        return "koko verkko-osoite"
    if node.get("type") in ("number", "integer"):
        return "luku"
    if node.get("type") == "boolean":
        return "`true` tai `false`"
    if "maxLength" in node and "x-text" in node:
        return f"teksti, enintään {node['maxLength']} merkkiä"
    return "teksti"


def _vocabulary(name: str, vocabularies: Vocabularies) -> Iterator[str]:
    vocabulary = vocabularies[name]
    yield f"\n### {vocabulary.title} ({name})\n"
    if len(vocabulary.terms) > MOST_CHOICES:
        # The list would make this page long, and stale whenever someone joins.
        yield f"Sanastossa on kymmeniä sanoja. Ne ovat tiedostossa `{vocabulary.path}`. Uuden voi ehdottaa samassa muutosehdotuksessa."
        return
    yield "| Sana | Nimi |"
    yield "|---|---|"
    for term in vocabulary.terms.values():
        yield f"| `{term.id}` | {_cell(term.name())} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
