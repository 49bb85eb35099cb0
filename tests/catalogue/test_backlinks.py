"""Backlinks: every kind of place that leads to an entry is found, whether the entry is there or not."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.catalogue.backlinks import backlinks
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, corpus_words, news, practice

OLD = PurePosixPath("practices/vanha.md")
SET = 'title: "Kooste"\nsummary: "K."\npicks:\n  - id: muu\n    why: "b"\n  - id: vanha\n    why: "a"\n'
PAGE = '---\ntitle: "Sivu"\nsummary: "S."\n---\n\n[Kortti](../../practices/vanha.md#vaiheet)\n'


@pytest.mark.parametrize("there", [True, False])
def test_fields_texts_sets_and_needs_lead_to_an_entry(make_root, there):
    words = corpus_words()
    needs = words["content/vocabularies/needs.yml"].decode()
    named = "    practices:\n      - vanha\n    keywords:\n"
    words["content/vocabularies/needs.yml"] = needs.replace("    keywords:\n", named, 1).encode()
    own = practice("Vanha", body="## Lähtötilanne\n\n[Itse](vanha.md).")
    root = make_root(
        {
            **words,
            **({str(OLD): own} if there else {}),
            "practices/muu.md": practice(
                "Muu", body="## Lähtötilanne\n\n[A](vanha.md), [B](vanha.md)."
            ),
            "content/uutiset/u.md": news().replace("practice:a", "practice:vanha"),
            "content/tietoa/sivu.md": PAGE,
            "content/koosteet/k.yml": SET,
        }
    )
    catalogue = load_catalogue(root, ROOT, TODAY)[0]
    found = [(link.path, link.line, link.field) for link in backlinks(catalogue, OLD)]
    assert found == [
        ("content/koosteet/k.yml", 6, "picks"),
        ("content/tietoa/sivu.md", 6, ""),
        ("content/uutiset/u.md", 10, "relates_to"),
        ("content/vocabularies/needs.yml", 15, "practices"),
        ("practices/muu.md", 29, ""),
    ]
    other = PurePosixPath("projects/vanha.md")
    assert not backlinks(catalogue, other), "a project of the same name is another thing"
