"""The store: whole things come back, and whatever else is there is as good as nothing."""

import os
import time

import pytest

from knowledgebase.ground import store as module
from knowledgebase.ground.store import Store, digest, files_sign, packed


@pytest.fixture
def store(tmp_path):
    return Store("asiat", "merkki", tmp_path)


def test_what_was_put_is_there_in_a_later_run(store, tmp_path):
    store.put("a", packed({"x": 1}))
    assert Store("asiat", "merkki", tmp_path).get("a") == {"x": 1}
    assert store.get("b") is None
    assert Store("asiat", "toinen", tmp_path).get("a") is None


def test_pieces_come_back_in_their_order(store):
    pieces = [b"yksi", bytes(100_000), b"kolme"]
    assert store.put_pieces("a", iter(pieces))
    assert [*store.pieces("a")] == pieces
    assert store.put_pieces("a", ())
    assert [*store.pieces("a")] == [*store.pieces("b")] == []


DAMAGES = [
    lambda d: d[:-1],
    lambda d: d[:20],
    lambda d: b"",
    lambda d: d[:-1] + b"x",
    lambda d: d + b"x",
    lambda d: d.replace(b"yksi", b"kaks"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_torn_is_not_there(store, tmp_path, damage):
    store.put("a", packed({"x": "yksi"}))
    (file,) = (tmp_path / "asiat/merkki").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert store.get("a") is None


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_pieces_that_are_torn_none_is_there(store, tmp_path, damage):
    store.put_pieces("a", [b"yksi", b"toinen"])
    (file,) = (tmp_path / "asiat/merkki").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert [*store.pieces("a")] == []


def test_what_was_packed_by_a_program_that_is_no_more_is_not_there(store):
    store.put("a", b"no pickle")
    assert store.get("a") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "asiat").write_text("a file")
    store = Store("asiat", "merkki", tmp_path)
    store.put("a", packed(1))
    assert store.get("a") is None


def test_what_another_state_made_a_week_ago_is_cleared_away(store, tmp_path):
    store.put("a", packed(1))
    other = tmp_path / "asiat/merkki"
    for days, left in ((1, True), (9, False)):
        then = time.time() - days * 86400
        os.utime(other, (then, then))
        Store("asiat", "uusi", tmp_path)
        assert other.exists() == left


def test_a_sign_stands_for_names_and_bytes(tmp_path):
    (tmp_path / "k").mkdir()
    signs = [files_sign([tmp_path])]
    for name, data in (("k/a", "1"), ("k/a", "2"), ("k/b", "2")):
        (tmp_path / name).write_text(data)
        signs.append(files_sign([tmp_path]))
    (tmp_path / "k/a").rename(tmp_path / "k/c")
    signs.append(files_sign([tmp_path]))
    assert len(set(signs)) == len(signs)
    assert digest(b"a", b"b") != digest(b"ab", b"") != digest(b"", b"ab")


def test_the_program_s_sign_has_its_templates_and_its_libraries(monkeypatch):
    before = module.program_sign()
    assert before == module.program_sign.__wrapped__()
    monkeypatch.setattr(module, "version", lambda name: "0")
    assert module.program_sign.__wrapped__() != before
