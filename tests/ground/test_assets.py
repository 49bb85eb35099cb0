"""Assets: the folder is named by all that is in it, so another name means other bytes and the reverse."""

import re
import shutil

import pytest

from knowledgebase.ground import assets
from knowledgebase.ground.assets import asset_address, assets_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    copy = tmp_path / "assets"
    shutil.copytree(assets.THEME_ASSETS, copy)
    monkeypatch.setattr(assets, "THEME_ASSETS", copy)
    yield copy
    assets_folder.cache_clear()


def name():
    assets_folder.cache_clear()
    return assets_folder()


def test_the_same_files_have_the_same_name_wherever_they_are(folder, monkeypatch):
    copied = name()
    assert re.fullmatch(r"assets/[0-9a-f]{10}", copied)
    monkeypatch.undo()
    assert folder != assets.THEME_ASSETS
    assert name() == copied


@pytest.mark.parametrize("change", ["a byte", "a name", "a file more", "a file less"])
def test_any_change_gives_another_name(folder, change):
    before, style = name(), folder / "css/site.css"
    if change == "a byte":
        style.write_bytes(style.read_bytes() + b" ")
    elif change == "a name":
        style.rename(folder / "css/sivu.css")
    elif change == "a file more":
        (folder / "js/uusi.js").touch()
    else:
        style.unlink()
    assert name() != before


def test_an_asset_is_told_by_its_path_in_the_theme():
    assert asset_address("assets/js/form/form.js") == f"{assets_folder()}/js/form/form.js"
