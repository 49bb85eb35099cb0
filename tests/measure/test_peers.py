"""Peers build the same entries, the same one is edited for all, and what a tool keeps is forgotten."""

import sys
from pathlib import Path

from knowledgebase.measure.peers import Tool, cache_of, edited, prepare
from tests.conftest import ROOT


def copies(work, name):
    return {file: file.read_text("utf-8") for file in work.rglob(name)}


def test_every_peer_has_the_entries_and_the_edit_of_one(tmp_path):
    entry = prepare(tmp_path, 4)
    before = copies(tmp_path, entry.name)
    assert len(before) == 3 and len(set(before.values())) == 1
    with edited(tmp_path, entry):
        now = copies(tmp_path, entry.name)
        assert len(set(now.values())) == 1 and now != before
    assert copies(tmp_path, entry.name) == before


def test_a_tool_forgets_what_it_wrote_and_keeps_but_what_was_set_up(tmp_path):
    for name in ("out/a", "cache/readings/b", "cache/lemmas/c", "cache/bench/d"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    Tool("t", (), "out", "", Path("cache")).forget(tmp_path)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("?")}
    assert left == {"cache/lemmas/c", "cache/bench/d"}
    Tool("t", (), "out", "").forget(tmp_path)


def test_ours_keeps_what_it_may_use_again_beside_the_program():
    assert cache_of(Path(sys.executable)) == ROOT / ".cache"
