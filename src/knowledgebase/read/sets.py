"""Curated sets: the editors' selections of practices, one YAML file a set."""

from pathlib import Path, PurePosixPath

from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import SETS
from knowledgebase.read.record import RecordFile, read_record, yaml_files
from knowledgebase.schema.hand_written import CuratedSet

FOLDER = f"content/{SETS}"


class Set(RecordFile[CuratedSet]):
    """A curated set as read; its page is at `koosteet/<id>/`."""

    @property
    def id(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def address(self) -> str:
        return f"{SETS}/{self.id}/"


def read_sets(root: Path) -> tuple[dict[str, Set], list[Finding]]:
    """Read every set under `root`, in order of file name, with the findings on them."""
    sets: dict[str, Set] = {}
    findings: list[Finding] = []
    for path, raw in yaml_files(root, FOLDER):
        record, found = read_record(path, raw, CuratedSet, {})
        findings += found
        if record:
            curated = Set(record.path, record.fields, record.composed)
            sets[curated.id] = curated
    return sets, findings
