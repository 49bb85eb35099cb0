"""Faults: what the schema found wrong, told as findings.

Each fault gets its place in the file, its wording and, where a word was nearly right, the word
that was probably meant.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Protocol

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.moments import real_day
from knowledgebase.ground.near import nearest
from knowledgebase.ground.slugs import slug_of
from knowledgebase.ground.terms import CANCELLED, POSTPONED, RESCHEDULED
from knowledgebase.read.composed import Composed
from knowledgebase.read.free_words import Meant
from knowledgebase.read.places import Loc
from knowledgebase.schema.fields import ATTACHMENT_PATTERN, PICTURE_PATTERN, Record
from knowledgebase.schema.names import fields_at

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
    "closed_address": "closed-address",
    "line_end": "line-end",
    "bad_date": "bad-date",
    "literal_error": "not-allowed",
    "bool_parsing": "not-yes-or-no",
}
FEW = 15
"""So many allowed words are told in the finding itself; of more, the file that has them."""
# What people write for the state of an event, where calendars elsewhere have a field or a status.
_EVENT_STATES = {
    **dict.fromkeys(("cancelled", "canceled", "peruttu", "peruutettu", "peruuntunut"), CANCELLED),
    **dict.fromkeys(("postponed", "lykatty", "lykätty"), POSTPONED),
    **dict.fromkeys(("rescheduled", "siirretty", "siirtynyt"), RESCHEDULED),
}
TERM_RULES = {"themes": "unknown-theme", "regions": "unknown-region"}


class Words(Protocol):
    """A vocabulary, as far as a check and its finding need it."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def terms(self) -> Mapping[str, Any]: ...
    def nearest(self, word: str) -> str | None: ...
    def meant(self, word: str) -> Meant: ...


def schema_findings(
    path: str,
    composed: Composed,
    error: ValidationError,
    model: type[Record],
    vocabularies: Mapping[str, Words],
) -> list[Finding]:
    """Return the findings for what the schema `model` found wrong in a file's data."""
    faults = error.errors(include_url=False)
    bad = {fault["loc"] for fault in faults if fault["type"] != "too_short"} | composed.unread
    found = []
    for fault in faults:
        # What could not be read is told already.
        if any(fault["loc"][: len(loc)] == loc for loc in composed.unread):
            continue
        # pydantic drops bad items from the list and then also calls the list too short.
        if fault["type"] == "too_short" and any(
            loc[: len(fault["loc"])] == fault["loc"] for loc in bad
        ):
            continue
        found.append(_finding(path, composed, fault, model, vocabularies))
    # A field under a name that is nearly right is not also missing.
    meant = {dict(f.values).get("meant") for f in found if f.rule == "unknown-field"}
    kept = (f for f in found if f.rule != "missing-field" or dict(f.values)["field"] not in meant)
    return list(dict.fromkeys(kept))


def _finding(
    path: str,
    composed: Composed,
    fault: ErrorDetails,
    model: type[Record],
    vocabularies: Mapping[str, Words],
) -> Finding:
    loc = _loc_in_file(fault, composed)
    context: Mapping[str, Any] = fault.get("ctx", {})
    written = str(fault["input"]) if isinstance(fault["input"], (str, int, float)) else ""
    rule = _RULES.get(fault["type"]) or _by_family(fault["type"])
    place = composed.place(loc)
    values: dict[str, Any] = {"value": written}
    match rule:
        case "not-text" if colon := _split_by_colon(fault["input"]):
            rule, values = "unquoted-colon", {"line": colon}
        case "missing-field":
            place = composed.place(loc[:-1])
        case "unknown-field":
            place = composed.keys.get(loc, place)
            if dotted := _dotted(str(loc[-1]), loc[:-1], model, vocabularies):
                return finding(path, place, "dotted-field", field=_name(loc), **dotted)
            guess = _near_field(str(loc[-1]), loc[:-1], model)
            values = {"guess": guess, "meant": _name((*loc[:-1], guess))}
        case "unknown-term":
            vocabulary = vocabularies[context["vocabulary"]]
            rule, values = _unknown_term(vocabulary, context["value"], model)
        case "bad-form" | "bad-date":
            rule, values = _of_form(rule, written, str(context.get("pattern", "")))
        case "too-long":
            values = {"limit": context["max_length"], "length": len(written)}
        case "too-few" | "too-many":
            values = {"limit": context.get("min_length", context.get("max_length"))}
    return finding(path, place, rule, field=_name(loc), **values)


def _unknown_term(vocabulary: Words, value: str, model: type[Record]) -> tuple[str, dict[str, Any]]:
    """Return the rule and the values for a word that the vocabulary lacks."""
    if elsewhere := _elsewhere(vocabulary, value, model):
        return "other-field", {"value": value, "elsewhere": elsewhere}
    terms, name = vocabulary.terms, value.lower()
    if named := next((id for id in terms if name in (id, terms[id].label.fi.lower())), ""):
        return "term-by-name", {"value": value, "meant": named}
    near = _state_of_event(value, model) if vocabulary.id == "statuses" else ""
    near = near or ", ".join(vocabulary.meant(value).ids) or vocabulary.nearest(value) or ""
    values = {"value": value, "guess": near, "vocabulary": words_or_file(vocabulary)}
    return TERM_RULES.get(vocabulary.id, "unknown-term"), values


def _elsewhere(vocabulary: Words, value: str, model: type[Record]) -> str:
    """Return which field of the entry the word belongs to, '' when none is known."""
    own = [name for name in vocabulary.meant(value).fields if name in model.model_fields]
    return ", ".join(f"{model.model_fields[name].title} ({name})" for name in own)


def _of_form(rule: str, written: str, pattern: str) -> tuple[str, dict[str, Any]]:
    """Return the rule that a value of the wrong form breaks, and what its finding says."""
    if name := _file_name(written, pattern):
        return "bad-asset-name", {"name": written, "guess": name}
    day = real_day(written)
    return rule, {"value": written, "guess": day if day != written else "", "form": pattern}


def _file_name(written: str, pattern: str) -> str:
    """Return the name that a file should have instead of this one, '' where another thing is wrong."""
    if pattern not in (PICTURE_PATTERN, ATTACHMENT_PATTERN):
        return ""
    path = PurePosixPath(written)
    parts = [slug_of(part) for part in (*path.parent.parts, path.stem)]
    guess = "/".join(filter(None, parts)) + path.suffix.lower()
    return guess if re.fullmatch(pattern, guess) else ""


def words_or_file(vocabulary: Words) -> str:
    """Return what a finding says of the allowed words: all of them when they are few, or their file."""
    return vocabulary.path if len(vocabulary.terms) > FEW else ", ".join(vocabulary.terms)


def _split_by_colon(value: object) -> str:
    """Return the text that a colon made a field of, '' for what is no such text."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((key, rest),) = value.items()
    words = isinstance(rest, str) and not re.fullmatch(r"[a-z_]+", key)
    return f"{key}: {rest}" if words else ""


def _by_family(fault: str) -> str:
    if fault.startswith(("date", "timezone")):
        return "bad-date"
    if fault.startswith("int"):
        return "bad-whole-number"
    if fault.startswith(("float", "greater", "less", "finite")):
        return "bad-number"
    return "bad-value"


def _dotted(
    written: str, around: Loc, model: type[Record], vocabularies: Mapping[str, Words]
) -> dict[str, str]:
    """Return what to say of a name such as `effect.figure_by`, nothing for one without its fields."""
    outer, _, inner = written.partition(".")
    if outer not in fields_at(model, around) or inner not in fields_at(model, (*around, outer)):
        return {}
    node = fields_at(model, (*around, outer))[inner]
    ids = [n["x-vocabulary"] for n in (node, *node.get("anyOf", ())) if "x-vocabulary" in n]
    terms = vocabularies[ids[0]].terms.values() if ids and ids[0] in vocabularies else ()
    # A number says nothing by itself.
    words = [f"{term.id} = {term.label.fi}" if term.id.isdigit() else term.id for term in terms]
    return {
        "outer": outer,
        "inner": inner,
        "words": " / ".join(words) if 0 < len(words) <= FEW else "…",
    }


def _near_field(written: str, around: Loc, model: type[Record]) -> str:
    """Return the field that was probably meant, by its name or its Finnish title, or ''."""
    state = "" if around else _state_of_event(written, model)
    fields = fields_at(model, around)
    names = {_in_words(node.get("title", name)): name for name, node in fields.items()}
    names |= {_in_words(name): name for name in fields}
    return state or names.get(nearest(_in_words(written), names), "")


def _in_words(name: str) -> str:
    return name.lower().replace("_", " ")


def _state_of_event(written: str, model: type[Record]) -> str:
    state = _EVENT_STATES.get(written.casefold())
    return f"event_state: {state}" if state and "event_state" in model.model_fields else ""


def _loc_in_file(fault: ErrorDetails, composed: Composed) -> Loc:
    # pydantic names validators and branches inside the location; the file does not have them.
    kept: Loc = ()
    for step in fault["loc"]:
        here = (*kept, step)
        if here in composed.keys or here in composed.places or fault["type"] == "missing":
            kept = here
    return kept


def _name(loc: Loc) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else str(step) for step in loc)
