"""Validate: a source becomes an entry, or findings say why not.

The schema finds the faults; here they get their place in the file, their wording and, where
a word was nearly right, the word that was probably meant.
"""

import difflib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledgebase.findings import Finding, finding
from knowledgebase.layout import address_of, kind_of
from knowledgebase.links import site_link
from knowledgebase.markdown import Document, parse
from knowledgebase.read import Source
from knowledgebase.schema import KINDS
from knowledgebase.schema.fields import Record
from knowledgebase.schema.page import Page
from knowledgebase.strict_yaml import Loc
from knowledgebase.vocabulary import Vocabularies, term_ids


@dataclass(frozen=True)
class Entry:
    """One file of content that passed: what it is, where it came from, its fields and its text.

    `kind` is the kind of entry, or `page` for a hand-written page.
    """

    kind: str
    id: str
    path: PurePosixPath
    fields: Any  # the kind's front-matter model; Any because each kind has fields of its own
    source: Source
    text: Document

    @property
    def key(self) -> str:
        """The name that no other entry has: `practice:tyoote`."""
        return f"{self.kind}:{self.id}"

    @property
    def address(self) -> str:
        """The address of the entry's page on the site."""
        return address_of(self.path)


_RULES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "unknown_term": "unknown-term",
    "string_too_long": "too-long",
    "string_too_short": "empty-text",
    "too_short": "too-few",
    "too_long": "too-many",
    "string_pattern_mismatch": "bad-form",
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "model_type": "not-fields",
    "markup_in_text": "markup-in-text",
    "bad_address": "bad-address",
    "bad_date": "bad-date",
    "literal_error": "not-allowed",
    "bool_parsing": "not-yes-or-no",
}
_TERM_RULES = {"themes": "unknown-theme", "regions": "unknown-region"}


def validate(
    source: Source, vocabularies: Vocabularies, files: Container[str] = ()
) -> tuple[Entry | None, list[Finding]]:
    """Check one source against the schema of its kind. Returns no entry when it does not pass.

    `files` holds the paths of all pages and pictures, for the links in the text.
    """
    kind = kind_of(source.path) or "page"
    model: type[Record] = KINDS.get(kind, Page)
    try:
        fields = model.model_validate(source.data, context={"terms": term_ids(vocabularies)})
    except ValidationError as error:
        return None, _findings(error, source, model, vocabularies)
    id = source.path.stem if kind != "page" else address_of(source.path).strip("/") or "etusivu"
    text = parse(source.body, source.body_line, lambda link: site_link(link, source.path, files))
    return Entry(kind, id, source.path, fields, source, text), []


def _findings(
    error: ValidationError, source: Source, model: type[Record], vocabularies: Vocabularies
) -> list[Finding]:
    faults = error.errors(include_url=False)
    bad = {fault["loc"] for fault in faults if fault["type"] != "too_short"}
    found = []
    for fault in faults:
        # pydantic drops bad items from the list and then also calls the list too short.
        if fault["type"] == "too_short" and any(
            loc[: len(fault["loc"])] == fault["loc"] for loc in bad
        ):
            continue
        found.append(_finding(fault, source, model, vocabularies))
    return list(dict.fromkeys(found))


def _finding(
    fault: ErrorDetails, source: Source, model: type[Record], vocabularies: Vocabularies
) -> Finding:
    loc = _loc_in_file(fault, source)
    path, field = str(source.path), _name(loc)
    context: Mapping[str, Any] = fault.get("ctx", {})
    written = fault["input"] if isinstance(fault["input"], str) else ""
    rule = _RULES.get(fault["type"]) or _by_family(fault["type"])
    place = source.place(loc)
    values: dict[str, Any] = {"value": written}
    match rule:
        case "missing-field":
            place = source.place(loc[:-1])
        case "unknown-field":
            place = source.keys.get(loc, place)
            values = {"guess": _near_field(str(loc[-1]), loc[:-1], model)}
        case "unknown-term":
            vocabulary = vocabularies[context["vocabulary"]]
            rule = _TERM_RULES.get(vocabulary.id, rule)
            near = vocabulary.nearest(context["value"])
            values = {"value": context["value"], "guess": near or "", "vocabulary": vocabulary.path}
        case "too-long":
            values = {"limit": context["max_length"], "length": len(written)}
        case "too-few" | "too-many":
            values = {"limit": context.get("min_length", context.get("max_length"))}
    return finding(path, place, rule, field=field, **values)


def _by_family(fault: str) -> str:
    if fault.startswith(("date", "timezone")):
        return "bad-date"
    if fault.startswith(("int", "float", "greater", "less", "finite")):
        return "bad-number"
    return "bad-value"


def _near_field(written: str, around: Loc, model: type[Record]) -> str:
    close = difflib.get_close_matches(written, _field_names(model, around), n=1, cutoff=0.6)
    return close[0] if close else ""


@cache
def _json_schema(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def _field_names(model: type[Record], around: Loc) -> list[str]:
    schema = _json_schema(model)
    definitions = schema.get("$defs", {})
    node = schema
    for step in around:
        node = node.get("items", {}) if isinstance(step, int) else node["properties"].get(step, {})
        node = next(
            (n for n in (node, *node.get("anyOf", ())) if "$ref" in n or "items" in n), node
        )
        if "$ref" in node:
            node = definitions[node["$ref"].rsplit("/", 1)[1]]
    return list(node.get("properties", {}))


def _loc_in_file(fault: ErrorDetails, source: Source) -> Loc:
    # pydantic names validators and branches inside the location; the file does not have them.
    kept: Loc = ()
    for step in fault["loc"]:
        here = (*kept, step)
        if here in source.keys or here in source.places or fault["type"] == "missing":
            kept = here
    return kept


def _name(loc: Loc) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else str(step) for step in loc)
