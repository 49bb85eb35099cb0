"""The thesaurus: read, checked, and joined with the vocabularies' own words."""

from pathlib import Path

from knowledgebase.read.thesaurus import THESAURUS, Thesaurus, read_thesaurus
from knowledgebase.search.concepts import all_concepts
from tests.conftest import ROOT, known_vocabularies

GOOD = """\
theme: tyokyky
concepts:
  - id: saikku
    official: "sairauspoissaolo"
    everyday:
      - "saikku"
    sv:
      - "sjukfrånvaro"
    related:
      - "työhön paluu"
"""


def read(root: Path, text: str, name: str = "tyokyky.yml") -> tuple[Thesaurus, list[str]]:
    (root / THESAURUS).mkdir(parents=True, exist_ok=True)
    (root / THESAURUS / name).write_text(text, "utf-8")
    thesaurus, findings = read_thesaurus(root, ["tyokyky", "johtaminen"])
    return thesaurus, [f"{found.rule}:{found.line}" for found in findings]


def test_a_good_file_is_read(tmp_path):
    thesaurus, findings = read(tmp_path, GOOD)
    assert not findings
    (concept,) = thesaurus.concepts()
    assert concept.same() == ("sairauspoissaolo", "saikku", "sjukfrånvaro")


def test_faults_have_a_place(tmp_path):
    assert read(tmp_path, GOOD.replace("theme: tyokyky", "theme: tyokykky"))[1] == [
        "thesaurus-theme:1"
    ]
    assert read(tmp_path, GOOD.replace('"työhön paluu"', '"Saikku"'))[1] == ["thesaurus-repeats:3"]
    assert read(tmp_path, GOOD.replace("official:", "virallinen:"))[1]
    twice = GOOD + GOOD.partition("concepts:\n")[2]
    assert "duplicate-term:11" in read(tmp_path, twice)[1]


def test_the_same_concept_in_two_files_is_found(tmp_path):
    read(tmp_path, GOOD)
    found = read(tmp_path, GOOD.replace("tyokyky", "johtaminen"), "johtaminen.yml")[1]
    assert "duplicate-term:3" in found


def test_terms_of_the_vocabularies_join_the_concepts_of_the_thesaurus():
    vocabularies = known_vocabularies()
    thesaurus, findings = read_thesaurus(ROOT, vocabularies["themes"].terms)
    assert not findings
    concepts = all_concepts(thesaurus, vocabularies)
    names = [concept.official.casefold() for concept in concepts]
    assert len(names) == len(set(names))
    by_name = {concept.official: concept for concept in concepts}
    assert "Lappland" in by_name["Lappi"].sv
    assert "saikku" in by_name["sairauspoissaolo"].everyday
    assert len(list(thesaurus.concepts())) >= 150
