"""Curated sets: the editors' selections of practices, one YAML file a set."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.read.faults import schema_findings
from knowledgebase.read.source import decode, yaml_finding
from knowledgebase.read.strict_yaml import Composed, compose
from knowledgebase.read.vocabulary import Vocabularies, term_ids
from knowledgebase.schema.fields import Record
from knowledgebase.schema.hand_written import CuratedSet

FOLDER = "content/koosteet"
_Model = TypeVar("_Model", bound=Record)


@dataclass(frozen=True)
class Set:
    """A curated set as read; its page is at `koosteet/<id>/`."""

    id: str
    path: str
    fields: CuratedSet
    composed: Composed

    @property
    def address(self) -> str:
        return f"koosteet/{self.id}/"


def read_sets(root: Path) -> tuple[dict[str, Set], list[Finding]]:
    """Read every set under `root`, in order of file name, with the findings on them."""
    sets: dict[str, Set] = {}
    findings: list[Finding] = []
    for file in sorted((root / FOLDER).glob("*.yml")):
        found, curated = _read_set(file)
        findings += found
        if curated:
            sets[curated.id] = curated
    return sets, findings


def _read_set(file: Path) -> tuple[list[Finding], Set | None]:
    path = f"{FOLDER}/{file.name}"
    read, findings = read_record(path, file.read_bytes(), CuratedSet, {})
    return findings, Set(file.stem, path, *read) if read else None


def read_record(
    path: str, raw: bytes, model: type[_Model], vocabularies: Vocabularies
) -> tuple[tuple[_Model, Composed] | None, list[Finding]]:
    """Read a YAML file that holds one record, with the places of its values, and the findings."""
    text, findings = decode(path, raw)
    if text is None:
        return None, findings
    composed = compose(text)
    findings += [yaml_finding(path, fault) for fault in composed.faults]
    if has_errors(findings):
        return None, findings
    try:
        context = {"terms": term_ids(vocabularies)}
        return (model.model_validate(composed.data, context=context), composed), findings
    except ValidationError as error:
        return None, findings + schema_findings(path, composed, error, model, vocabularies)
