"""What is asked of made-up bytes, texts, links and answered forms: `test_fuzz` makes them."""

import re
import time
from pathlib import PurePosixPath

from hypothesis import given
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


@given(
    st.binary(max_size=4000)
    | FRONTS.map(lambda f: f"---\n{f}\n---\n\nT.\n".encode("utf-8", "replace"))
)
def bytes_are_read_or_refused_at_a_place(raw):
    source, findings = soon(checked, raw)
    assert source or has_errors(findings)
    lines = raw.count(b"\n") + raw.count(b"\r") + 2
    assert all(1 <= found.line <= lines and found.column >= 1 for found in findings)


@given(BODIES)
def a_text_becomes_allowed_tags_alone(body):
    html = soon(parse, body).html
    assert not re.search(
        r"<(?!/?(?:a|blockquote|br|code|del|div|em|h[1-6]|hr|img|li|ol|p|pre|section|strong|sup|table|tbody|td|th|thead|tr|ul)\b)",
        html,
    )
    assert not re.search(r"<[^>]*\s(?:on\w+|style|srcdoc)=", html)
    assert not re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript|file):', html, re.I)


@given(BODIES)
def a_link_leads_somewhere_or_has_its_fault(link):
    target = soon(resolve, link, A, {"practices/b.md", "content/tietoa/index.md"})
    assert target.fault or target.external or target.address is not None
    if target.external:
        assert re.match(r"https?://|mailto:", link.strip(), re.I)


LABELS = {kind: [q.label for q in questions(SCHEMAS[kind])] for kind in ASKED_KINDS}


@given(st.data(), st.sampled_from(ASKED_KINDS))
def an_answered_form_is_fields_and_a_text(data, kind):
    rows = data.draw(st.lists(st.tuples(st.sampled_from(LABELS[kind]), BODIES), max_size=8))
    body = "".join(f"### {label}\n\n{words}\n\n" for label, words in rows)
    fields, text = soon(read_issue, SCHEMAS[kind], body)
    assert set(fields) <= set(SCHEMAS[kind]["properties"]) and isinstance(text, str)


TARGETS = {
    "reader": bytes_are_read_or_refused_at_a_place,
    "markdown": a_text_becomes_allowed_tags_alone,
    "links": a_link_leads_somewhere_or_has_its_fault,
    "forms": an_answered_form_is_fields_and_a_text,
}
