"""Record: one YAML file that holds one record, read safely whatever its name leads to.

Everything that is read under a content root is a plain file in plain folders: a link may lead
out of a proposal, and a pipe or a device never ends.
"""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.layout import is_left_by_tools
from knowledgebase.read.composed import Composed, compose
from knowledgebase.read.faults import Words, schema_findings
from knowledgebase.read.source import decode, invisible_values, read_bytes, yaml_finding
from knowledgebase.schema.fields import Record
from knowledgebase.schema.names import field_names

Model = TypeVar("Model", bound=Record)


@dataclass(frozen=True)
class RecordFile(Generic[Model]):
    """A record as read: its path under the root, its fields, and where each value stands."""

    path: str
    fields: Model
    composed: Composed


def is_plain_file(root: Path, path: str) -> bool:
    """True for a file of bytes that stands under `root` by its own name, not through a link."""
    file = root / path
    return _is_own(root, path) and file.exists() and stat.S_ISREG(file.lstat().st_mode)


def is_plain_folder(root: Path, path: str) -> bool:
    """True for a folder that stands under `root` by its own name, not through a link."""
    return _is_own(root, path) and (root / path).is_dir()


def _is_own(root: Path, path: str) -> bool:
    here = root
    for part in path.split("/"):
        here /= part
        if here.is_symlink():
            return False
    return True


def yaml_files(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of each plain YAML file in a folder of `root`, in order of name.

    Of a huge file only the beginning is read; `decode` then says that it is too big.
    """
    for file in sorted((root / folder).glob("*.yml")):
        path = f"{folder}/{file.name}"
        if is_plain_file(root, path) and not is_left_by_tools(file.name):
            yield path, read_bytes(file)


def read_record(
    path: str, raw: bytes, model: type[Model], vocabularies: Mapping[str, Words]
) -> tuple[RecordFile[Model] | None, list[Finding]]:
    """Read one record with the places of its values, and the findings on it.

    `vocabularies` serve the fields that name a term.
    """
    text, findings = decode(path, raw)
    if text is None:
        return None, findings
    composed = compose(text, names=field_names(model))
    findings += [yaml_finding(path, fault) for fault in composed.faults]
    findings += invisible_values(path, composed)
    if has_errors(findings):
        return None, findings
    try:
        fields = model.model_validate(composed.data, context=term_context(vocabularies))
    except ValidationError as error:
        return None, findings + schema_findings(path, composed, error, model, vocabularies)
    return RecordFile(path, fields, composed), findings


def term_context(vocabularies: Mapping[str, Words]) -> dict[str, Any]:
    """Return the terms of each vocabulary by id, in the form in which the schema asks for them."""
    return {"terms": {id: vocabulary.terms for id, vocabulary in vocabularies.items()}}
