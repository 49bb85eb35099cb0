"""Commands that tell of all pages: what makes them, or why there is nothing."""

import pytest

from knowledgebase.cli.making_pages import page_maker_of
from knowledgebase.ground.settings import Settings
from tests.conftest import TODAY, practice


def test_content_without_faults_has_a_maker(make_root):
    maker = page_maker_of(Settings(make_root({"practices/a.md": practice()}), TODAY))
    assert [entry.id for entry in maker.catalogue.entries.values()] == ["a"]


def test_faults_are_told_and_end_the_command(make_root, capsys):
    root = make_root({"practices/a.md": practice().replace("tyokyky", "tyokkyy")})
    with pytest.raises(SystemExit) as ended:
        page_maker_of(Settings(root, TODAY))
    assert ended.value.code == 1
    assert "unknown-theme" in capsys.readouterr().err
