"""Language versions of one entry know each other, and nothing else is taken for one."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, practice, project, publish

SV = "lang: sv\ntranslation_of: practice:a\n"
EN = "lang: en\ntranslation_of: practice:a\n"


def rules(root):
    _, findings = load_catalogue(root, ROOT, TODAY)
    return [(f.path, f.rule) for f in findings if f.rule.startswith("translation-")]


@pytest.fixture
def three(make_root):
    return make_root(
        {
            "practices/a.md": practice("Tavoite"),
            "practices/a-sv.md": practice("Mål", SV),
            "practices/a-en.md": practice("Goal", EN),
        }
    )


def test_each_version_leads_to_the_others_in_their_own_words(three):
    made = publish(three)
    assert rules(three) == []
    shown = {
        address: [
            (link.text(), link.attributes["href"], link.attributes["lang"])
            for link in LexborHTMLParser(made.pages[address]).css("a[hreflang]")
        ]
        for address in ("kaytannot/a/", "kaytannot/a-sv/")
    }
    assert shown == {
        "kaytannot/a/": [
            ("In English", "../../kaytannot/a-en/", "en"),
            ("På svenska", "../../kaytannot/a-sv/", "sv"),
        ],
        "kaytannot/a-sv/": [
            ("Suomeksi", "../../kaytannot/a/", "fi"),
            ("In English", "../../kaytannot/a-en/", "en"),
        ],
    }
    assert "Liittyy suoraan" not in made.pages["kaytannot/a/"]


def test_versions_are_told_to_machines(three):
    made = publish(three)
    row = json.loads(made.files["data/v1/practices/a-sv.json"])
    assert row["translation_of"] == "practice:a"
    graph = json.loads(made.files["data/v1/graph.jsonld"])["@graph"]
    (one,) = [node for node in graph if node["url"].endswith("/a-sv/")]
    assert one["translationOfWork"]["@id"].endswith("/kaytannot/a/")
    assert "/kaytannot/a-en/index.md" in made.files["kaytannot/a/index.md"].decode()


def test_a_hidden_version_is_named_nowhere(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Tavoite", "status: draft\n"),
            "practices/a-sv.md": practice("Mål", SV),
        }
    )
    made = publish(root)
    assert json.loads(made.files["data/v1/practices/a-sv.json"])["translation_of"] is None
    assert "hreflang" not in made.pages["kaytannot/a-sv/"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"projects/p.md": project(more=SV)}, ("projects/p.md", "translation-kind")),
        (
            {"practices/b.md": practice("B", "translation_of: practice:a\n")},
            ("practices/b.md", "translation-language"),
        ),
        (
            {"practices/b.md": practice("B", SV), "practices/c.md": practice("C", SV)},
            ("practices/c.md", "translation-language"),
        ),
        (
            {
                "practices/b.md": practice("B", SV),
                "practices/c.md": practice("C", "lang: en\ntranslation_of: practice:b\n"),
            },
            ("practices/c.md", "translation-chain"),
        ),
    ],
)
def test_what_is_no_version_is_told(make_root, files, told):
    assert rules(make_root({"practices/a.md": practice("Alku"), **files})) == [told]


def test_versions_may_share_a_name(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Kykyviisari"),
            "practices/a-sv.md": practice("Kykyviisari", SV, step="Fråga en kollega i dag."),
        }
    )
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert "duplicate-title" not in {f.rule for f in findings}
