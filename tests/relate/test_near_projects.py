"""Near projects: who does nearly the same, for whom, where and when; linear in their number."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.relate import near_projects
from knowledgebase.relate.general_words import general_words
from knowledgebase.relate.likeness import Reason
from knowledgebase.relate.near_projects import near_pairs
from tests.conftest import ROOT, TODAY, corpus_catalogue, project

SAME = "Vuorosuunnittelua kehitetään hoitotyössä osallistaen henkilöstöä."
ELSE = "Metsäkoneenkuljettajien ergonomiaa mitataan antureilla."


def one(title, aim=SAME, region="lappi", **fields):
    more = "keywords:\n  - tyoaika\n" if aim == SAME else ""
    more += "".join(f"{name}: {value}\n" for name, value in fields.items())
    return project(title, more).replace("Tavoite.", aim).replace("- lappi", f"- {region}")


def pairs(make_root, **projects):
    root = make_root({f"projects/{id}.md": text for id, text in projects.items()})
    return near_pairs(load_catalogue(root, ROOT, TODAY)[0].of_kind("project"))


def test_what_is_the_same_is_near_and_what_is_not_is_not(make_root):
    (pair,) = pairs(make_root, a=one("Vuorot"), b=one("Työajat"), c=one("Metsä", ELSE))
    assert (pair.one, pair.other) == ("project:a", "project:b")
    assert {reason.by for reason in pair.reasons} >= {"keyword", "theme", "region"}
    assert pair.beside("project:a") == "project:b"


@pytest.mark.parametrize("word", ["tuetun", "koordinaatiohanke", "lapissa", "mielen"])
def test_a_general_word_is_no_reason(make_root, word):
    first, second = (one(f"Vuorot {word} {n}", f"{SAME} Siis {word}.") for n in ("yksi", "kaksi"))
    files = {"projects/a.md": first, "projects/b.md": second, "projects/c.md": one("M", ELSE)}
    catalogue = load_catalogue(make_root(files), ROOT, TODAY)[0]
    general = general_words((), catalogue.vocabularies)
    (pair,) = near_pairs(catalogue.of_kind("project"), general=general)
    told = {name for reason in pair.reasons if reason.by == "word" for name in reason.terms}
    assert word not in told and "vuorot" in told


@pytest.mark.parametrize(
    ("mine", "yours", "people"),
    [
        ("sote", "sote", [(Reason("sector", ("sote",)),)]),
        ("sote", "kaikki", [(Reason("sector", ("sote",)),)]),
        ("kaikki", "kaikki", [(Reason("sector", ("kaikki",)),)]),
        ("sote", "ei-tiedossa", [()]),
        ("sote", "rakentaminen", []),
    ],
)
def test_near_projects_tell_for_whom_both_are_and_those_for_others_are_not_near(
    make_root, mine, yours, people
):
    sectors = [f"\n  - {id}" for id in (mine, yours)]
    found = pairs(
        make_root,
        a=one("Vuorot", sectors=sectors[0]),
        b=one("Työajat", sectors=sectors[1]),
        c=one("M", ELSE),
    )
    assert [pair.people for pair in found] == people


def test_the_size_of_a_workplace_tells_for_whom_when_sectors_do_not(make_root):
    sizes = {"org_sizes": "\n  - pieni"}
    (pair,) = pairs(make_root, a=one("V", **sizes), b=one("T", **sizes), c=one("M", ELSE))
    assert pair.people == (Reason("size", ("pieni",)),)


@pytest.mark.parametrize(
    ("title", "title_of_other", "words"),
    [
        ("Terveyskioski", "Terveyskioski avataan", ("terveyskioski",)),
        ("Terveyskioski", "Terveyskeskus avataan", ()),  # the same first letters, another thing
        ("Terveyskioskin avaus", "Terveyskioski avataan", ()),
    ],
)
def test_a_word_is_a_reason_only_where_both_pages_show_it(make_root, title, title_of_other, words):
    (pair,) = pairs(make_root, a=one(title), b=one(title_of_other), c=one("M", ELSE))
    assert [r.terms for r in pair.reasons if r.by == "word"] == ([words] if words else [])


def test_common_makers_are_told(make_root):
    led = {"lead": "turun-yliopisto"}
    (pair,) = pairs(make_root, a=one("V", **led), b=one("T", **led), c=one("M", ELSE))
    assert pair.makers == ("turun-yliopisto",)


def test_the_order_of_the_projects_does_not_matter():
    projects = corpus_catalogue().of_kind("project")
    assert near_pairs(projects) == near_pairs(list(projects)[::-1])


def test_the_work_grows_as_the_number_of_projects(make_root, monkeypatch):
    looked_at = []

    def count(*_):
        looked_at.append(1)
        return 0.0

    monkeypatch.setattr(near_projects, "_likeness", count)
    projects = load_catalogue(
        make_root({"projects/a.md": one("V"), "projects/b.md": one("T")}), ROOT, TODAY
    )[0].of_kind("project")
    for number in (100, 400):
        looked_at.clear()
        near_pairs([project for _ in range(number // 2) for project in projects])
        assert len(looked_at) <= number * 12
