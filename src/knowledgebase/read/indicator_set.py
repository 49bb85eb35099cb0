"""Indicator set: which indicators projects report by and when, one file for the whole root."""

from collections.abc import Mapping
from pathlib import Path

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import SHELVES
from knowledgebase.read.faults import Words
from knowledgebase.read.record import RecordFile, read_record, yaml_files
from knowledgebase.schema.indicator import IndicatorSet

FILE = f"{SHELVES['indicator'].folder}/mittaristo.yml"


class SetFile(RecordFile[IndicatorSet]):
    """The set as read."""


def read_indicator_set(
    root: Path, vocabularies: Mapping[str, Words]
) -> tuple[SetFile | None, list[Finding]]:
    """Read the set of `root`, or none when there is no such file; with the findings.

    Another YAML file beside it would be read by nobody, and is told.
    """
    found: SetFile | None = None
    findings: list[Finding] = []
    for path, raw in yaml_files(root, SHELVES["indicator"].folder):
        if path != FILE:
            values = {"name": path.rpartition("/")[2], "allowed": ".md, mittaristo.yml"}
            findings.append(
                finding(path, (1, 1), "stray-file", folder="content", guess="", **values)
            )
            continue
        record, told = read_record(path, raw, IndicatorSet, vocabularies)
        findings += told
        if record:
            found = SetFile(record.path, record.fields, record.composed)
    return found, findings
