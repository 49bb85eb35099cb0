"""Bytes that were put away come back, in a fork too, and where there is no room for them."""

import os

import pytest

from knowledgebase.ground import away
from knowledgebase.ground.away import Away, note, noting
from knowledgebase.ground.store import packed, unpacked
from knowledgebase.ground.workers import do_all


def test_what_was_put_away_comes_back():
    many = [Away(bytes([number]) * number) for number in range(50)]
    assert [one.data for one in many] == [bytes([number]) * number for number in range(50)]


def test_it_is_copied_with_its_bytes():
    assert unpacked(packed(Away(b"sana"))).data == b"sana"


def test_forks_read_what_was_there_and_mix_nothing():
    before = [Away(b"%d" % number) for number in range(300)]

    def do(one):
        own = Away(b"oma " + one.data)
        return own, own.data, one.data

    made = do_all(before, do, workers=3)
    after = Away(b"uusi")
    for number, (own, told, seen) in enumerate(made):
        assert own.data == told == b"oma %d" % number
        assert seen == b"%d" % number
    assert after.data == b"uusi"


@pytest.mark.parametrize("fails", ["TemporaryFile", "pwrite"])
def test_where_there_is_no_room_it_stays_in_memory(monkeypatch, fails):
    def refuse(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(away, "_room", None)
    monkeypatch.setattr(away if fails == "TemporaryFile" else os, fails, refuse)
    assert Away(b"sana").data == b"sana"


def test_a_file_that_shrank_is_a_fault_of_the_world(monkeypatch):
    put = Away(b"sana")
    monkeypatch.setattr(os, "pread", lambda *args: b"sa")
    with pytest.raises(OSError, match="2 bytes of 4"):
        _ = put.data


def test_what_is_asked_for_is_noted_for_all_who_wait_for_it():
    one, other = Away(b"1"), Away(b"2")
    with noting() as outer:
        with noting() as inner:
            note([one])
        note([other])
    note([Away(b"3")])
    assert (inner, outer) == ({one}, {one, other})
