"""Seeking: those who look for the same and share a theme find each other."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.relate.seeking import seekers
from tests.conftest import ROOT, TODAY, project


def looking(title, *needs, theme="tyokyky"):
    more = "looking_for:\n" + "".join(f"  - {need}\n" for need in needs)
    return project(title, more if needs else "").replace("tyokyky", theme)


def found(make_root, **projects):
    root = make_root({f"projects/{id}.md": text for id, text in projects.items()})
    return seekers(load_catalogue(root, ROOT, TODAY)[0].of_kind("project"))


def test_two_that_look_for_peers_of_a_theme_are_a_pair(make_root):
    told = found(
        make_root,
        a=looking("A", "vertaisia"),
        b=looking("B", "vertaisia"),
        c=looking("C", "vertaisia", theme="osaaminen"),
        d=looking("D", "kumppaneita"),
        e=looking("E"),
    )
    matches = {each.project: [key for key, _ in each.matches] for each in told}
    assert matches == {
        "project:a": ["project:b"],
        "project:b": ["project:a"],
        "project:c": [],
        "project:d": [],
    }
    assert [reason.by for reason in told[0].matches[0][1]] == ["theme"]


def test_pilot_workplaces_are_not_among_projects(make_root):
    pilots = "pilottityopaikkoja"
    told = found(make_root, a=looking("A", pilots), b=looking("B", pilots))
    assert [each.matches for each in told] == [(), ()]


def test_many_that_look_for_the_same_are_offered_a_few(make_root):
    many = {f"p{n}": looking(f"P{n}", "vertaisia") for n in range(60)}
    assert all(len(each.matches) == 3 for each in found(make_root, **many))
