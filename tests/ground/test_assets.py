"""Assets: the folder is named by all that is in it, so another name means other bytes and the reverse."""

import re
import shutil

import pytest

from knowledgebase.ground import assets
from knowledgebase.ground.assets import asset_address, assets_folder, copy_assets, served_script


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


@pytest.mark.parametrize(
    ("script", "served"),
    [
        ("// a\nlet b = 1; // b\n", "let b = 1; // b\n"),
        ("  /** a */\n  f();\n", "  f();\n"),
        ("/**\n * a */\nf();\n", "f();\n"),
        ("/** @type {A} */ (b).c();\n", "/** @type {A} */ (b).c();\n"),
        ("f(); /* a\n*/\n", "f(); /* a\n*/\n"),
        ("const a = `//b`;\n", "const a = `//b`;\n"),
    ],
)
def test_a_served_script_lacks_the_lines_that_are_comments_alone(script, served):
    assert served_script(script) == served


REGEX = re.compile(r"(?:[=&] |[\w ]\()/")
"""The mark of a template string is none in a regular expression, escaped, or alone in quotes."""
SCRIPTS = sorted(assets.THEME_ASSETS.rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_served_script_lacks_is_comment_only(script):
    lines, served = (
        script.read_text("utf-8").splitlines(),
        iter(served_script(script.read_text("utf-8")).splitlines()),
    )
    kept, strings = next(served, None), 0
    for line in lines:
        if line == kept:
            marks = 0 if REGEX.search(line) else re.sub(r"\\`|\"`\"", "", line).count("`")
            kept, strings = next(served, None), strings + marks
            continue
        assert strings % 2 == 0, f"inside a template string: {line}"
        assert re.match(r"\s*(//|/\*|\*)", line), line
        assert line.rstrip().endswith("*/") or "*/" not in line, line
    assert kept is None


def test_assets_are_written_as_readers_get_them(tmp_path):
    copy_assets(tmp_path)
    written = tmp_path / assets_folder()
    for source in assets.THEME_ASSETS.rglob("*"):
        if source.is_file():
            data, made = (
                source.read_bytes(),
                (written / source.relative_to(assets.THEME_ASSETS)).read_bytes(),
            )
            assert made == (
                served_script(data.decode()).encode() if source.suffix == ".js" else data
            )
