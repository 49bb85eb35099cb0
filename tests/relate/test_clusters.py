"""Clusters: each project once, beside the one that has most near it."""

from knowledgebase.relate.clusters import Cluster, clusters
from knowledgebase.relate.near_projects import Pair, near_pairs
from tests.conftest import corpus_catalogue


def pair(one, other, likeness):
    return Pair(one, other, likeness, (), "same", "same", "together", ())


def test_the_one_with_most_beside_it_takes_its_neighbours_and_no_chain_goes_on():
    ab, bc, cd = pair("a", "b", 0.5), pair("b", "c", 0.6), pair("c", "d", 0.4)
    assert clusters([bc, ab, cd]) == [Cluster("b", (bc, ab))]
    assert clusters([]) == []


def test_clusters_have_each_project_once_and_nothing_that_is_not_beside_its_first():
    found = near_pairs(corpus_catalogue().of_kind("project"))
    made = clusters(found)
    held = [k for c in made for k in (c.seed, *(p.beside(c.seed) for p in c.pairs))]
    assert len(held) == len(set(held)) and len(made) > 1
    assert set(held) <= {key for pair in found for key in (pair.one, pair.other)}
    assert all(c.seed in (pair.one, pair.other) for c in made for pair in c.pairs)
