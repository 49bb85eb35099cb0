"""Form data: all that the form in the browser knows of the rules, told by the rules themselves.

The form's modules (theme/assets/js/form/) have no wording, limit, pattern, term or condition of
their own: they read them from the file that this makes and from the JSON Schemas.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from knowledgebase.catalogue.language import MAX_WORDS
from knowledgebase.contribute.browser_patterns import in_javascript
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.ground.findings import GUESS, LONGEST_QUOTE, rules
from knowledgebase.ground.finnish import SENTENCE_END, SHORTENED, WORD
from knowledgebase.ground.layout import RESERVED_NAME, SHELVES
from knowledgebase.ground.near import HALF
from knowledgebase.ground.slugs import SLUG_MAX
from knowledgebase.ground.terms import NOT_DESCRIBED, UNKNOWN_ID
from knowledgebase.read.faults import TERM_RULES
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema.fields import ADDRESS, FIRST_YEAR, LAST_YEAR, MARKUP, SLUG
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.entry_rules import EMAIL, GRACE_DAYS, HETU, HETU_LETTERS, PHONE, SECRET

PATTERNS = {
    "address": ADDRESS,
    "email": EMAIL,
    "hetu": HETU,
    "markup": MARKUP,
    "phone": PHONE,
    "reservedName": RESERVED_NAME,
    "secret": SECRET,
    "sentenceEnd": SENTENCE_END,
    "shortened": SHORTENED,
    "slug": SLUG,
    "word": WORD,
}


def rule_data(vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the rules that the form can check: wordings, limits, patterns and conditions."""
    return {
        "rules": {
            rule.id: {
                "level": rule.level,
                "problem": rule.problem["fi"],
                "remedy": rule.remedy["fi"],
            }
            for rule in rules().values()
        },
        "termRules": TERM_RULES,
        "guess": GUESS["fi"],
        "near": HALF,
        "patterns": {name: in_javascript(pattern) for name, pattern in PATTERNS.items()},
        "checkLetters": HETU_LETTERS,
        "conditions": [
            asdict(condition) for condition in (*CONDITIONS, *reading_conditions(vocabularies))
        ],
        "limits": {
            "quote": LONGEST_QUOTE,
            "slug": SLUG_MAX,
            "sentence": MAX_WORDS,
            "grace": GRACE_DAYS,
            "years": [FIRST_YEAR, LAST_YEAR],
        },
    }


def form_data(entries: Iterable[Entry], vocabularies: Vocabularies) -> dict[str, Any]:
    """Return what the form reads besides the schemas: the rules, and the `entries` it may name."""
    known: dict[str, list[tuple[str, str]]] = {kind: [] for kind in SHELVES}
    for entry in entries:
        known[entry.kind].append((entry.id, entry.fields.title))
    return {
        **rule_data(vocabularies),
        "kinds": list(ASKED_KINDS),
        "entries": known,
        "addresses": {kind: f"{shelf.address}/" for kind, shelf in SHELVES.items()},
        "unanswered": {"evidence": NOT_DESCRIBED, "effect": UNKNOWN_ID},
    }
