"""Our own materials as documents for Word: the same words, the same bytes every time."""

import io

import pytest
from docx import Document

from tests.conftest import publish

MATERIAL = """\
---
title: "Puheeksioton runko"
summary: "Yhden sivun runko."
themes:
  - tyokyky
regions:
  - koko-maa
material_kind: lomake
{more}---

## Ennen keskustelua

Sovi **rauhallinen** hetki. Katso [ohje](https://example.org/ohje).

- [ ] Varaa tila
- [x] Kerro aihe

1. Avaa
2. Kuuntele

| Kysymys | Vastaus |
| --- | --- |
| Mitä näit? | |
"""


@pytest.fixture
def made(make_root):
    return publish(make_root({"content/materiaalit/runko.md": MATERIAL.format(more="")}))


def test_the_document_says_what_the_page_says(made):
    document = Document(io.BytesIO(made.files["materiaalit/runko/runko.docx"]))
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    assert lines[0] == ("Title", "Puheeksioton runko")
    assert ("Heading 1", "Ennen keskustelua") in lines
    assert ("List Bullet", "☐ Varaa tila") in lines and ("List Bullet", "☑ Kerro aihe") in lines
    assert ("List Number", "Kuuntele") in lines
    assert ("Normal", "Sovi rauhallinen hetki. Katso ohje (https://example.org/ohje).") in lines
    assert [[c.text for c in row.cells] for row in document.tables[0].rows] == [
        ["Kysymys", "Vastaus"],
        ["Mitä näit?", ""],
    ]
    assert "☐ Varaa tila" in made.pages["materiaalit/runko/"]
    assert "runko.docx" in made.pages["materiaalit/runko/"]


@pytest.mark.parametrize(
    ("more", "locale"), [("", "fi-FI"), ("lang: sv\n", "sv-FI"), ("lang: en\n", "en-GB")]
)
def test_word_checks_the_spelling_in_the_language_of_the_text(make_root, more, locale):
    made = publish(make_root({"content/materiaalit/runko.md": MATERIAL.format(more=more)}))
    (path,) = [path for path in made.files if path.endswith("runko.docx")]
    styles = Document(io.BytesIO(made.files[path])).styles.element
    assert set(styles.xpath("//w:lang/@w:val")) == {locale}


def test_the_document_ends_with_its_sources_and_when_they_were_read(make_root):
    more = """\
sources:
  - title: "Valvontaohje"
    url: "https://example.org/ohje"
    kind: viranomainen
    seen: "Mitä valvotaan."
    accessed: 2026-11-24
"""
    made = publish(make_root({"content/materiaalit/runko.md": MATERIAL.format(more=more)}))
    document = Document(io.BytesIO(made.files["materiaalit/runko/runko.docx"]))
    assert [(p.style.name, p.text) for p in document.paragraphs][-3:-1] == [
        ("Heading 1", "Lähteet"),
        ("List Bullet", "Valvontaohje, https://example.org/ohje. Luettu 24.11.2026."),
    ]


def test_the_same_content_gives_the_same_bytes(make_root, made):
    again = publish(make_root())
    path = "materiaalit/runko/runko.docx"
    assert again.files[path] == made.files[path]


def test_a_material_that_is_elsewhere_has_no_document(make_root):
    more = 'url: "https://example.org/opas"\n'
    root = make_root({"content/materiaalit/opas.md": MATERIAL.format(more=more)})
    assert not [path for path in publish(root).files if path.endswith(".docx")]


@pytest.mark.parametrize(("lang", "told"), [("sv", " Licens: "), ("en", " Licence: ")])
def test_the_document_names_its_licence_in_its_own_language(make_root, lang, told):
    text = MATERIAL.format(more=f"lang: {lang}\n")
    made = publish(make_root({"content/materiaalit/runko.md": text}))
    document = Document(io.BytesIO(made.files["materiaalit/runko/runko.docx"]))
    assert told in document.paragraphs[-1].text
    assert "Lisenssi" not in document.paragraphs[-1].text
