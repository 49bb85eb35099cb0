"""File: one file of content read, validated and checked by itself, without the others."""

from collections.abc import Container
from datetime import date
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.read.source import read_as_far
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.entry import Entry, validate
from knowledgebase.validate.entry_rules import check_entry
from knowledgebase.validate.misplaced import right_folder
from knowledgebase.validate.text import Anchors, check_text
from knowledgebase.validate.torn import Torn, check_torn, torn


def check_file(
    path: PurePosixPath,
    raw: bytes,
    vocabularies: Vocabularies,
    files: Container[str],
    today: date,
) -> tuple[Entry | Torn | None, list[Finding]]:
    """Return the entry, or what is in order of it, and the findings on everything but its text."""
    source, findings = read_as_far(path, raw)
    if source is None:
        return None, findings
    if () not in source.front.unread and (folder := right_folder(source.data, path)):
        return None, [finding(str(path), (1, 1), "wrong-folder", here=path.parent, right=folder)]
    entry, found = validate(source, vocabularies, files)
    findings += found
    if entry is not None and not has_errors(findings):
        return entry, [*findings, *check_entry(entry, today)]
    broken = torn(source, vocabularies, files)
    if broken:
        findings += check_torn(broken, today, (*CONDITIONS, *reading_conditions(vocabularies)))
    return broken, findings


def all_findings(
    path: PurePosixPath,
    raw: bytes,
    vocabularies: Vocabularies,
    files: Container[str],
    today: date,
) -> list[Finding]:
    """Return the findings on one file with its text. Links to headings elsewhere are not looked at."""
    made, findings = check_file(path, raw, vocabularies, files, today)
    anchors: Anchors = {}
    if made:
        findings += check_text(made.entry if isinstance(made, Torn) else made, files, anchors, {})
    return findings
