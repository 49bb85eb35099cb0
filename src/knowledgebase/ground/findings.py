"""Findings: faults found in content, each with a place, a rule and a remedy."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["fi", "en"]
Level = Literal["error", "warning"]
FORMATS = ("text", "json", "github")
GUESS = {"fi": "Tarkoititko ”{}”? ", "en": "Did you mean “{}”? "}
LONGEST_QUOTE = 200
"""Characters quoted of what was written: a hostile value must not flood the report."""


@dataclass(frozen=True)
class Rule:
    """What a finding of one kind says: its level, and problem and remedy in each language."""

    id: str
    level: Level
    problem: dict[str, str]
    remedy: dict[str, str]


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its id, from `rules.toml`, the one place where rules are worded."""
    table = tomllib.loads(files("knowledgebase.ground").joinpath("rules.toml").read_text("utf-8"))
    return {
        id: Rule(
            id,
            row.get("level", "error"),
            {"fi": row["fi"][0], "en": row["en"][0]},
            {"fi": row["fi"][1], "en": row["en"][1]},
        )
        for id, row in table.items()
    }


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: `path` is relative to the content root, `line` and `column` count from 1.

    `values` fill the blanks in the rule's wording.
    """

    path: str
    line: int
    column: int
    rule: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        return rules()[self.rule].level

    def problem(self, lang: Language = "fi") -> str:
        return rules()[self.rule].problem[lang].format_map(dict(self.values))

    def remedy(self, lang: Language = "fi") -> str:
        values = dict(self.values)
        guess = GUESS[lang].format(values["guess"]) if values.get("guess") else ""
        return guess + rules()[self.rule].remedy[lang].format_map(values)

    def message(self, lang: Language = "fi") -> str:
        return f"{self.problem(lang)}. {self.remedy(lang)}".strip()


def finding(path: str, place: tuple[int, int], rule: str, **values: object) -> Finding:
    """Make a finding at `place` (line, column). Raises KeyError for a rule that is not worded."""
    rules()[rule]
    return Finding(
        path, place[0], place[1], rule, tuple((k, _shorten(str(v))) for k, v in values.items())
    )


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def has_errors(findings: Iterable[Finding], strict: bool = False) -> bool:
    """True when there is an error, or with `strict` any finding at all."""
    return any(strict or found.level == "error" for found in findings)


def report(findings: Iterable[Finding], form: str = "text", lang: Language = "fi") -> str:
    """Return the findings in order of place, as text, JSON or GitHub annotations."""
    ordered = sorted(set(findings))
    if form == "json":
        return json.dumps(
            [_as_json(found, lang) for found in ordered], ensure_ascii=False, indent=2
        )
    line = _github_line if form == "github" else _text_line
    return "\n".join(line(found, lang) for found in ordered)


def _text_line(found: Finding, lang: Language) -> str:
    return f"{found.path}:{found.line}:{found.column}: {found.rule}: {found.message(lang)}"


def _as_json(found: Finding, lang: Language) -> dict[str, object]:
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "level": found.level,
        "rule": found.rule,
        "problem": found.problem(lang),
        "remedy": found.remedy(lang),
    }


def _github_line(found: Finding, lang: Language) -> str:
    # Escapes: https://github.com/actions/toolkit, packages/core/src/command.ts
    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    return (
        f"::{found.level} file={prop(found.path)},line={found.line},col={found.column},"
        f"title={prop(found.rule)}::{data(found.message(lang))}"
    )
