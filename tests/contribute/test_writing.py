"""Writing: what is written reads back as the same, and every real entry keeps its meaning."""

import re
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledgebase.contribute.writing import entry_text
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.source import read_source
from knowledgebase.schema.fields import SLUG_PATTERN
from tests.conftest import CORPUS, known_schemas

SCHEMAS = known_schemas()
REAL = sorted([*CORPUS.glob("practices/*.md"), *CORPUS.glob("projects/*.md")])
plain = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))).filter(
    str.strip
)


def read(text):
    source, findings = read_source(PurePosixPath("practices/a.md"), text.encode())
    assert not findings, findings
    return source


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_entry_keeps_its_data_and_text(file):
    path = PurePosixPath(file.relative_to(CORPUS).as_posix())
    source, _ = read_source(path, file.read_bytes())
    again = read(entry_text(SCHEMAS[kind_of(path)], source.data, source.body))
    assert again.data == source.data
    assert again.body.strip() == source.body.strip()


@settings(deadline=None)
@example("Null", "0")
@given(plain, plain)
def test_any_text_survives(title, step):
    data = {"title": title, "steps": [{"title": step}], "themes": [title]}
    again = read(entry_text(SCHEMAS["practice"], data, "Teksti.")).data
    nfc = {key: unicodedata.normalize("NFC", value) for key, value in (("t", title), ("s", step))}
    assert again == {"title": nfc["t"], "themes": [nfc["t"]], "steps": [{"title": nfc["s"]}]}


def test_words_and_dates_stand_bare_and_texts_in_quotes():
    data = {
        "title": "Työkyky: näin",
        "themes": ["tyokyky"],
        "reviewed": "2026-11-24",
        "evidence": {"level": "2", "why": 'Sanoi "joo"'},
    }
    assert entry_text(SCHEMAS["practice"], data, "Teksti.").splitlines() == [
        "---",
        'title: "Työkyky: näin"',
        "themes:",
        "  - tyokyky",
        "reviewed: 2026-11-24",
        "evidence:",
        "  level: 2",
        '  why: "Sanoi \\"joo\\""',
        "---",
        "",
        "Teksti.",
    ]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Työkyky", "tyokyky"),
        ("Åbo Ärlig Öinen", "abo-arlig-oinen"),
        ("TYÖOTE: hallittu paluu!", "tyoote-hallittu-paluu"),
        ("Šakki & Žürich – ß", "sakki-zurich-ss"),
        ("!!!", ""),
        ("sana " * 40, "-".join(["sana"] * 16)),
        ("a" * 200, "a" * 80),
    ],
)
def test_slug(title, slug):
    assert slug_of(title) == slug


@settings(deadline=None)
@given(st.text())
def test_a_slug_always_has_the_right_form(title):
    slug = slug_of(title)
    assert slug == "" or (re.fullmatch(SLUG_PATTERN, slug) and len(slug) <= 80)
