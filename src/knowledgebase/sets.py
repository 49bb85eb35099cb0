"""Curated sets: the editors' selections of practices, one YAML file a set."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from knowledgebase.faults import schema_findings
from knowledgebase.findings import Finding, has_errors
from knowledgebase.read import decode, yaml_finding
from knowledgebase.schema.page import CuratedSet
from knowledgebase.strict_yaml import Composed, compose

FOLDER = "content/koosteet"


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
    text, findings = decode(path, file.read_bytes())
    if text is None:
        return findings, None
    composed = compose(text)
    findings += [yaml_finding(path, fault) for fault in composed.faults]
    if has_errors(findings):
        return findings, None
    try:
        return findings, Set(file.stem, path, CuratedSet.model_validate(composed.data), composed)
    except ValidationError as error:
        return findings + schema_findings(path, composed, error, CuratedSet, {}), None
