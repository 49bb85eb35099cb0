"""Shelves: entries grouped once, best or latest first."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.shelves import by_kind, group
from tests.conftest import ROOT, TODAY, practice, project


def shelves(make_root, files):
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    return group(catalogue, TODAY)


@pytest.mark.parametrize("first", ["A", "Ä"])
def test_of_two_practices_alike_the_title_decides(make_root, first):
    found = shelves(make_root, {"practices/a.md": practice("B"), "practices/b.md": practice(first)})
    assert [entry.fields.title for entry in found.practices] == sorted(["B", first])


def test_running_projects_come_first_and_ended_ones_last_the_latest_first(make_root):
    spans = {
        "loppu": ("2020", "2021"),
        "uudempi": ("2023", "2024"),
        "nyt": ("2025", "2027"),
        "tuleva": ("2028", "2029"),
    }
    files = {
        f"projects/{id}.md": project(id.capitalize(), more=f'starts: "{a}"\nends: "{b}"\n')
        for id, (a, b) in spans.items()
    }
    assert [entry.id for entry in shelves(make_root, files).projects] == [
        "nyt",
        "tuleva",
        "uudempi",
        "loppu",
    ]


def test_each_term_has_its_entries_of_both_kinds(make_root):
    found = shelves(make_root, {"practices/a.md": practice(), "projects/b.md": project()})
    practices, projects = by_kind(found.by_theme["tyokyky"])
    assert [e.id for e in practices] == ["a"] and [e.id for e in projects] == ["b"]
    assert [e.id for e in found.by_region["lappi"]] == ["a", "b"]
