"""Relations of an earlier run are those that would be found now, and are found anew when a field changes."""

import pytest

from knowledgebase.flow import page_maker
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import Store
from knowledgebase.relate import kept_relations
from knowledgebase.relate.kept_relations import Neighbours, relating
from knowledgebase.relate.relate import relate
from tests.conftest import TODAY, practice, project


@pytest.fixture
def entries(make_root):
    files = {f"practices/p{n}.md": practice(f"Palautekeskustelut {n}") for n in range(4)}
    maker, _ = page_maker(Settings(make_root({**files, "projects/h.md": project()}), TODAY))
    return tuple(maker.current.entries.values())


def test_what_was_found_is_taken_whatever_the_order(entries, tmp_path, monkeypatch):
    first = relating(tmp_path, Signs(), tmp_path)(entries)
    assert first == relate(entries)
    monkeypatch.setattr(kept_relations, "relate", None)
    assert relating(tmp_path, Signs(), tmp_path)(reversed(entries)) == first


def test_neighbours_are_packed_and_come_back_as_they_were(entries):
    related = relate(entries).related
    neighbours = Neighbours(related)
    assert list(neighbours) == list(related) and len(neighbours) == len(related)
    assert any(related.values()) and dict(neighbours) == related
    assert "practice:p0" in neighbours and neighbours.get("practice:muu") is None


def test_another_field_is_related_anew(entries, tmp_path):
    relating(tmp_path, Signs(), tmp_path)(entries)
    assert relating(tmp_path, Signs(), tmp_path)(entries[1:]) == relate(entries[1:])


def test_what_is_torn_is_found_anew(entries, tmp_path, monkeypatch):
    first = relating(tmp_path, Signs(), tmp_path)(entries)
    monkeypatch.setattr(Store, "get", lambda *_: None)
    assert relating(tmp_path, Signs(), tmp_path)(entries) == first
