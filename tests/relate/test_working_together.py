"""Working together: organisations of one project are together; its funders are not among them."""

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.relate.working_together import MOST, makers_of, network
from tests.conftest import ROOT, TODAY, corpus_catalogue, project


def projects(make_root, **texts):
    root = make_root({f"projects/{id}.md": text for id, text in texts.items()})
    return load_catalogue(root, ROOT, TODAY)[0].of_kind("project")


def done_by(title, *organisations, theme="tyokyky", more=""):
    listed = "".join(f"  - {id}\n" for id in organisations)
    return project(title, f"organisations:\n{listed}{more}").replace("tyokyky", theme)


def test_pairs_share_projects_and_a_project_has_its_team(make_root):
    made = network(
        projects(
            make_root,
            a=done_by("A", "turun-yliopisto", "aalto-yliopisto"),
            b=done_by("B", "aalto-yliopisto", "turun-yliopisto", theme="osaaminen"),
            c=done_by("C", "turun-yliopisto"),
        )
    )
    pair = ("aalto-yliopisto", "turun-yliopisto")
    assert made.all == {pair: {"a", "b"}}
    assert made.teams == {"a": pair[::-1], "b": pair}
    assert made.partners() == {pair[0]: {pair[1]: 2}, pair[1]: {pair[0]: 2}}
    assert made.projects["turun-yliopisto"] == {"a", "b", "c"}


def test_who_only_funds_does_not_do(make_root):
    funded = done_by(
        "A", "turun-yliopisto", "tyosuojelurahasto", more="funders:\n  - tyosuojelurahasto\n"
    )
    (found,) = projects(make_root, a=funded)
    assert makers_of(found) == ("turun-yliopisto",)
    assert network([found]).all == {}


def test_the_corpus_has_no_more_pairs_than_a_bounded_number_for_each_project():
    found = corpus_catalogue().of_kind("project")
    assert all(len(makers_of(each)) <= MOST for each in found)
    assert 0 < len(network(found).all) <= len(found) * MOST * (MOST - 1) // 2
