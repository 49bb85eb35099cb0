"""Form data: all that the form in the browser knows of the rules, told by the rules themselves.

The form's modules (theme/assets/js/form/) have no wording, limit, pattern, term or condition of
their own: they read them from the file that this makes and from the JSON Schemas.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from knowledgebase.catalogue.honesty import ABSOLUTE, NOT_TOLD, OFTEN, START
from knowledgebase.catalogue.language import MAX_WORDS
from knowledgebase.contribute.browser_patterns import in_javascript
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.contribute.plain_questions import ASSUMED, GIVEN, plain_questions
from knowledgebase.ground.findings import GUESS, LONGEST_QUOTE, rules
from knowledgebase.ground.finnish import SENTENCE_END, SHORTENED, WORD
from knowledgebase.ground.layout import RESERVED_NAME, SHELVES
from knowledgebase.ground.near import HALF
from knowledgebase.ground.slugs import SLUG_MAX
from knowledgebase.ground.terms import NOT_DESCRIBED, UNKNOWN_ID
from knowledgebase.ground.titles import LEAST_LETTERS, MOST_HOLDERS, SHARE, STEM
from knowledgebase.ground.web_address import ADDRESS, CLOSED
from knowledgebase.read.faults import TERM_RULES
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema.fields import (
    ATTACHMENT_PATTERN,
    FIRST_YEAR,
    LAST_YEAR,
    MARKUP,
    PICTURE_PATTERN,
    SLUG,
)
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.entry_rules import EMAIL, GRACE_DAYS, HETU, HETU_LETTERS, PHONE, SECRET
from knowledgebase.validate.links import WEB
from knowledgebase.validate.lost_text import (
    CODE,
    DASH,
    FENCE,
    FOREIGN,
    LINK,
    NO_TARGET,
    REFERENCE,
    ROUND,
    SHOWN,
    TIGHT_HEADING,
)
from knowledgebase.validate.markdown import MAX_NESTING
from knowledgebase.validate.text import ADVICE, HEADINGS, MAX_HEADINGS, SNIPPETS

PATTERNS = {
    "absolute": ABSOLUTE,
    "address": ADDRESS,
    "closed": CLOSED,
    "code": CODE,
    "dash": DASH,
    "email": EMAIL,
    "fence": FENCE,
    "foreign": FOREIGN,
    "hetu": HETU,
    "link": LINK,
    "markup": MARKUP,
    "noTarget": NO_TARGET,
    "often": OFTEN,
    "phone": PHONE,
    "reference": REFERENCE,
    "reservedName": RESERVED_NAME,
    "round": ROUND,
    "secret": SECRET,
    "sentenceEnd": SENTENCE_END,
    "shortened": SHORTENED,
    "slug": SLUG,
    "tightHeading": TIGHT_HEADING,
    "word": WORD,
}

FILE_PATTERNS = (PICTURE_PATTERN, ATTACHMENT_PATTERN)
"""Patterns of names of files: for a name that breaks one, another is proposed."""

PROPOSABLE = ("organisations",)
"""Vocabularies that no one expects to be whole: the form takes a word that is missing as a proposal."""


def rule_data(vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the rules that the form can check: wordings, limits, patterns and conditions."""
    return {
        "rules": _wordings(),
        "termRules": TERM_RULES,
        "guess": GUESS["fi"],
        "near": HALF,
        "patterns": {name: in_javascript(pattern) for name, pattern in PATTERNS.items()},
        "filePatterns": FILE_PATTERNS,
        "checkLetters": HETU_LETTERS,
        "conditions": [
            asdict(condition) for condition in (*CONDITIONS, *reading_conditions(vocabularies))
        ],
        "titles": {
            "letters": LEAST_LETTERS,
            "stem": STEM,
            "share": SHARE,
            "holders": MOST_HOLDERS,
        },
        "limits": {
            "quote": LONGEST_QUOTE,
            "shown": SHOWN,
            "slug": SLUG_MAX,
            "sentence": MAX_WORDS,
            "grace": GRACE_DAYS,
            "years": [FIRST_YEAR, LAST_YEAR],
        },
        "body": {
            "headings": HEADINGS,
            "advice": ADVICE,
            "mostHeadings": MAX_HEADINGS,
            "mostNesting": MAX_NESTING,
            "snippets": SNIPPETS,
            "schemes": WEB,
            "start": START,
            "notTold": NOT_TOLD,
        },
        "proposable": PROPOSABLE,
        "addresses": {kind: f"{shelf.address}/" for kind, shelf in SHELVES.items()},
    }


def _wordings() -> dict[str, dict[str, str]]:
    return {
        rule.id: {"level": rule.level, "problem": rule.problem["fi"], "remedy": rule.remedy["fi"]}
        for rule in rules().values()
    }


def form_data(
    entries: Iterable[Entry], files: Iterable[str], vocabularies: Vocabularies
) -> dict[str, Any]:
    """Return what the form reads besides the schemas: the rules, and what it may name."""
    return {
        **rule_data(vocabularies),
        "kinds": list(ASKED_KINDS),
        "questions": plain_questions(),
        # Which answer the rest follows from, and all of them: an object has no order in JSON.
        "assumed": {
            kind: {name: [next(iter(parts)), parts] for name, parts in records.items()}
            for kind, records in ASSUMED.items()
        },
        "given": GIVEN,
        **known_data(entries, files),
        "unknown": UNKNOWN_ID,
        "unanswered": {"evidence": NOT_DESCRIBED, "effect": UNKNOWN_ID},
    }


def known_data(entries: Iterable[Entry], files: Iterable[str]) -> dict[str, Any]:
    """Return what an entry may name: the (id, title) of other `entries` by kind, and the `files`, the
    paths that its text may link to."""
    known: dict[str, list[tuple[str, str]]] = {kind: [] for kind in SHELVES}
    for entry in entries:
        known[entry.kind].append((entry.id, entry.fields.title))
    return {"entries": known, "files": sorted(files)}
