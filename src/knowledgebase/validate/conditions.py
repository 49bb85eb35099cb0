"""Conditions: the rules between the fields of one entry, as a table that the form reads too.

A row holds when all its tests hold, and then its rule is broken at its place. `path.to.field` is
a value, `list.field` the values of a field in every record of a list, and `*` each item of a list
in turn. The few ways to test are worked out in `broken` and in theme/assets/js/form/conditions.js; a
test compares the two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledgebase.ground.terms import (
    AS_DOCUMENT,
    COMMERCIAL,
    ESTIMATE,
    EVALUATION,
    EXPERIENCE,
    FROM_SOURCE,
    NO_COST,
    NOT_DESCRIBED,
    OWN_FIGURE,
    PLAN,
    PUBLISHED,
    RESEARCH,
    SUPPLIER,
    UNKNOWN_ID,
)
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import KINDS

Test = tuple[str, str, Any]
"""A path, a way to test its value, and what it is tested against."""

TEXT = "text"
"""The path of the text below the front matter."""

# The lowest and the highest evidence level that each giver of a figure may stand for. A
# supplier may tell an experience or publish what its customer measured.
LEVELS = {
    EXPERIENCE: (1, 1),
    SUPPLIER: (1, 2),
    OWN_FIGURE: (2, 3),
    EVALUATION: (2, 4),
    RESEARCH: (2, 4),
}


@dataclass(frozen=True)
class Condition:
    """A rule of one kind of entry: broken at `at` when every test of `when` holds.

    `values` are the blanks of the rule's wording and the paths of what fills them; `fixed` are
    those that are always filled by the same.
    """

    rule: str
    kind: str
    at: str
    when: tuple[Test, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)


_TOLD: tuple[Test, ...] = (
    ("effect.direction", "filled", None),
    ("effect.direction", "is not", UNKNOWN_ID),
)
_MEASURED: Test = ("evidence.level", "at least", 2)
_LEVEL = {"level": "evidence.level"}
_DIRECTION = {"value": "effect.direction"}
WHYS = {"effort": "why", "cost": "note", "time_to_effect": "why"}
"""What may be estimated, and the field that gives its grounds."""


def _estimated(field: str) -> tuple[Test, ...]:
    return (f"{field}.origin", "is", ESTIMATE), (f"{field}.level", "is not", UNKNOWN_ID)


def _unknown(field: str, origin: str) -> tuple[Test, ...]:
    return (f"{field}.origin", "is", origin), (f"{field}.level", "is", UNKNOWN_ID)


CONDITIONS = (
    Condition(
        "evidence-without-source", "practice", "evidence.level",
        (_MEASURED, ("evidence.sources", "empty", None)), _LEVEL,
    ),
    Condition(
        "evidence-source-unknown", "practice", "evidence.sources.*",
        (("evidence.sources.*", "not among", "sources.url"),), {"value": "evidence.sources.*"},
    ),
    Condition(
        "evidence-without-limits", "practice", "evidence.level",
        (_MEASURED, ("fails_when", "empty", None)), _LEVEL,
    ),
    Condition(
        "result-source-unknown", "practice", "results.*.source",
        (("results.*.source", "not among", "sources.url"),), {"value": "results.*.source"},
    ),
    Condition(
        "input-source-unknown", "practice", "effort.inputs.*.source",
        (("effort.inputs.*.source", "not among", "sources.url"),),
        {"value": "effort.inputs.*.source"},
    ),
    # Nobody tells what is not known, and what cannot be estimated says why.
    *(
        Condition("unknown-from-source", "practice", f"{field}.origin", _unknown(field, FROM_SOURCE))
        for field in WHYS
    ),
    *(
        Condition(
            "unknown-without-why", "practice", f"{field}.level",
            (*_unknown(field, ESTIMATE), (f"{field}.{why}", "empty", None)), fixed={"field": f"{field}.{why}"},
        )
        for field, why in WHYS.items()
    ),
    Condition(
        "estimate-without-inputs", "practice", "effort",
        (*_estimated("effort"), ("effort.inputs", "empty", None)), fixed={"field": "effort"},
    ),
    # What costs nothing has nothing to count.
    Condition(
        "estimate-without-inputs", "practice", "cost",
        (*_estimated("cost"), ("cost.level", "is not", NO_COST), ("cost.inputs", "empty", None)),
        fixed={"field": "cost"},
    ),
    *(
        Condition(
            "estimate-without-inputs", "practice", "time_to_effect",
            (*_estimated("time_to_effect"), (f"time_to_effect.{needed}", "empty", None)),
            fixed={"field": "time_to_effect"},
        )
        for needed in ("inputs", "why")
    ),
    Condition(
        "effect-without-evidence", "practice", "effect.direction",
        (("evidence.level", "is", NOT_DESCRIBED), *_TOLD), _DIRECTION,
    ),
    Condition(
        "effect-without-owner", "practice", "effect.figure_by",
        (*_TOLD, ("effect.figure_by", "empty", None)), _DIRECTION, {"words": ", ".join(LEVELS)},
    ),
    Condition(
        "commercial-figure", "practice", "effect",
        (("sources.kind", "all are", COMMERCIAL), *_TOLD, ("effect.figure_by", "is not", SUPPLIER)),
    ),
    Condition(
        "result-from-plan", "practice", "effect", (("sources.kind", "all are", PLAN), *_TOLD),
    ),
    Condition(
        "result-from-plan", "project", "results",
        (("sources.kind", "all are", PLAN), ("results", "filled", None)),
    ),
    # Level 0 with an effect is another finding already.
    *(
        Condition(
            "figure-against-level", "practice", "effect.figure_by",
            (("effect.figure_by", "is", by), ("evidence.level", "at least", 1),
             ("evidence.level", "outside", levels)),
            {"value": "effect.figure_by", **_LEVEL},
        )
        for by, levels in LEVELS.items()
    ),
    Condition(
        "link-without-source", "practice", "projects.*",
        (("projects.*.id", "filled", None), ("projects.*.source", "empty", None)),
        {"value": "projects.*.id"},
    ),
    # The schema lets the address be left out for what is not on the web: a page that was read has one.
    *(
        Condition(
            "source-without-address", kind, "sources.*.url",
            (("sources.*.title", "filled", None), ("sources.*.url", "empty", None),
             ("sources.*.read_as", "is not", AS_DOCUMENT)),
            {"value": "sources.*.title"},
        )
        for kind in (*KINDS, "page")
    ),
    Condition(
        "missing-first-step", "practice", "first_step",
        (("status", "is", PUBLISHED), ("first_step", "empty", None)),
    ),
    # A text of its own may be the material: a form to print or to fill in.
    Condition(
        "material-without-place", "material", "url",
        (("file", "empty", None), ("url", "empty", None), (TEXT, "empty", None)),
    ),
)  # fmt: skip


def reading_conditions(vocabularies: Vocabularies) -> tuple[Condition, ...]:
    """Return the limits that vocabularies set: of a design, and of what was read of it, to the evidence
    level, and of the bands of effort to its days.

    What is not known of a reading is a finding of its own, at the field that lacks it.
    """
    readings = (("evidence.design", "designs"), ("evidence.read", "evidence_reads"))
    told = [(path, vocabularies[name]) for path, name in readings if name in vocabularies]
    return (
        *(
            Condition(
                "level-without-reading", "practice", path,
                (("evidence.level", "at least", 1), (path, "unknown", UNKNOWN_ID)),
                _LEVEL, {"field": path},
            )
            for path, vocabulary in told
            # A vocabulary may let what is not known carry any level.
            if UNKNOWN_ID in vocabulary.terms and vocabulary.terms[UNKNOWN_ID].most is not None
        ),
        *(
            Condition(
                "level-above-reading", "practice", "evidence.level",
                ((path, "is", term.id), ("evidence.level", "at least", int(term.most) + 1)),
                _LEVEL, {"value": term.label.fi, "most": str(int(term.most))},
            )
            for path, vocabulary in told
            for term in vocabulary.terms.values()
            if term.most is not None and term.id != UNKNOWN_ID
        ),
        *_days_conditions(vocabularies),
    )  # fmt: skip


def _days_conditions(vocabularies: Vocabularies) -> Iterator[Condition]:
    """Yield for each band of effort that days within it stand under no other band."""
    terms = vocabularies["effort"].terms.values() if "effort" in vocabularies else ()
    bands = [term for term in terms if term.id != UNKNOWN_ID]
    for below, band in zip((None, *bands), bands, strict=False):
        limits = (below.most if below else None, band.most)
        if limits != (None, None):
            yield Condition(
                "days-against-band", "practice", "effort.days",
                (("effort.level", "filled", None), ("effort.level", "is not", UNKNOWN_ID),
                 ("effort.level", "is not", band.id), ("effort.days", "within", limits)),
                {"value": "effort.level"}, {"meant": band.id},
            )  # fmt: skip
