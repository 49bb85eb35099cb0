"""Packed places are those that were packed."""

import pytest

from knowledgebase.ground.store import packed, unpacked
from knowledgebase.read.places import Places

GIVEN = {("title",): (2, 8), ("sources", 0, "url"): (4, 10), (): (1, 1)}


@pytest.mark.parametrize("there", [Places(GIVEN), unpacked(packed(Places(GIVEN)))])
def test_what_was_packed_comes_back_in_its_order(there):
    assert list(there.items()) == list(GIVEN.items())
    assert there == GIVEN and there == GIVEN
    assert there != Places({}) and len(there) == 3
    assert ("title",) in there and ("titel",) not in there


def test_places_of_many_files_are_not_mixed():
    many = [Places({("a",): (number, 1)}) for number in range(30)]
    assert [places["a",] for places in many] == [(number, 1) for number in range(30)]
