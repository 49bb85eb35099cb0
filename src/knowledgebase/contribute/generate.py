"""Generate: the files in the repository that are made from the schema, and whether they are so.

JSON Schemas for editors, the host's issue forms, the field tables and the annotated examples
all say what the models say. `kb generate` writes them; `kb generate --check` compares.
"""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from knowledgebase.contribute.annotate import annotated
from knowledgebase.contribute.field_tables import field_page
from knowledgebase.contribute.issue_forms import ASKED_KINDS, issue_form
from knowledgebase.contribute.json_schema import Node, for_editors, json_schemas
from knowledgebase.ground.layout import EXAMPLES, SHELVES
from knowledgebase.read.source import read_source
from knowledgebase.read.vocabulary import Vocabularies

SCHEMAS = "schema"
FORMS = ".github/ISSUE_TEMPLATE"
FIELDS = "content/osallistu/kentat.md"


def generated_files(root: Path, vocabularies: Vocabularies) -> dict[str, str]:
    """Return every generated file by its path under `root`.

    The values of the examples are written by hand; only their comments are generated.
    """
    schemas = json_schemas(vocabularies)
    files = {f"{SCHEMAS}/{kind}.json": as_json(for_editors(s)) for kind, s in schemas.items()}
    files |= {f"{FORMS}/{kind}.yml": issue_form(schemas[kind]) for kind in ASKED_KINDS}
    files[FIELDS] = field_page(schemas, vocabularies)
    files |= _examples(root, schemas)
    return dict(sorted(files.items()))


def as_json(schema: Node) -> str:
    """Return a schema as it stands in the repository and on the site."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _examples(root: Path, schemas: Mapping[str, Node]) -> dict[str, str]:
    files = {}
    for kind, schema in schemas.items():
        path = f"{EXAMPLES}/{kind}.md"
        source, _ = read_source(PurePosixPath(path), (root / path).read_bytes())
        if source:
            # The path is right where a copy stands.
            files[path] = annotated(
                schema, source.data, source.body, schema_path(kind), example=True
            )
    return files


def schema_path(kind: str) -> str:
    """Return the path of a kind's JSON Schema from the folder of its entries."""
    return f"{'../' * len(PurePosixPath(SHELVES[kind].folder).parts)}{SCHEMAS}/{kind}.json"


def stale_files(root: Path, made: Mapping[str, str]) -> list[str]:
    """Return the paths of generated files that are missing or differ from what is made."""
    return [path for path, text in made.items() if not _is(root / path, text)]


def _is(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()


def write_files(root: Path, made: Mapping[str, str], paths: list[str]) -> None:
    """Write the generated files at `paths`."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(made[path].encode())
