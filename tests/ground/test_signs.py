"""Signs: alike values have one sign in every run, and nothing else has it."""

import copy
import subprocess
import sys
import weakref
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import pytest
from pydantic import BaseModel

from knowledgebase.ground.signs import Signs


@dataclass(frozen=True)
class Pair:
    one: object
    other: object = ()


@dataclass(frozen=True)
class Twins(Pair):
    pass


class Model(BaseModel):
    name: str = ""
    more: tuple[str, ...] = ()


VALUES = [
    None,
    "",
    "1",
    b"1",
    1,
    1.0,
    True,
    date(2026, 11, 29),
    PurePosixPath("a/b"),
    (),
    [],
    ("a", "b"),
    ("ab",),
    (("a",), "b"),
    frozenset("ab"),
    frozenset("abc"),
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},  # an order that a reader may see
    {"a": 1},
    Pair(1),
    Pair((), 1),
    Twins(1),
    Pair(Pair(1)),
    Model(),
    Model(name=""),
    Model(name="a"),
    Model(more=("a",)),
]


def test_no_two_values_share_a_sign():
    assert len({Signs().of(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_like_value_has_the_same_sign(value):
    like = value.model_copy(deep=True) if isinstance(value, Model) else copy.deepcopy(value)
    assert Signs().of(like) == Signs().of(value)


def test_the_order_of_hashes_changes_no_sign():
    tell = (
        "from knowledgebase.ground.signs import Signs\n"
        "print(Signs().of((frozenset('abcdef'), {'a': {'x', 'y', 'z'}})).decode())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", tell],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(told) == 1


def test_what_was_read_has_the_sign_it_was_read_by():
    value, signs = Pair(1), Signs()
    signs.tell(value, b"luettu")
    assert signs.of(value) == b"luettu"
    assert signs.of((value,)) != Signs().of((value,))


def test_what_holds_more_than_data_has_no_sign():
    with pytest.raises(Exception, match=r"pickle|local"):
        Signs().of(lambda: 1)


def test_what_is_asked_for_once_is_not_held():
    signs, value = Signs(), Pair(Pair(1))
    inner, outer = weakref.ref(value.one), weakref.ref(value)
    assert signs.once(value) == Signs().of(value)
    del value
    assert outer() is inner() is None
