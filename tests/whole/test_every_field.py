"""Every field of every kind of entry is shown: what is shown nowhere is not in the schema.

An entry is made from the schema with a value of its own in every field. Each value, or the word that
its term has, must stand on the entry's page more often than when the field has another value.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import published
from knowledgebase.contribute.json_schema import Node
from knowledgebase.ground.site import read_site
from knowledgebase.read.composed import compose
from knowledgebase.relate.relate import relate
from knowledgebase.render.files.share_pages import share_files
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.entries import entry_pages
from knowledgebase.render.view.wording import finnish_date, finnish_number
from knowledgebase.schema import KINDS
from knowledgebase.schema.fields import CLOCK_PATTERN
from knowledgebase.schema.names import field_names
from tests.conftest import (
    ROOT,
    TODAY,
    event,
    known_schemas,
    known_vocabularies,
    material,
    news,
    picture,
    practice,
    project,
)

VOCABULARIES = known_vocabularies()
SCHEMAS = known_schemas()
TERMS = {name: frozenset(v.terms) for name, v in VOCABULARIES.items()} | {
    "keywords": frozenset(n.id for t in VOCABULARIES["themes"].terms.values() for n in t.narrower)
}
Path = tuple[str, ...]

ELSEWHERE = {
    "status": "whether there is a page at all (catalogue/test_visible.py)",
    "published": "from which day there is a page (catalogue/test_facts.py)",
    "lang": "the language of the page, an attribute (catalogue/test_versions.py)",
    "aliases": "former addresses, which lead on (whole/test_channels.py)",
    "translation_of": "a link in the words of the other language (catalogue/test_versions.py)",
    "review_months": "when a review is late (catalogue/test_facts.py)",
    "pin_until": "the order of the list of news (whole/test_channels.py)",
    "expires": "until when lists show it (catalogue/test_facts.py)",
    "register_by": "until when one may register, told beside the button",
    "cost.level": "the band that lists filter by; a page says the source's own euros",
    "file": "an attachment, with its kind and size (validate/test_attachment.py)",
    "breakdowns.id": "a word in the columns of result files (read/test_result_rows.py)",
    "media.src": "the address of the picture (render/files/test_picture_sizes.py)",
}
NAMES = {
    "indicator": "mittari",
    "news": "uutinen",
    "practice": "käytäntö",
    "project": "hanke",
    "material": "materiaali",
}
INDICATOR = f"""\
---
title: "{{title}}"
summary: "Lyhyt kuvaus."
themes:
  - tyokyky
regions:
  - lappi
code: {{code}}
level: tuotos
unit: kpl
better: {next(iter(VOCABULARIES["directions"].terms))}
definition: "Mitä."
counting_rule: "Miten."
method: {next(iter(VOCABULARIES["methods"].terms))}
when:
  - alussa
aggregate: {next(iter(VOCABULARIES["aggregates"].terms))}
---

Teksti.
"""
FILES = {
    "practices/a.md": practice("Toinen käytäntö"),
    "practices/b.md": practice("Kolmas käytäntö", step="Kysy kahdelta huomenna, mitä puuttuu."),
    "projects/a.md": project("Toinen hanke"),
    "projects/b.md": project("Kolmas hanke"),
    "content/uutiset/a.md": news("Toinen uutinen"),
    "content/uutiset/b.md": news("Kolmas uutinen"),
    "content/tapahtumat/a.md": event("Toinen tapahtuma"),
    "content/materiaalit/a.md": material("Toinen materiaali"),
    "content/materiaalit/b.md": material("Kolmas materiaali"),
    "content/mittaristo/a.md": INDICATOR.format(title="Toinen mittari", code="PT-01"),
    "content/mittaristo/b.md": INDICATOR.format(title="Kolmas mittari", code="PT-02"),
    "content/kuvat/a.png": picture(),
}
SUBJECT = {
    "practice": ("practices/oma.md", practice("Oma", step="Kirjoita muistiin kolme havaintoa.")),
    "project": ("projects/oma.md", project("Oma")),
    "news": ("content/uutiset/oma.md", news("Oma")),
    "event": ("content/tapahtumat/oma.md", event("Oma")),
    "material": ("content/materiaalit/oma.md", material("Materiaali")),
    "indicator": ("content/mittaristo/oma.md", INDICATOR.format(title="Mittari", code="PT-03")),
}


def children(node: Node) -> dict[str, Node]:
    """Return the fields of a node; a reference with its source names the entry by its id."""
    inner = dict(node.get("properties", {}))
    if "x-entry" in node and "id" in inner:
        inner["id"] = {**inner["id"], "x-entry": node["x-entry"]}
    return inner


def leaves(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield each field that has no fields inside, with the names that lead to it."""
    node = node.get("items", node)
    inner = children(node)
    if not inner:
        yield path, node
    for name, child in inner.items():
        yield from leaves(child, (*path, name))


def value_of(path: Path, node: Node, turn: int) -> Any:
    """Return a value of a field that stands nowhere else; `turn` 0 and 1 give two."""
    number = 1000 + 10 * (sum(map(ord, ".".join(path))) % 700) + turn
    if "enum" in node:
        words = [word for word in node["enum"] if word not in ("ei-tiedossa", "fi")]
        # Words that only say that nothing is special are not told.
        # Organisations are named in many fields: each has its own.
        # A source that is of the same kind as what was read of it says so once: kinds are others.
        own = number // 10 if len(words) > 40 else int(path[-1] == "kind")
        return words[-(1 + turn + own) % len(words)]
    if entry := node.get("x-entry"):
        id = "ab"[turn]
        return f"news:{id}" if entry == "any" else id
    if node.get("x-file"):
        return "a.png"
    if node.get("format") == "uri":
        return f"https://example.org/{'-'.join(path)}-{turn}"
    if node.get("format") == "date":
        return date(2026, 1 + turn, 1 + number % 27).isoformat()
    if node.get("x-date"):
        return f"20{10 + number % 10}-0{1 + turn}-1{number % 9}"
    if node["type"] == "boolean":
        return turn == 0
    if node["type"] in ("integer", "number"):
        most = node.get("maximum", number)
        least = node.get("minimum", 0)
        return number if number <= most else max(least, most - turn)
    if path == ("code",):
        return f"S2042{turn}" if node["pattern"].startswith("^(S") else f"KT-0{turn + 1}"
    if node.get("pattern") == CLOCK_PATTERN:
        return f"1{turn}.47"
    if "pattern" in node:
        return f"oma-{turn}"
    return f"Arvo {'-'.join(path)} {turn}"


def told(path: Path, node: Node, value: Any) -> set[str]:
    """Return the ways in which a page may say a value."""
    if "enum" in node:
        return {node["x-names"].get(value, value), node["x-names"].get(value, value).lower()}
    if node.get("x-entry"):
        kind, _, id = value.rpartition(":")
        first = {"a": "Toinen", "b": "Kolmas"}[id]
        kind = kind or node["x-entry"]
        return {f"{first} {NAMES.get(kind, kind)}"}
    if isinstance(value, bool):
        return {"Kopiopalvelu"}
    if isinstance(value, int | float):
        return {finnish_number(value), str(value)}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        return {finnish_date(value), value}
    return {str(value)}


def filled(node: Node, path: Path, changed: Path | None) -> Any:
    """Return a value for a field and all that is in it; `changed` has its other value."""
    if "items" in node:
        first = filled(node["items"], path, changed)
        more = range(1, node.get("minItems", 1))
        return [first, *(f"Muu arvo {number}" for number in more)]
    if inner := children(node):
        return {name: filled(child, (*path, name), changed) for name, child in inner.items()}
    return value_of(path, node, int(path == changed))


def record(kind: str, changed: Path | None = None) -> dict[str, Any]:
    data: dict[str, Any] = filled(SCHEMAS[kind], (), changed)
    data["lang"], data["status"], data["translation_of"] = "fi", "published", None
    data["published"] = "2026-11-01"
    data["review_months"] = 12
    data["aliases"] = []
    for late in ("expires", "pin_until", "register_by"):
        if late in data:
            data[late] = "2030-01-01"
    for part in ("effort", "cost", "time_to_effect"):
        if part in data and changed != (part, "origin"):
            data[part]["origin"] = "arvio"
    if kind == "material":
        data["file"] = None
    return data


def load_subjects(root):
    """Return a catalogue of an entry of each kind and of what its fields may name."""
    for path, text in {**FILES, **dict(SUBJECT.values())}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded, findings = load_catalogue(root, ROOT, TODAY)
    assert not [f for f in findings if f.level == "error"], findings
    return published(loaded, TODAY)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return load_subjects(tmp_path_factory.mktemp("every-field"))


def page_with(catalogue, kind: str, data: dict[str, Any]) -> tuple[PageMaker, Page]:
    """Return the page of the subject of a kind, with other fields than its file has."""
    key = f"{kind}:oma"
    fields = KINDS[kind].model_validate(copy.deepcopy(data), context={"terms": TERMS})
    entry = catalogue.entries[key]
    # The page asks of the file only which fields it gives.
    front = compose("".join(f"{name}: annettu\n" for name in data), 1, field_names(KINDS[kind]))
    entry = replace(entry, fields=fields, source=replace(entry.source, front=front))
    ours = replace(catalogue, entries={**catalogue.entries, key: entry})
    maker = PageMaker(ours, relate(ours.entries.values()), read_site(), TODAY)
    return maker, next(page for page in entry_pages(maker) if page.address == entry.address)


def shown(catalogue, kind: str, data: dict[str, Any]) -> str:
    """Return all that the page of an entry and its page to share say, and tell machines."""
    maker, page = page_with(catalogue, kind, data)
    shared = share_files(maker)
    files = [make().decode() for path, make in shared.items() if path.startswith(page.address)]
    return unescape(" ".join((page.html(), page.json_ld(), *files)))


CASES = [
    (kind, path, node)
    for kind, schema in SCHEMAS.items()
    for path, node in leaves(schema)
    if path[0] not in ELSEWHERE and ".".join(path) not in ELSEWHERE
]


@pytest.mark.parametrize(
    ("kind", "path", "node"), CASES, ids=[f"{kind}.{'.'.join(path)}" for kind, path, _ in CASES]
)
def test_a_field_is_shown(catalogue, kind, path, node):
    value, other = value_of(path, node, 0), value_of(path, node, 1)
    assert value != other
    with_value = shown(catalogue, kind, record(kind))
    with_other = shown(catalogue, kind, record(kind, path))
    found = {way: (with_value.count(way), with_other.count(way)) for way in told(path, node, value)}
    assert any(here > there for here, there in found.values()), found


def test_what_is_told_elsewhere_is_in_the_schema():
    paths = {".".join(path) for schema in SCHEMAS.values() for path, _ in leaves(schema)}
    assert ELSEWHERE.keys() <= paths | {path.partition(".")[0] for path in paths}
