"""Hostile bodies, gathered from real attacks: each is refused with a line, or shown as text."""

import re
from pathlib import Path

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.findings import has_errors
from tests.conftest import ROOT, TODAY, practice

CASES = sorted((Path(__file__).parent / "hostile").glob("*.md"))
# These are harmless in our dialect: shown as text, or plain words and code.
HARMLESS = {"079", "080", "082", "091", "092", "121"}


def body_of(case: Path) -> str:
    return re.sub(rb"\A---\n.*?\n---\n", b"", case.read_bytes(), flags=re.S).decode(
        "utf-8", "ignore"
    )


# The faults of the first seventy are in the front matter, the bytes or the name.
BODIES = [case for case in CASES if int(case.stem[:3]) >= 70]


@pytest.mark.parametrize("case", BODIES, ids=lambda case: case.stem)
def test_the_body_is_refused_or_harmless(case, make_root):
    body = body_of(case).replace("# ", "## ", 1)
    catalogue, findings = load_catalogue(
        make_root({"practices/a.md": practice(body=body)}), ROOT, TODAY
    )
    # The title of the case is made a heading, with nothing below it.
    errors = [f for f in findings if f.level == "error" and f.rule != "empty-section"]
    if case.stem[:3] in HARMLESS:
        assert not errors, errors
    else:
        assert errors
        assert all(f.line >= 22 for f in errors)
    for entry in catalogue.entries.values():
        html = entry.text.html
        assert not re.search(
            r"<(?!/?(?:a|blockquote|br|code|del|div|em|h[1-6]|hr|img|li|ol|p|pre|section|strong|sup|table|tbody|td|th|thead|tr|ul)\b)",
            html,
        )
        assert not re.search(r'(?:href|src)="(?!https?://|\.\./|#|kuvat/)', html)
        assert not re.search(r"<[^>]* (?:on\w+|style|srcdoc|class=\"md-)", html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_file_as_it_is_never_breaks_the_check(case, make_root):
    root = make_root({f"practices/{case.stem}.md": case.read_bytes()})
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert has_errors(findings)


def test_links_out_of_the_root_are_refused(make_root):
    root = make_root()
    (root / "practices/salaa.md").symlink_to("/etc/passwd")
    (root / "content/kansio").symlink_to("/etc")
    (root / "projects/silmukka.md").symlink_to("silmukka.md")
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert {(f.path, f.rule) for f in findings if f.level == "error"} == {
        ("practices/salaa.md", "symbolic-link"),
        ("content/kansio", "symbolic-link"),
        ("projects/silmukka.md", "symbolic-link"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "content/javascripts/bundle.js",
        "content/_headers",
        "content/.authors.yml",
        "content/.htaccess",
        "content/sivu.html",
        "content/kuvat/kuva.svg",
        "practices/aiheet/a.md",
        "content/CNAME",
    ],
)
def test_only_what_belongs_is_accepted(name, make_root):
    _, findings = load_catalogue(make_root({name: "x"}), ROOT, TODAY)
    assert {f.rule for f in findings} <= {"stray-file", "in-subfolder", "picture-format"}
    assert [f.path for f in findings] == [name]


@pytest.mark.parametrize(
    "body",
    ["[" * 100_000, "<a " * 40_000, "*a **" * 20_000, "- a\n" * 20_000, "> " * 5_000],
    ids=["brackets", "tags", "emphasis", "items", "quotes"],
)
def test_a_long_hostile_text_is_read_to_its_end(body, make_root):
    load_catalogue(make_root({"practices/a.md": practice(body=body)}), ROOT, TODAY)
