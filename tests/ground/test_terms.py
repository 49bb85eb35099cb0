"""The ids that the program knows are still in the vocabularies that define them."""

import pytest

from knowledgebase.ground.terms import USED_IN
from knowledgebase.read.vocabulary import read_vocabularies
from tests.conftest import ROOT

VOCABULARIES = read_vocabularies(ROOT)[0]


@pytest.mark.parametrize(
    ("name", "id"), [(name, id) for name, ids in USED_IN.items() for id in ids]
)
def test_an_id_of_the_program_is_a_term_of_its_vocabulary(name, id):
    assert id in VOCABULARIES[name].terms
