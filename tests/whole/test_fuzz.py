"""Made-up bytes, texts, links and answered forms: nothing breaks, hangs or leaves the allowed tags.

For the minutes that KB_FUZZ_SECONDS says (ten in all, unless told) new examples are made, each from
a seed that a failure tells; `pytest -k name --hypothesis-seed=N` makes them again.
"""

import os
import re
import time
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from knowledgebase.contribute.issue_forms import ASKED_KINDS, read_issue
from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.contribute.questions import questions
from knowledgebase.ground.findings import has_errors
from knowledgebase.read.source import read_source
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.validate.entry import validate
from knowledgebase.validate.entry_rules import check_entry
from knowledgebase.validate.links import resolve
from knowledgebase.validate.markdown import parse
from tests.conftest import ROOT, TODAY, practice

pytestmark = pytest.mark.thorough
EACH = float(os.environ.get("KB_FUZZ_SECONDS", "600")) / 4
SLOWEST = 1.0
"""Seconds of the processor for one example, whatever it holds."""
VOCABULARIES = read_vocabularies(ROOT)[0]
SCHEMAS = json_schemas(VOCABULARIES)
A = PurePosixPath("practices/a.md")

# What means something somewhere, and what has broken other programs.
PIECES = [
    *("[", "]", "(", ")", "<", ">", "*", "_", "`", "~", "#", "|", "!", "\\", "&", ";", ":", "-", "+", "=", "^"),
    *("\n", "\n\n", "\r", "\t", "    ", " ", "\u200b", "\u202e", "\x00", "\u00ad", "\ud7ff", "😀", "ä", "İ", "ß"),
    *("---\n", "...", "```", "~~~", "<!--", "-->", "<script>", "</main>", "<a href=", "javascript:", "data:", "//"),
    *("[^1]", "[^1]:", "[x][y]", "[y]:", "![", "](", "> [!NOTE]", "- [ ] ", "1. ", "| a | b |\n|---|---|\n", "&#x26;"),
    *("https://", "mailto:", "../", "%2e%2e/", "practice:", "--8<--", "{{", "{%", "&a ", "*a", "!!", "? ", "- - - ", "'", '"'),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
LONG = st.builds(lambda piece, n, end: piece * n + end, TEXTS, st.integers(1, 400), TEXTS)
BODIES = TEXTS | LONG
FRONTS = st.lists(
    st.sampled_from(
        [*practice().partition("\n---\n")[0].split("\n"), "tags: [a", "x: &a [*a]", "? a", "- b"]
    )
    | TEXTS,
    max_size=30,
).map("\n".join)


def for_minutes(test):
    """Run a test of hypothesis with new examples until its time is over."""
    limits = settings(
        max_examples=300,
        deadline=None,
        derandomize=False,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    limited = limits(test)
    until, number = time.monotonic() + EACH, 0
    while time.monotonic() < until:
        number += 1
        seed(number)(limited)()
    assert number


def soon(what, *arguments):
    began = time.process_time()
    made = what(*arguments)
    assert time.process_time() - began <= SLOWEST, "slow"
    return made


def checked(raw):
    source, findings = read_source(A, raw)
    if source:
        entry, more = validate(source, VOCABULARIES)
        findings = [*findings, *more, *(check_entry(entry, TODAY) if entry else ())]
    return source, findings


def test_any_bytes_are_read_or_refused_at_a_place():
    @given(
        st.binary(max_size=4000)
        | FRONTS.map(lambda f: f"---\n{f}\n---\n\nT.\n".encode("utf-8", "replace"))
    )
    def read(raw):
        source, findings = soon(checked, raw)
        assert source or has_errors(findings)
        lines = raw.count(b"\n") + raw.count(b"\r") + 2
        assert all(1 <= found.line <= lines and found.column >= 1 for found in findings)

    for_minutes(read)


def test_any_text_becomes_allowed_tags_alone():
    @given(BODIES)
    def render(body):
        html = soon(parse, body).html
        assert not re.search(
            r"<(?!/?(?:a|blockquote|br|code|del|div|em|h[1-6]|hr|img|li|ol|p|pre|section|strong|sup|table|tbody|td|th|thead|tr|ul)\b)",
            html,
        )
        assert not re.search(r"<[^>]*\s(?:on\w+|style|srcdoc)=", html)
        assert not re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript|file):', html, re.I)

    for_minutes(render)


def test_any_link_leads_somewhere_or_has_its_fault():
    @given(BODIES)
    def lead(link):
        target = soon(resolve, link, A, {"practices/b.md", "content/tietoa/index.md"})
        assert target.fault or target.external or target.address is not None
        if target.external:
            assert re.match(r"https?://|mailto:", link.strip(), re.I)

    for_minutes(lead)


def test_any_answered_form_is_an_entry_that_is_read_again():
    labels = {kind: [q.label for q in questions(SCHEMAS[kind])] for kind in ASKED_KINDS}

    @given(st.data(), st.sampled_from(ASKED_KINDS))
    def answer(data, kind):
        rows = data.draw(st.lists(st.tuples(st.sampled_from(labels[kind]), BODIES), max_size=8))
        body = "".join(f"### {label}\n\n{words}\n\n" for label, words in rows)
        fields, text = soon(read_issue, SCHEMAS[kind], body)
        assert set(fields) <= set(SCHEMAS[kind]["properties"]) and isinstance(text, str)

    for_minutes(answer)
