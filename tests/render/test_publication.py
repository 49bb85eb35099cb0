"""The publication: what there is, is known before anything is made, and nothing made is kept."""

import pytest

from knowledgebase import flow
from knowledgebase.ground.settings import Settings
from knowledgebase.render.publication import Files
from knowledgebase.render.view.templates import Templates
from tests.conftest import CORPUS, TODAY


def test_files_are_known_by_path_and_made_each_time_they_are_taken():
    made = []

    def make():
        made.append(1)
        return b"x"

    files = Files({"b": make, "a": make})
    assert list(files) == ["a", "b"] and len(files) == 2 and "a" in files and "c" not in files
    assert made == []
    assert dict(files) == {"a": b"x", "b": b"x"}
    assert files["a"] == b"x" and len(made) == 3


def test_nothing_is_rendered_before_it_is_asked_for(monkeypatch):
    def refuse(*arguments, **context):
        raise AssertionError("rendered too early")

    monkeypatch.setattr(Templates, "render", refuse)
    made, _ = flow.publication(Settings(CORPUS, TODAY, pictures=True))
    assert all(page.head.title and page.outline() for page in made.pages.values())
    assert len(made.files) > len(made.pages)
    with pytest.raises(AssertionError, match="too early"):
        made.pages[""].html()
