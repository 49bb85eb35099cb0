"""Packed values are those that were packed."""

import pytest

from knowledgebase.ground.store import packed, unpacked
from knowledgebase.read.places import Packed

GIVEN = {("title",): (2, 8), ("sources", 0, "url"): (4, 10), (): (1, 1)}


@pytest.mark.parametrize("there", [Packed(GIVEN), unpacked(packed(Packed(GIVEN)))])
def test_what_was_packed_comes_back_in_its_order(there):
    assert list(there.value.items()) == list(GIVEN.items())
    assert there == Packed(GIVEN) and there != Packed({})


def test_values_of_many_files_are_not_mixed():
    many = [Packed({("a",): (number, 1)}) for number in range(30)]
    assert [one.value["a",] for one in many] == [(number, 1) for number in range(30)]
