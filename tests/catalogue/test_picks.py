"""Picks: what editors list by hand is one kind of thing, wherever it is written."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.picks import all_picks, listed
from tests.conftest import ROOT, TODAY, practice

PICKS = 'picks:\n  - id: a\n    why: "Siksi."\n'
FILES = {
    "practices/a.md": practice(),
    "content/koosteet/k.yml": f'title: "K"\nsummary: "K."\n{PICKS}  - id: b\n    why: "Siksi."\n',
    "content/teemat/tyokyky.md": f'---\ntitle: "T"\nsummary: "T."\n{PICKS}---\n',
    "content/vocabularies/needs.yml": 'id: needs\ntitle: T\nterms:\n  - id: apu\n    label:\n      fi: "A"\n'
    '    practices:\n      - a\n  - id: tuki\n    label:\n      fi: "B"\n    practices:\n      - a\n',
}


def test_picks_of_sets_needs_and_pages_stand_where_they_are_written(make_root):
    catalogue, _ = load_catalogue(make_root(FILES), ROOT, TODAY)
    found = [(pick.key, pick.path, pick.place) for pick in all_picks(catalogue)]
    assert found == [
        ("practice:a", "content/koosteet/k.yml", (4, 9)),
        ("practice:b", "content/koosteet/k.yml", (6, 9)),
        ("practice:a", "content/vocabularies/needs.yml", (8, 9)),
        ("practice:a", "content/vocabularies/needs.yml", (13, 9)),
        ("practice:a", "content/teemat/tyokyky.md", (5, 9)),
    ]
    # Two needs in one file are two lists: naming a practice in both is no repeat.
    assert len({pick.of for pick in listed(catalogue)}) == 3


def test_a_root_is_not_told_of_needs_that_it_borrows(make_root):
    _, found = load_catalogue(make_root({"practices/a.md": practice()}), ROOT, TODAY)
    assert [f for f in found if f.path.endswith("needs.yml")] == []
