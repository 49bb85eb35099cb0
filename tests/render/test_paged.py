"""Paged: every entry of a long list is on one page, and every page is short."""

import pytest

from knowledgebase.ground.layout import is_made, numbered
from knowledgebase.render.paged import PAGE, WHOLE, paged


class TestLaidOut:
    def test_a_list_of_modest_length_is_one_page(self):
        assert paged(range(WHOLE - 2), range(2)).pages == 1

    @pytest.mark.parametrize("sizes", [(WHOLE + 1,), (WHOLE, 1), (3, 2000), (700, 900), (0, 500)])
    def test_every_entry_of_a_long_one_is_on_one_page_in_order(self, sizes):
        shelves = [[(shelf, n) for n in range(size)] for shelf, size in enumerate(sizes)]
        laid = paged(*shelves)
        every = [*laid.first, *laid.others]
        assert sorted(one for some in every for one in some) == [o for s in shelves for o in s]
        assert [one for some in laid.others for one in some] == sorted(
            one for some in laid.others for one in some
        )
        assert max(map(len, every)) <= PAGE
        assert sum(map(len, laid.first)) <= PAGE

    def test_each_page_has_its_address_which_no_file_may_take(self):
        laid = paged(range(WHOLE + 1))
        addresses = [address for address, _ in laid.by_address("kaytannot/")]
        assert addresses[:3] == ["kaytannot/", "kaytannot/sivu/2/", "kaytannot/sivu/3/"]
        assert all(is_made(numbered("teemat/tyokyky/", n)) for n in (2, 30))
        assert not is_made("tietoa/sivu/kuvat/")
