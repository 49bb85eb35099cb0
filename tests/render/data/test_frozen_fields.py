"""What others read of data v1 keeps its name: a field may be added, never renamed or removed.

New names are added by hand to `fields_v1.txt`, one `kind.field.part` a line.
"""

from collections.abc import Iterator
from pathlib import Path

from knowledgebase.contribute.json_schema import Node, json_schemas
from knowledgebase.render.data.records import COMPUTED
from tests.conftest import known_vocabularies

FROZEN = Path(__file__).with_name("fields_v1.txt")


def names(node: Node, path: str) -> Iterator[str]:
    for name, inner in node.get("properties", {}).items():
        yield f"{path}.{name}"
        yield from names(inner, f"{path}.{name}")
    if "items" in node:
        yield from names(node["items"], path)


def published() -> set[str]:
    vocabularies = known_vocabularies()
    found = {
        name for kind, schema in json_schemas(vocabularies).items() for name in names(schema, kind)
    }
    return found | {f"{kind}.{name}" for kind in json_schemas(vocabularies) for name in COMPUTED}


def test_no_name_of_v1_is_gone():
    assert set(FROZEN.read_text("utf-8").split()) - published() == set()


def test_every_name_is_frozen_once_it_is_there():
    assert published() - set(FROZEN.read_text("utf-8").split()) == set()
