"""Overlap: how much of one entry another tells too."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.relate.overlap import overlaps
from tests.conftest import ROOT, TODAY, practice, project

SAME = "Päätöksenteko siirretään tiimeille ja vuorot suunnitellaan yhdessä."
ELSE = "Kahvihuoneen seinälle ripustetaan liikennevalot kuormituksen näyttämiseen."


def entries(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Vuorot yhdessä").replace("Ratkaisu.", SAME),
            "practices/b.md": practice("Toinen nimi").replace("Ratkaisu.", SAME),
            "practices/c.md": practice("Liikennevalot").replace("Ratkaisu.", ELSE),
            "projects/d.md": project(),
        }
    )
    return load_catalogue(root, ROOT, TODAY)[0].entries


def test_the_one_that_says_the_same_overlaps_and_other_kinds_do_not_count(make_root):
    there = entries(make_root)
    found = overlaps(there["practice:a"], there.values())
    assert found.keys() == {"practice:b", "practice:c"}
    assert found["practice:b"] > 0.5 > found["practice:c"]


def test_overlap_is_from_nothing_to_all_and_the_same_both_ways(make_root):
    there = entries(make_root)
    for one in ("a", "b", "c"):
        for key, share in overlaps(there[f"practice:{one}"], there.values()).items():
            assert 0 <= share <= 1
            assert overlaps(there[key], there.values())[f"practice:{one}"] == share
