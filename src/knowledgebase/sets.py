"""Curated sets: the editors' selections of practices, one YAML file a set."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from knowledgebase.findings import Finding, finding, has_errors
from knowledgebase.read import decode
from knowledgebase.schema.page import CuratedSet
from knowledgebase.strict_yaml import Loc, Place, compose

FOLDER = "content/koosteet"


@dataclass(frozen=True)
class Set:
    """A curated set as read; its page is at `koosteet/<id>/`."""

    id: str
    path: str
    fields: CuratedSet
    places: dict[Loc, Place]

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
    data, places, _, faults = compose(text)
    findings += [finding(path, fault.place, fault.rule, **fault.values) for fault in faults]
    if has_errors(findings):
        return findings, None
    try:
        return findings, Set(file.stem, path, CuratedSet.model_validate(data), places)
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(map(str, fault["loc"]))
            findings.append(finding(path, (1, 1), "bad-vocabulary", field=where, why=fault["msg"]))
        return findings, None
