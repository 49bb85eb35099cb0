"""Findings: one fault, told in three formats and two languages."""

import json

from knowledgebase.ground.findings import finding, has_errors, report

FOUND = finding(
    "practices/a.md",
    (5, 3),
    "unknown-theme",
    value="tyokkyy",
    guess="tyokyky",
    vocabulary="themes.yml",
)
WARNING = finding("practices/a.md", (2, 1), "byte-order-mark")


def test_text_has_place_rule_problem_and_remedy():
    assert report([FOUND]) == (
        "practices/a.md:5:3: unknown-theme: ”tyokkyy” ei ole teema. Tarkoititko ”tyokyky”? Teemat: themes.yml."
    )
    assert report([FOUND], lang="en") == (
        "practices/a.md:5:3: unknown-theme: “tyokkyy” is not a theme. Did you mean “tyokyky”? The themes: themes.yml."
    )


def test_json_has_the_same_in_parts():
    assert json.loads(report([FOUND], "json")) == [
        {
            "path": "practices/a.md",
            "line": 5,
            "column": 3,
            "level": "error",
            "rule": "unknown-theme",
            "problem": "”tyokkyy” ei ole teema",
            "remedy": "Tarkoititko ”tyokyky”? Teemat: themes.yml.",
        }
    ]


def test_annotations_escape_what_github_would_read_as_its_own():
    hostile = finding("practices/a,b:c.md", (1, 1), "broken-link", value="x\n::error::y %0A")
    assert report([hostile], "github").splitlines() == [
        "::error file=practices/a%2Cb%3Ac.md,line=1,col=1,title=broken-link::"
        "Linkki ”x ::error::y %250A” ei johda mihinkään. Tarkista tiedoston nimi ja polku."
    ]


def test_findings_are_in_order_of_place_and_told_once():
    assert report([FOUND, WARNING, FOUND]).splitlines()[0].startswith("practices/a.md:2:1")
    assert len(report([FOUND, WARNING, FOUND]).splitlines()) == 2


def test_a_warning_counts_only_when_strict():
    assert not has_errors([WARNING])
    assert has_errors([WARNING], strict=True)
    assert has_errors([FOUND])


def test_a_long_hostile_value_is_cut():
    assert len(finding("a", (1, 1), "broken-link", value="x" * 10_000).message()) < 300
